package io.wirewatch.runtime;

/** A long-running part of a service. An absent broker makes it {@link Condition.State#DOWN}, never dead. */
public interface Worker extends AutoCloseable {
    /** What it is called in health and logs, unique in its service. */
    String name();

    /** Begins to work, without waiting for anything. Called once. */
    void start();

    /** How it is now. */
    Condition condition();

    /** Ends the work and waits for what is under way. */
    @Override
    void close();
}
