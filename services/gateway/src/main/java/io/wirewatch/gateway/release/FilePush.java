package io.wirewatch.gateway.release;

import io.micronaut.http.HttpRequest;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.formats.file.Document;
import io.wirewatch.formats.file.FileKind;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Query;

/**
 * What the query of a pushed file says of its releases.
 *
 * @param source source id or label
 * @param id names the file's release; the others of the file are called by it and their own identity
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

    /** @param isFile whether the document is what the file is, not one of several in it */
    FileIdentity identity(FileKind kind, Document document, boolean isFile) {
        boolean isNamed = isFile && !kind.holdsSeveral();
        String own = document.identity();
        String address = isNamed && url != null ? url : document.url();
        return new FileIdentity(
                source,
                shortened(id == null ? own : isNamed ? id : id + "#" + own),
                address == null || address.length() > LONGEST_URL ? null : address);
    }

    /** Identities of any length come in; the log's are short. */
    private static String shortened(String name) {
        return name == null || name.length() <= ReleaseRequest.LONGEST_ID ? name : "sha256:" + Ids.sha256Hex(name);
    }
}
