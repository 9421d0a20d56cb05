package io.wirewatch.runtime.past;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.core.cleaning.CleanContent;
import io.wirewatch.core.cleaning.CleanedPage;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.core.cleaning.RefusedReleaseException;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.SourceFilter;
import io.wirewatch.core.replay.PastPages;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.mapping.RawReleaseMapper;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads pages of the past as cleaning would read them now, and tells which are read otherwise than they were. Which version that makes is
 * decided where versions are counted. For any threads.
 */
public final class PagesReadAgain {
    private static final Logger LOG = LoggerFactory.getLogger(PagesReadAgain.class);
    private static final String LIVE = "live";

    private final PastPages pages;
    private final PageSelectors selectors;
    private final SourceFilter sources;
    private final Cleaner cleaner;
    private final AvroSerde<RawRelease> raw;
    private final LongAdder compared = new LongAdder();

    /**
     * @param pages what is known of the log to its end
     * @param selectors those that pages are read by
     * @param sources whose pages are read
     */
    public PagesReadAgain(
            PastPages pages, PageSelectors selectors, SourceFilter sources, Cleaner cleaner, KafkaClients clients) {
        this.pages = pages;
        this.selectors = selectors;
        this.sources = sources;
        this.cleaner = cleaner;
        this.raw = clients.serde(Topics.RELEASES_RAW);
    }

    /**
     * A page that is read otherwise than it was.
     *
     * @param raw its newest record, with the selectors that it is read by
     * @param newSelectors whether those are others than it came with
     * @param anew releases of it that are something else, or came with it, as they are read now; without version and story
     * @param gone ids of those that are gone from it
     */
    public record Changed(RawRelease raw, boolean newSelectors, List<CleanRelease> anew, List<String> gone) {
        public Changed {
            anew = List.copyOf(anew);
            gone = List.copyOf(gone);
        }
    }

    /** Whether a raw record may be a copy: the last byte of one that is none says so, unless it is of an earlier version. */
    static boolean mayBeCopy(byte[] bytes) {
        return bytes[bytes.length - 1] != 0;
    }

    /**
     * The page of a raw record where that is its newest and is read otherwise now; else null. What was never read, or is taken back, stays
     * so.
     */
    public Changed read(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            RawRelease release = raw.read(LogRecords.bytes(record.value()));
            boolean isToBeRead = release.getReprocessing() == null
                    && release.getStatus().equals(LIVE)
                    && sources.takes(release.getSource(), release.getUrl())
                    && pages.isNewest(release.getId(), record.offset())
                    && pages.lastRead(release.getId()).isPresent();
            return isToBeRead ? read(release, selectors.toBeRead(release, record.offset())) : null;
        } catch (SerializationException e) {
            LogRecords.passedOver(record, e);
            return null;
        }
    }

    /**
     * @param known as the log has it
     * @param release the same as it is to be read
     */
    private Changed read(RawRelease known, RawRelease release) {
        try {
            CleanedPage page = cleaner.clean(RawReleaseMapper.toCore(release));
            compared.increment();
            List<CleanRelease> anew =
                    page.releases().stream().filter(this::isOther).toList();
            List<String> gone = IntStream.iterate(page.parts().size(), i -> i + 1)
                    .mapToObj(i -> Ids.part(release.getId(), i))
                    .takeWhile(part -> pages.lastRead(part).isPresent())
                    .toList();
            boolean newSelectors = !Objects.equals(release.getSelectors(), known.getSelectors());
            return anew.isEmpty() && gone.isEmpty() ? null : new Changed(release, newSelectors, anew, gone);
        } catch (RefusedReleaseException e) {
            LOG.debug("page cannot be read any more: release={} reason={}", release.getId(), e.reason());
            return null;
        } catch (RuntimeException e) {
            // It stays as it was read.
            LOG.warn("page cannot be read again: release={}", release.getId(), e);
            return null;
        }
    }

    /** How many pages were read. */
    public long compared() {
        return compared.sum();
    }

    private boolean isOther(CleanRelease release) {
        OptionalLong last = pages.lastRead(release.head().id());
        return last.isEmpty() || last.getAsLong() != CleanContent.fingerprint(release);
    }
}
