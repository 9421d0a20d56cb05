package io.wirewatch.gateway.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Entity tags that follow from the content (RFC 9110, sections 8.8.3 and 13.1.2): who has it already is sent nothing. */
public final class ContentTag {
    private static final int BYTES = 16;

    private ContentTag() {}

    /** The content with its tag, or 304 where {@code If-None-Match} names it. */
    public static HttpResponse<byte[]> answer(HttpRequest<?> request, byte[] content, String mediaType) {
        String tag = tag(content);
        String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        MutableHttpResponse<byte[]> answer = known != null && names(known, tag)
                ? HttpResponse.notModified()
                : HttpResponse.ok(content).contentType(MediaType.of(mediaType));
        return answer.header(HttpHeaders.ETAG, tag);
    }

    private static boolean names(String header, String tag) {
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
