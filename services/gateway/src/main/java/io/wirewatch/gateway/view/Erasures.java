package io.wirewatch.gateway.view;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Embargo;
import io.wirewatch.avro.Evidence;
import io.wirewatch.avro.ReleaseRef;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Releases that were erased on legal demand: the view holds no word of them, and shows none of what alerts quoted of them. Two topics say
 * that one was: cleaning's last version of it, and the audit, which has no end, as alerts have none.
 */
final class Erasures {
    /** What the audit says of an erasure. */
    static final String ACTION = "erased";

    private static final String SUBJECT = "release/";
    private static final String NOTICE = "erasure";

    private Erasures() {}

    /** Whether a clean release says that it was erased. */
    static boolean isOne(io.wirewatch.avro.ReleaseHead head) {
        return NOTICE.equals(head.getNotice());
    }

    static boolean isErased(Sql db, String release) throws SQLException {
        return db.first(row -> 1, "SELECT 1 FROM erasures WHERE id = ?", release)
                .isPresent();
    }

    /** Whether a release was erased and the audit does not say so yet. */
    static boolean isUnfinished(Sql db, String release) throws SQLException {
        return db.first(row -> 1, "SELECT 1 FROM erasures WHERE id = ? AND NOT audited", release)
                .isPresent();
    }

    /** Takes every word of a release out of the view. */
    static void add(Sql db, AlertKeys alerts, String release, boolean audited) throws SQLException {
        db.change(
                "INSERT INTO erasures(id, audited) VALUES (?, ?) ON CONFLICT(id) DO UPDATE SET audited = max(audited, ?)",
                release,
                audited,
                audited);
        String num = "(SELECT num FROM releases WHERE id = ?)";
        db.change("DELETE FROM release_words WHERE release = " + num, release);
        db.change("DELETE FROM release_actors WHERE release = " + num, release);
        db.change("DELETE FROM releases WHERE id = ?", release);
        db.change("DELETE FROM release_versions WHERE release = ?", release);
        alerts.erased(db, release);
    }

    /** Takes in what the audit says. */
    static void audited(Sql db, AlertKeys alerts, String subject, String action) throws SQLException {
        if (ACTION.equals(action) && subject.startsWith(SUBJECT)) {
            add(db, alerts, subject.substring(SUBJECT.length()), true);
        }
    }

    /** Whether an alert shows an erased release. */
    static boolean areIn(Sql db, Alert alert) throws SQLException {
        return !erased(db, alert).isEmpty();
    }

    /** The alert without the words of erased releases: title, address, embargo, alias and quote are empty. */
    static Alert without(Sql db, Alert alert) throws SQLException {
        Set<String> erased = erased(db, alert);
        if (erased.isEmpty()) {
            return alert;
        }
        return Alert.newBuilder(alert)
                .setReleases(alert.getReleases().stream()
                        .map(release -> erased.contains(release.getId()) ? silent(release) : release)
                        .toList())
                .setEvidence(alert.getEvidence().stream()
                        .map(piece -> erased.contains(piece.getRelease()) ? silent(piece) : piece)
                        .toList())
                .build();
    }

    private static ReleaseRef silent(ReleaseRef release) {
        return ReleaseRef.newBuilder(release)
                .setTitle("")
                .setUrl(null)
                .setEmbargo((Embargo) null)
                .build();
    }

    private static Evidence silent(Evidence piece) {
        return Evidence.newBuilder(piece).setAlias("").setQuote("").build();
    }

    private static Set<String> erased(Sql db, Alert alert) throws SQLException {
        if (db.first(row -> 1, "SELECT 1 FROM erasures LIMIT 1").isEmpty()) {
            return Set.of();
        }
        List<String> releases = Stream.concat(
                        alert.getReleases().stream().map(ReleaseRef::getId),
                        alert.getEvidence().stream().map(Evidence::getRelease))
                .distinct()
                .toList();
        Set<String> erased = new HashSet<>();
        for (String release : releases) {
            if (isErased(db, release)) {
                erased.add(release);
            }
        }
        return erased;
    }
}
