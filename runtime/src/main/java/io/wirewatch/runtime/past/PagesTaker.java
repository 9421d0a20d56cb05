package io.wirewatch.runtime.past;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.core.cleaning.CleanContent;
import io.wirewatch.core.replay.PastPages;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.mapping.CleanReleaseMapper;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Notes of each raw record which page it is of, and of each clean one what was read. For any threads. */
public final class PagesTaker implements LogScan.Taker {
    private final PastPages pages;
    private final PageSelectors selectors;
    private final AvroSerde<RawRelease> raw;
    private final AvroSerde<CleanRelease> clean;

    /**
     * @param pages to be noted in
     * @param selectors likewise, by which selectors copies were read
     */
    public PagesTaker(PastPages pages, PageSelectors selectors, KafkaClients clients) {
        this.pages = pages;
        this.selectors = selectors;
        this.raw = clients.serde(Topics.RELEASES_RAW);
        this.clean = clients.serde(Topics.RELEASES_CLEAN);
    }

    @Override
    public void take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        if (record.value() == null) {
            return;
        }
        byte[] bytes = LogRecords.bytes(record.value());
        try {
            if (record.topic().equals(Topics.RELEASES_CLEAN.name())) {
                wasRead(clean.read(bytes));
            } else {
                cameIn(bytes, record.offset());
            }
        } catch (SerializationException e) {
            LogRecords.passedOver(record, e);
        }
    }

    private void cameIn(byte[] bytes, long offset) {
        String page = raw.glance(bytes, PagesTaker::readId);
        RawRelease copy = PagesReadAgain.mayBeCopy(bytes) ? raw.read(bytes) : null;
        if (copy == null || copy.getReprocessing() == null) {
            pages.came(page, offset);
        } else {
            selectors.wasCopied(copy);
        }
    }

    private static String readId(BinaryDecoder in, byte[] bytes, int start) throws IOException {
        in.skipString();
        return in.readString();
    }

    private void wasRead(CleanRelease record) {
        if (record.getHead() != null) {
            var release = CleanReleaseMapper.toCore(record);
            pages.wasRead(
                    release.head().id(),
                    release.head().version(),
                    release.head().withdrawn(),
                    CleanContent.fingerprint(release));
        }
    }
}
