package io.wirewatch.runtime.past;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.replay.PastVersions;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Notes of each record of mentions which version of its release it tells of, and what a replay has found in that. For any threads. */
public final class VersionsTaker implements LogScan.Taker {
    private final PastVersions versions;
    private final AvroSerde<ReleaseMentions> mentions;

    /**
     * @param versions to be noted in
     */
    public VersionsTaker(PastVersions versions, KafkaClients clients) {
        this.versions = versions;
        this.mentions = clients.serde(Topics.RELEASES_MENTIONS);
    }

    @Override
    public void take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        if (record.value() == null) {
            return;
        }
        byte[] bytes = LogRecords.bytes(record.value());
        try {
            ReleaseHead head = mentions.glance(bytes, ReceivedMentions::readHead);
            if (head != null) {
                versions.came(head.id(), head.version(), head.withdrawn());
                if (ReceivedMentions.mayBeReprocessed(bytes)) {
                    note(mentions.read(bytes));
                }
            }
        } catch (SerializationException e) {
            LogRecords.passedOver(record, e);
        }
    }

    private void note(ReleaseMentions found) {
        if (ReceivedMentions.isAgain(found)) {
            versions.wasReadAgain(
                    found.getHead().getId(),
                    found.getHead().getVersion(),
                    MentionsContent.fingerprint(found, mentions));
        }
    }
}
