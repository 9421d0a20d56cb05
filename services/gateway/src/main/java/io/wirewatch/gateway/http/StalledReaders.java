package io.wirewatch.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Cuts off readers who take nothing of what waits for them, and tells how much waits: {@code
 * wirewatch.gateway.unsent.most} is the most bytes that wait for any one of them in the server, {@code
 * wirewatch.gateway.readers.cut} counts those that were cut off.
 */
@Singleton
final class StalledReaders implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final Duration patience;
    private final BeanProvider<MeterRegistry> meters;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /**
     * @param patience how long a reader may take nothing
     * @param meters found when the server is made: a listener is made before most beans
     */
    StalledReaders(@Value("${wirewatch.gateway.slow-reader}") Duration patience, BeanProvider<MeterRegistry> meters) {
        this.patience = patience;
        this.meters = meters;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        MeterRegistry registry = meters.get();
        registry.gauge("wirewatch.gateway.unsent.most", open, StalledReaders::mostUnsent);
        Runnable cutOff = registry.counter("wirewatch.gateway.readers.cut")::increment;
        event.getBean().register(new NettyServerCustomizer() {
            @Override
            public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
                return role == ChannelRole.CONNECTION ? new Connection(channel, cutOff) : this;
            }
        });
        return event.getBean();
    }

    private static long mostUnsent(ChannelGroup channels) {
        return channels.stream().mapToLong(StalledReaders::unsent).max().orElse(0);
    }

    private static long unsent(Channel channel) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    private final class Connection implements NettyServerCustomizer {
        private final Channel channel;
        private final Runnable cutOff;

        Connection(Channel channel, Runnable cutOff) {
            this.channel = channel;
            this.cutOff = cutOff;
        }

        @Override
        public void onInitialPipelineBuilt() {
            open.add(channel);
            // First, where it sees just what goes to the socket.
            channel.pipeline().addFirst("stalled-reader", new StalledReader(patience, cutOff));
        }
    }
}
