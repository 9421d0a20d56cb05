package io.wirewatch.gateway.view;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.Mention;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.runtime.mapping.ReceivedMentions;
import io.wirewatch.schemas.AvroSerde;
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
            public void apply(Sql db, ConsumerRecord<String, byte[]> record) throws SQLException {
                CleanRelease release = clean.read(record.value());
                ReleaseHead head = head(release == null ? null : release.getHead());
                if (Erasures.isOne(head)) {
                    Erasures.add(db, alerts, head.getId(), false);
                }
                if (Erasures.isErased(db, head.getId())) {
                    return;
                }
                boolean silent = withdrawn(head) == 1 && release.getText().isEmpty();
                applyClean(db, record, head, silent);
            }

            @Override
            public void forget(Sql db, int partition, long before) throws SQLException {
                String old = "(SELECT num FROM releases WHERE clean_part = ? AND clean_pos < ?)";
                db.change("DELETE FROM release_words WHERE release IN " + old, partition, before);
                db.change("DELETE FROM release_actors WHERE release IN " + old, partition, before);
                db.change("DELETE FROM release_versions WHERE part = ? AND pos < ?", partition, before);
                db.change("DELETE FROM releases WHERE clean_part = ? AND clean_pos < ?", partition, before);
            }
        };
    }

    Projection mentions() {
        return new Projection() {
            @Override
            public void apply(Sql db, ConsumerRecord<String, byte[]> record) throws SQLException {
                ReleaseMentions tagged = mentions.read(record.value());
                ReleaseHead head = head(tagged == null ? null : tagged.getHead());
                if (!Erasures.isErased(db, head.getId())) {
                    applyMentions(db, record, tagged, head);
                }
            }

            @Override
            public void forget(Sql db, int partition, long before) {
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

    private static void applyClean(Sql db, ConsumerRecord<String, byte[]> record, ReleaseHead head, boolean silent)
            throws SQLException {
        long num = row(db, head);
        db.change(
                "INSERT OR IGNORE INTO release_versions(release, version, value, part, pos)"
                        + " SELECT id, version, clean, clean_part, clean_pos FROM releases"
                        + " WHERE num = ? AND clean IS NOT NULL AND version < ?",
                num,
                head.getVersion());
        int changed = db.change(
                "UPDATE releases SET received_at = ?, source = ?, version = ?, withdrawn = ?,"
                        + " told = CASE WHEN ? THEN coalesce(told, clean) END, clean = ?, clean_part = ?, clean_pos = ?"
                        + " WHERE num = ? AND (version IS NULL OR version <= ?)",
                head.getReceivedAt().toEpochMilli(),
                head.getSource(),
                head.getVersion(),
                withdrawn(head),
                silent,
                record.value(),
                record.partition(),
                record.offset(),
                num,
                head.getVersion());
        if (changed > 0) {
            db.change("DELETE FROM release_words WHERE release = ?", num);
            for (String word : TitleWords.of(head.getTitle())) {
                db.change("INSERT OR IGNORE INTO release_words VALUES (?, ?)", word, num);
            }
        } else {
            db.change(
                    "INSERT OR IGNORE INTO release_versions(release, version, value, part, pos) VALUES (?, ?, ?, ?, ?)",
                    head.getId(),
                    head.getVersion(),
                    record.value(),
                    record.partition(),
                    record.offset());
        }
    }

    private static void applyMentions(
            Sql db, ConsumerRecord<String, byte[]> record, ReleaseMentions tagged, ReleaseHead head)
            throws SQLException {
        long num = row(db, head);
        int changed = db.change(
                "UPDATE releases SET tagged_version = ?, tagged_withdrawn = ?, mentions = ?, mentions_part = ?,"
                        + " mentions_pos = ?, read_again = ? WHERE num = ? AND (tagged_version IS NULL OR tagged_version <= ?)",
                head.getVersion(),
                withdrawn(head),
                record.value(),
                record.partition(),
                record.offset(),
                ReceivedMentions.isAgain(tagged) ? 1 : 0,
                num,
                head.getVersion());
        if (changed > 0) {
            db.change("DELETE FROM release_actors WHERE release = ?", num);
            for (String actor : actors(tagged)) {
                db.change("INSERT OR IGNORE INTO release_actors VALUES (?, ?)", actor, num);
            }
        }
    }

    /** The number of a release's row, which is made where there is none. */
    private static long row(Sql db, ReleaseHead head) throws SQLException {
        db.change(
                "INSERT OR IGNORE INTO releases(id, received_at, source) VALUES (?, ?, ?)",
                head.getId(),
                head.getReceivedAt().toEpochMilli(),
                head.getSource());
        return db.first(row -> row.getLong(1), "SELECT num FROM releases WHERE id = ?", head.getId())
                .orElseThrow();
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
