package io.wirewatch.bench.rivals;

import java.util.List;

/** What finds something by its id, such as the subscriptions that a release fulfils; so it can be told whether two find the same. */
interface Contestant extends Timed {
    /** Ids of what a document holds, in any order. */
    List<String> ids(int document) throws Exception;
}
