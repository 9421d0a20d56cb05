package io.wirewatch.gateway.release;

import io.micronaut.http.HttpRequest;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.formats.file.Document;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;

/**
 * What the query of a pushed file says of its releases.
 *
 * @param source source id or label
 * @param id names the file's release; the others of the file are called by it and their own identity, those in an archive by
 *     it and their path there
 * @param url its address, or null
 * @param historical whether they raise nothing
 */
record FilePush(String source, String id, String url, boolean historical) {
    private static final String PUSH = "push";
    private static final int LONGEST_URL = 4096;

    static FilePush of(HttpRequest<?> request) {
        Query query = Query.of(request, "source", "id", "url", "historical");
        String source = atMost(query, "source", 200);
        return new FilePush(
                source == null ? PUSH : source,
                atMost(query, "id", ReleaseRequest.LONGEST_ID),
                atMost(query, "url", LONGEST_URL),
                flag(query));
    }

    private static String atMost(Query query, String name, int longest) {
        String value = query.text(name);
        if (value != null && value.length() > longest) {
            throw ProblemException.badRequest(
                    "\"" + name + "\" may have " + longest + " characters, not " + value.length() + ".");
        }
        return value;
    }

    private static boolean flag(Query query) {
        String value = query.text("historical");
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw ProblemException.badRequest("\"historical\" must be true or false, not \"" + value + "\".");
        }
        return "true".equals(value);
    }

    /**
     * How a document of the file is called.
     *
     * @param place of the file that it is in, behind the name of the archive that is pushed; empty where that is none
     * @param isFile whether the document is what that file is, not one of several in it
     */
    FileIdentity identity(String place, Document document, boolean isFile) {
        String own = document.identity();
        String address = isFile && place.isEmpty() && url != null ? url : document.url();
        String named = id == null ? null : id + place;
        return new FileIdentity(
                source,
                shortened(named == null ? own : isFile ? named : named + "#" + own),
                address == null || address.length() > LONGEST_URL ? null : address);
    }

    /** Identities of any length come in; the log's are short. */
    private static String shortened(String name) {
        return name == null || name.length() <= ReleaseRequest.LONGEST_ID ? name : "sha256:" + Ids.sha256Hex(name);
    }
}
