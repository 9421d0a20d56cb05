package io.wirewatch.runtime.mapping;

import io.wirewatch.core.release.RawRelease;
import java.nio.ByteBuffer;

/** Releases as received. */
public final class RawReleaseMapper {
    private static final String ERASED = "erased";

    private RawReleaseMapper() {}

    /** The release of a record. */
    public static RawRelease toCore(io.wirewatch.avro.RawRelease raw) {
        return new RawRelease(
                raw.getId(),
                raw.getSource(),
                raw.getContentType(),
                raw.getCharset(),
                bytes(raw.getBody()),
                raw.getTitle(),
                raw.getUrl(),
                raw.getPublishedAt(),
                raw.getLanguage(),
                HeadMapper.WITHDRAWN.equals(raw.getStatus()),
                raw.getHistorical(),
                raw.getReceivedAt(),
                ERASED.equals(raw.getStatus()),
                SelectorsMapper.toCore(raw.getSelectors()));
    }

    /**
     * The record of a release.
     *
     * @param identity what names the release within its source
     */
    public static io.wirewatch.avro.RawRelease toAvro(RawRelease raw, String tenant, String identity) {
        return io.wirewatch.avro.RawRelease.newBuilder()
                .setTenant(tenant)
                .setId(raw.id())
                .setSource(raw.source())
                .setIdentity(identity)
                .setContentType(raw.contentType())
                .setCharset(raw.charset())
                .setBody(ByteBuffer.wrap(raw.body()))
                .setTitle(raw.title())
                .setUrl(raw.url())
                .setPublishedAt(raw.publishedAt())
                .setLanguage(raw.language())
                .setStatus(raw.erased() ? ERASED : raw.withdrawn() ? HeadMapper.WITHDRAWN : HeadMapper.LIVE)
                .setHistorical(raw.historical())
                .setReceivedAt(raw.receivedAt())
                .setSelectors(SelectorsMapper.toAvro(raw.selectors()))
                .build();
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
