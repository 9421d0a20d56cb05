package io.wirewatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

class EmitterTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void whatIsWrittenArrivesInOrderAndEnds() {
        AtomicBoolean finished = new AtomicBoolean();
        Flux<String> read = Flux.from(Emitter.answer(
                        LONG,
                        to -> {
                            for (int i = 0; i < 1000; i++) {
                                to.emit(i + " ");
                            }
                        },
                        () -> finished.set(true)))
                .map(piece -> new String(piece, StandardCharsets.UTF_8));
        assertThat(read.collectList().block(LONG))
                .hasSize(1000)
                .startsWith("0 ")
                .endsWith("999 ");
        await().untilTrue(finished);
    }

    @Test
    void aReaderThatTakesNothingIsCutOffAndNothingPilesUp() {
        AtomicInteger written = new AtomicInteger();
        Flux<byte[]> read = Flux.from(Emitter.answer(
                Duration.ofMillis(50),
                to -> {
                    while (true) {
                        to.emit("x");
                        written.incrementAndGet();
                    }
                },
                () -> {}));
        AtomicBoolean cutOff = new AtomicBoolean();
        read.subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                request(3);
            }

            @Override
            protected void hookOnError(Throwable failure) {
                cutOff.set(failure instanceof Emitter.EndedException);
            }
        });
        await().untilTrue(cutOff);
        assertThat(written.get()).isEqualTo(3);
    }

    @Test
    void aReaderThatGoesAwayEndsTheWriter() {
        AtomicBoolean finished = new AtomicBoolean();
        Flux.from(Emitter.answer(
                        LONG,
                        to -> {
                            while (true) {
                                to.emit("x");
                            }
                        },
                        () -> finished.set(true)))
                .take(2)
                .blockLast(LONG);
        await().untilTrue(finished);
    }

    @Test
    void aFaultOfTheWriterBreaksTheAnswerOff() {
        Flux<byte[]> read = Flux.from(Emitter.answer(
                LONG,
                to -> {
                    throw new IllegalStateException("no more");
                },
                () -> {}));
        assertThatThrownBy(() -> read.blockLast(LONG)).hasMessage("no more");
    }
}
