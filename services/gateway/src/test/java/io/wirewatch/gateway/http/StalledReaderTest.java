package io.wirewatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StalledReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger cutOff = new AtomicInteger();
    private final EmbeddedChannel channel = new EmbeddedChannel(new StalledReader(PATIENCE, cutOff::incrementAndGet));

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @Test
    void aReaderThatTakesNothingIsCutOff() {
        waits();
        pass(PATIENCE);
        assertThat(channel.isOpen()).isTrue();
        pass(PATIENCE);
        assertThat(channel.isOpen()).isFalse();
        assertThat(cutOff).hasValue(1);
    }

    @Test
    void whatComesToWaitBesidesDoesNotCountAsTaken() {
        for (int i = 0; i < 60; i++) {
            waits();
            pass(Duration.ofSeconds(1));
        }
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void oneForWhomNothingWaitsIsLeftAlone() {
        pass(PATIENCE.multipliedBy(10));
        assertThat(channel.isOpen()).isTrue();
        waits();
        channel.flush();
        pass(PATIENCE.multipliedBy(10));
        assertThat(channel.isOpen()).isTrue();
        assertThat(cutOff).hasValue(0);
    }

    @Test
    void oneThatTakesALittleNowAndThenIsLeftAloneUntilItStops() {
        waits();
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        waiting.addFlush();
        for (int i = 0; i < 30; i++) {
            pass(Duration.ofSeconds(20));
            waiting.progress(1);
        }
        assertThat(channel.isOpen()).isTrue();
        pass(PATIENCE.multipliedBy(2));
        assertThat(channel.isOpen()).isFalse();
    }

    /** Written and not flushed: the channel of a test takes all that is flushed. */
    private void waits() {
        channel.write(Unpooled.wrappedBuffer(new byte[100]));
    }

    private void pass(Duration time) {
        for (long i = 0; i < time.toSeconds(); i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }
}
