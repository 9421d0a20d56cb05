package io.wirewatch.runtime.net;

import io.wirewatch.runtime.net.Limits.Oversize;
import io.wirewatch.runtime.net.OutboundException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** Reads an answer within its limits. The body is counted after decompression, so a small bomb is a large body. */
final class ResponseReader {
    private final Limits limits;

    ResponseReader(Limits limits) {
        this.limits = limits;
    }

    OutboundResponse read(ClassicHttpResponse response, URI uri) throws IOException, OutboundException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean truncated = response.getEntity() != null && readBody(response, body);
        if (truncated && limits.oversize() == Oversize.REFUSE) {
            throw new OutboundException(
                    Reason.TOO_LARGE, "the body is larger than " + limits.maxBytes() + " bytes", null);
        }
        return new OutboundResponse(response.getCode(), headers(response), body.toByteArray(), truncated, uri);
    }

    /** Whether something was left unread. */
    private boolean readBody(ClassicHttpResponse response, ByteArrayOutputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = response.getEntity().getContent();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                int room = limits.maxBytes() - body.size();
                body.write(buffer, 0, Math.min(n, room));
                if (n > room) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            if (limits.oversize() == Oversize.KEEP_BEGIN) {
                // The status has arrived and is the answer; what the rest of the body would say does not matter.
                return true;
            }
            throw e;
        }
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        headers.replaceAll((name, values) -> List.copyOf(values));
        return Collections.unmodifiableMap(headers);
    }
}
