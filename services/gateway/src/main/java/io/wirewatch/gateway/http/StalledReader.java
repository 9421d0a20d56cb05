package io.wirewatch.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose reader takes nothing of what waits for it, not one byte, for some time; one for whom nothing
 * waits may be silent for as long as it likes. It looks twice in that time, so a reader is cut off after it and no later
 * than after half as long again.
 */
final class StalledReader extends IdleStateHandler {
    private static final int LOOKS = 2;
    private static final long NOTHING_WAITS = -1;

    private final Runnable cutOff;
    private long taken = NOTHING_WAITS;
    private int lookedInVain;

    /**
     * @param patience how long a reader may take nothing
     * @param cutOff what to do besides when one is cut off
     */
    StalledReader(Duration patience, Runnable cutOff) {
        super(0, patience.dividedBy(LOOKS).toNanos(), 0, TimeUnit.NANOSECONDS);
        this.cutOff = cutOff;
    }

    /** Called each time that no write was completed since the last look. */
    @Override
    protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent event) {
        long before = event.isFirst() ? NOTHING_WAITS : taken;
        taken = takenOfWaiting(ctx.channel().unsafe().outboundBuffer());
        lookedInVain = taken != NOTHING_WAITS && taken == before ? lookedInVain + 1 : 0;
        if (lookedInVain == LOOKS) {
            cutOff.run();
            ctx.close();
        }
    }

    /** How much was taken of the message that is being written, all others wait behind it. */
    private static long takenOfWaiting(ChannelOutboundBuffer waiting) {
        return waiting == null || waiting.totalPendingWriteBytes() == 0 ? NOTHING_WAITS : waiting.currentProgress();
    }
}
