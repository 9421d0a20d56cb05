package io.wirewatch.runtime.mapping;

import io.wirewatch.avro.Reprocessing;
import io.wirewatch.avro.TextParagraph;
import io.wirewatch.avro.TextSentence;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.PassedDate;
import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Sentence;
import io.wirewatch.core.release.Zone;

/** Releases as people read them. */
public final class CleanReleaseMapper {
    private CleanReleaseMapper() {}

    /** The record of a release that came in. */
    public static io.wirewatch.avro.CleanRelease toAvro(CleanRelease release, String tenant) {
        return toAvro(release, tenant, null);
    }

    /**
     * The record of a release.
     *
     * @param reprocessing the mark of one that was read again, or null
     */
    public static io.wirewatch.avro.CleanRelease toAvro(
            CleanRelease release, String tenant, Reprocessing reprocessing) {
        return io.wirewatch.avro.CleanRelease.newBuilder()
                .setTenant(tenant)
                .setHead(HeadMapper.toAvro(release.head()))
                .setText(release.text().text())
                .setParagraphs(release.text().paragraphs().stream()
                        .map(CleanReleaseMapper::toAvro)
                        .toList())
                .setDateline(release.dateline())
                .setDateSource(release.dateSource())
                .setRemoved(release.removed())
                .setFingerprint(release.fingerprint())
                .setBundle(release.bundle())
                .setDatesPassedOver(release.datesPassedOver().stream()
                        .map(CleanReleaseMapper::toAvro)
                        .toList())
                .setSelectorNotes(release.selectorNotes())
                .setReprocessing(reprocessing)
                .build();
    }

    /** The release of a record. */
    public static CleanRelease toCore(io.wirewatch.avro.CleanRelease release) {
        return new CleanRelease(
                HeadMapper.toCore(release.getHead()),
                new ReleaseText(
                        release.getHead().getTitle(),
                        release.getText(),
                        release.getParagraphs().stream()
                                .map(CleanReleaseMapper::toCore)
                                .toList()),
                release.getDateline(),
                release.getDateSource(),
                release.getRemoved(),
                release.getFingerprint(),
                release.getBundle(),
                release.getDatesPassedOver().stream()
                        .map(CleanReleaseMapper::toCore)
                        .toList(),
                release.getSelectorNotes());
    }

    private static io.wirewatch.avro.PassedDate toAvro(PassedDate date) {
        return new io.wirewatch.avro.PassedDate(date.source(), date.text(), date.reason());
    }

    private static PassedDate toCore(io.wirewatch.avro.PassedDate date) {
        return new PassedDate(date.getSource(), date.getText(), date.getReason());
    }

    private static TextParagraph toAvro(Paragraph paragraph) {
        return TextParagraph.newBuilder()
                .setStart(paragraph.start())
                .setEnd(paragraph.end())
                .setZone(paragraph.zone().text())
                .setSentences(paragraph.sentences().stream()
                        .map(sentence -> new TextSentence(sentence.start(), sentence.end()))
                        .toList())
                .build();
    }

    private static Paragraph toCore(TextParagraph paragraph) {
        return new Paragraph(
                paragraph.getStart(),
                paragraph.getEnd(),
                Zone.of(paragraph.getZone()),
                paragraph.getSentences().stream()
                        .map(sentence -> new Sentence(sentence.getStart(), sentence.getEnd()))
                        .toList());
    }
}
