package io.wirewatch.runtime;

/**
 * How a worker is.
 *
 * @param state whether it does its work
 * @param detail what is the matter, in words; empty when nothing is
 */
public record Condition(State state, String detail) {
    /** It has what it needs and works. */
    public static final Condition READY = new Condition(State.READY, "");

    /** Whether a worker does its work. */
    public enum State {
        /** Not yet. */
        STARTING,
        /** Yes. */
        READY,
        /** Not now; it goes on trying. */
        DOWN
    }

    /** Not yet, and what it waits for. */
    public static Condition starting(String detail) {
        return new Condition(State.STARTING, detail);
    }

    /** Not now, and why. */
    public static Condition down(String detail) {
        return new Condition(State.DOWN, detail);
    }

    /** Not now, because of this. */
    public static Condition down(Throwable cause) {
        return down(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    /** Whether it does its work. */
    public boolean isReady() {
        return state == State.READY;
    }
}
