package io.wirewatch.bench.rivals;

import java.util.List;

/** What finds the subscriptions that a release fulfils. */
interface Contestant extends AutoCloseable {
    String name();

    /**
     * Matches a release of the workload, as its own result holds the matches.
     *
     * @param document number of the release
     * @return how many subscriptions match
     */
    int match(int document) throws Exception;

    /** Ids of the subscriptions that a release fulfils, in any order. */
    List<String> ids(int document) throws Exception;

    @Override
    default void close() throws Exception {}
}
