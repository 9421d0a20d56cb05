package io.wirewatch.gateway.http;

import io.wirewatch.core.ids.Ids;

/** Rules for the ids of resources. */
public final class Resources {
    private Resources() {}

    /**
     * Refuses an id that a caller may not choose.
     *
     * @throws ProblemException 400
     */
    public static void checkChosen(String id) {
        if (!Ids.isChosen(id)) {
            throw ProblemException.badField(
                    "The id must match [a-z0-9][a-z0-9._-]{0,63}, which \"" + id + "\" does not.");
        }
    }

    /**
     * Refuses a body whose id is another than that of the path.
     *
     * @param given the body's; null: none
     * @throws ProblemException 400
     */
    public static void checkSame(String id, String given) {
        if (given != null && !given.equals(id)) {
            throw ProblemException.badField("The body's id is \"" + given + "\", the path's \"" + id + "\".");
        }
    }
}
