package io.wirewatch.replay;

/** Copies of raw releases that a job writes: they go the way of what comes in, through all stages, and what comes in waits behind them. */
final class CopiesWritten extends TurnWrites {
    @Override
    long room(LivePipeline live) {
        return live.roomForCopies(ends());
    }
}
