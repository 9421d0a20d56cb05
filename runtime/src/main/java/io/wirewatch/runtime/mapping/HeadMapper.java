package io.wirewatch.runtime.mapping;

import io.wirewatch.core.release.Embargo;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;

/** Heads of releases. */
final class HeadMapper {
    static final String WITHDRAWN = "withdrawn";
    static final String LIVE = "live";

    private HeadMapper() {}

    static io.wirewatch.avro.ReleaseHead toAvro(ReleaseHead head) {
        return io.wirewatch.avro.ReleaseHead.newBuilder()
                .setId(head.id())
                .setVersion(head.version())
                .setStatus(head.withdrawn() ? WITHDRAWN : LIVE)
                .setHistorical(head.historical())
                .setTitle(head.title())
                .setUrl(head.url())
                .setSource(head.source())
                .setPublishedAt(head.publishedAt())
                .setPublishedPrecision(head.publishedPrecision().text())
                .setReceivedAt(head.receivedAt())
                .setLanguage(head.language())
                .setStory(head.story())
                .setCarrier(head.carrier())
                .setParts(head.parts())
                .setNotice(head.notice() == null ? null : head.notice().text())
                .setEmbargo(toAvro(head.embargo()))
                .build();
    }

    static ReleaseHead toCore(io.wirewatch.avro.ReleaseHead head) {
        return new ReleaseHead(
                head.getId(),
                head.getVersion(),
                WITHDRAWN.equals(head.getStatus()),
                head.getHistorical(),
                head.getTitle(),
                head.getUrl(),
                head.getSource(),
                head.getPublishedAt(),
                PublishedPrecision.of(head.getPublishedPrecision()),
                head.getReceivedAt(),
                head.getLanguage(),
                head.getStory(),
                head.getCarrier(),
                head.getParts(),
                Notice.of(head.getNotice()),
                toCore(head.getEmbargo()));
    }

    static io.wirewatch.avro.Embargo toAvro(Embargo embargo) {
        return embargo == null ? null : new io.wirewatch.avro.Embargo(embargo.until(), embargo.text());
    }

    static Embargo toCore(io.wirewatch.avro.Embargo embargo) {
        return embargo == null ? null : new Embargo(embargo.getUntil(), embargo.getText());
    }
}
