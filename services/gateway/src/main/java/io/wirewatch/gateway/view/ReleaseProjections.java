package io.wirewatch.gateway.view;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.schemas.AvroSerde;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Clean and tagged releases as rows. The two topics are read independently, so either may come first. Of each the highest
 * version stays, the later of equal ones: a record given again after a crash carries the version it had. Of a release that was erased
 * nothing stays, whatever comes first.
 */
final class ReleaseProjections {
    private final AvroSerde<CleanRelease> clean;
    private final AvroSerde<ReleaseMentions> mentions;
    private final AlertKeys alerts;

    ReleaseProjections(AvroSerde<CleanRelease> clean, AvroSerde<ReleaseMentions> mentions, AlertKeys alerts) {
        this.clean = clean;
        this.mentions = mentions;
        this.alerts = alerts;
    }

    Projection clean() {
        return new Projection() {
            @Override
            public void apply(Connection connection, ConsumerRecord<String, byte[]> record) throws SQLException {
                CleanRelease release = clean.read(record.value());
                ReleaseHead head = head(release == null ? null : release.getHead());
                if (Erasures.isOne(head)) {
                    Erasures.add(connection, alerts, head.getId(), false);
                }
                if (Erasures.isErased(connection, head.getId())) {
                    return;
                }
                boolean silent = withdrawn(head) == 1 && release.getText().isEmpty();
                applyClean(connection, record, head, silent);
            }

            @Override
            public void forget(Connection connection, int partition, long before) throws SQLException {
                String old = "(SELECT id FROM releases WHERE clean_part = ? AND clean_pos < ?)";
                Sql.change(connection, "DELETE FROM release_words WHERE release IN " + old, partition, before);
                Sql.change(connection, "DELETE FROM release_actors WHERE release IN " + old, partition, before);
                Sql.change(connection, "DELETE FROM release_versions WHERE part = ? AND pos < ?", partition, before);
                Sql.change(
                        connection, "DELETE FROM releases WHERE clean_part = ? AND clean_pos < ?", partition, before);
            }
        };
    }

    Projection mentions() {
        return new Projection() {
            @Override
            public void apply(Connection connection, ConsumerRecord<String, byte[]> record) throws SQLException {
                ReleaseMentions tagged = mentions.read(record.value());
                ReleaseHead head = head(tagged == null ? null : tagged.getHead());
                if (!Erasures.isErased(connection, head.getId())) {
                    applyMentions(connection, record, tagged, head);
                }
            }

            @Override
            public void forget(Connection connection, int partition, long before) {
                // Mentions are kept as long as the clean release; the row goes with that.
            }
        };
    }

    private static ReleaseHead head(ReleaseHead head) {
        if (head == null) {
            throw new SerializationException("a release needs a head");
        }
        return head;
    }

    private static void applyClean(
            Connection connection, ConsumerRecord<String, byte[]> record, ReleaseHead head, boolean silent)
            throws SQLException {
        insertRow(connection, head);
        Sql.change(
                connection,
                "INSERT OR IGNORE INTO release_versions(release, version, value, part, pos)"
                        + " SELECT id, version, clean, clean_part, clean_pos FROM releases"
                        + " WHERE id = ? AND clean IS NOT NULL AND version < ?",
                head.getId(),
                head.getVersion());
        int changed = Sql.change(
                connection,
                "UPDATE releases SET received_at = ?, source = ?, version = ?, withdrawn = ?,"
                        + " told = CASE WHEN ? THEN coalesce(told, clean) END, clean = ?, clean_part = ?, clean_pos = ?"
                        + " WHERE id = ? AND (version IS NULL OR version <= ?)",
                head.getReceivedAt().toEpochMilli(),
                head.getSource(),
                head.getVersion(),
                withdrawn(head),
                silent,
                record.value(),
                record.partition(),
                record.offset(),
                head.getId(),
                head.getVersion());
        if (changed > 0) {
            Sql.change(connection, "DELETE FROM release_words WHERE release = ?", head.getId());
            for (String word : TitleWords.of(head.getTitle())) {
                Sql.change(connection, "INSERT OR IGNORE INTO release_words VALUES (?, ?)", word, head.getId());
            }
        } else {
            Sql.change(
                    connection,
                    "INSERT OR IGNORE INTO release_versions(release, version, value, part, pos) VALUES (?, ?, ?, ?, ?)",
                    head.getId(),
                    head.getVersion(),
                    record.value(),
                    record.partition(),
                    record.offset());
        }
    }

    private static void applyMentions(
            Connection connection, ConsumerRecord<String, byte[]> record, ReleaseMentions tagged, ReleaseHead head)
            throws SQLException {
        insertRow(connection, head);
        int changed = Sql.change(
                connection,
                "UPDATE releases SET tagged_version = ?, tagged_withdrawn = ?, mentions = ?, mentions_part = ?,"
                        + " mentions_pos = ?, read_again = ? WHERE id = ? AND (tagged_version IS NULL OR tagged_version <= ?)",
                head.getVersion(),
                withdrawn(head),
                record.value(),
                record.partition(),
                record.offset(),
                ReceivedMentions.isAgain(tagged) ? 1 : 0,
                head.getId(),
                head.getVersion());
        if (changed > 0) {
            Sql.change(connection, "DELETE FROM release_actors WHERE release = ?", head.getId());
            for (String actor : actors(tagged)) {
                Sql.change(connection, "INSERT OR IGNORE INTO release_actors VALUES (?, ?)", actor, head.getId());
            }
        }
    }

    private static void insertRow(Connection connection, ReleaseHead head) throws SQLException {
        Sql.change(
                connection,
                "INSERT OR IGNORE INTO releases(id, received_at, source) VALUES (?, ?, ?)",
                head.getId(),
                head.getReceivedAt().toEpochMilli(),
                head.getSource());
    }

    private static int withdrawn(ReleaseHead head) {
        return "withdrawn".equals(head.getStatus()) ? 1 : 0;
    }

    private static Set<String> actors(ReleaseMentions tagged) {
        Set<String> actors = new LinkedHashSet<>();
        for (Mention mention : tagged.getMentions()) {
            if (mention.getActor() != null) {
                actors.add(mention.getActor());
            }
        }
        return actors;
    }
}
