package io.wirewatch.cli.ingest;

/** Who is told what an input holds, in its order. */
@FunctionalInterface
public interface ReleaseSink {
    /** A release. */
    void release(PendingRelease release) throws InterruptedException;

    /** A part that is none, and why. Where nobody cares for the rest, reading ends. */
    default void refused(String origin, String detail) {
        throw new UnreadableInputException(detail);
    }

    /** All that begins before this byte of the input was told, and reading could go on there. */
    default void reached(long position) throws InterruptedException {
        reached(position, position);
    }

    /**
     * All before a place of the input was told, and reading could go on there.
     *
     * @param position the place: a byte, or where the input is packed what {@code InnerFiles.reached} tells
     * @param read bytes of the input that were read for it
     */
    default void reached(long position, long read) throws InterruptedException {}
}
