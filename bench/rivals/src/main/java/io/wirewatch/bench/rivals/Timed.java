package io.wirewatch.bench.rivals;

/** What does something with each document of a workload, and is timed. */
interface Timed extends AutoCloseable {
    String name();

    /**
     * Does a document.
     *
     * @param document its number in the workload
     * @return how much was found
     */
    int match(int document) throws Exception;

    @Override
    default void close() throws Exception {}
}
