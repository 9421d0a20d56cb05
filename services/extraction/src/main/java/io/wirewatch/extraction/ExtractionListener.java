package io.wirewatch.extraction;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.runtime.kafka.InputRecord;
import io.wirewatch.runtime.kafka.Outbox;
import io.wirewatch.runtime.kafka.RecordHandler;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.runtime.mapping.MentionsMapper;
import io.wirewatch.schemas.Topics;
import java.util.List;

/** A clean release in, who is mentioned in it out. */
final class ExtractionListener implements RecordHandler<CleanRelease> {
    private final LiveCatalogue catalogue;

    ExtractionListener(LiveCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void batch(List<InputRecord<CleanRelease>> records) {
        catalogue.catchUp();
    }

    @Override
    public void handle(InputRecord<CleanRelease> record, Outbox outbox) {
        CleanRelease release = record.value();
        if (release == null || release.getHead() == null) {
            throw new RefusedRecordException("incomplete", "a clean release needs a head");
        }
        TaggedRelease tagged = catalogue.tag(CleanReleaseMapper.toCore(release));
        // The partition it came from: a page and its parts stay in order.
        outbox.send(
                Topics.RELEASES_MENTIONS,
                record.partition(),
                record.key(),
                // What comes of reading a release again is known as such to the end.
                MentionsMapper.toAvro(tagged, release.getTenant(), release.getReprocessing()),
                record.timestamp());
    }
}
