package io.wirewatch.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert;
import io.wirewatch.core.alert.AlertStatus;
import io.wirewatch.core.alert.ReleaseRef;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.matching.TestRelease;
import io.wirewatch.core.rules.Expression;
import io.wirewatch.core.rules.Rule;
import io.wirewatch.core.rules.TestRules;
import io.wirewatch.core.window.RandomWindows;
import io.wirewatch.core.window.WindowForm;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The numbers of a preview are those of the alerts. */
class PreviewPropertyTest {
    private static final int SAMPLES = 2;

    @Provide
    Arbitrary<Rule> rules() {
        return TestRules.valid();
    }

    @Property(tries = 300)
    void ofARuleOverOneReleaseItCountsTheAlerts(
            @ForAll("rules") Rule rule, @ForAll long seed, @ForAll boolean byPublished) {
        ActiveSubscription subscription = PastWorld.subscription("watch", Expression.single(rule), TestRelease.ARRIVAL);

        assertCounts(subscription, PastWorld.versions(new Random(seed)), byPublished);
    }

    @Property(tries = 200)
    void ofARuleOverSeveralItCountsTheAlerts(@ForAll long seed, @ForAll boolean byPublished) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<TaggedRelease> releases =
                RandomWindows.anyOrder(random).stream().map(PastWorld::release).toList();

        forms.forEach(form -> assertCounts(PastWorld.subscription(form), releases, byPublished));
    }

    @Property(tries = 300)
    void mergedPreviewsAreAsOneThatReadItAll(
            @ForAll("rules") Rule rule, @ForAll long seed, @ForAll boolean byPublished) {
        ActiveSubscription subscription = PastWorld.subscription("watch", Expression.single(rule), TestRelease.ARRIVAL);
        List<TaggedRelease> releases = PastWorld.versions(new Random(seed));
        Preview whole = preview(subscription, releases, byPublished);

        List<List<TaggedRelease>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        releases.forEach(release -> parts.get(Math.floorMod(release.head().id().hashCode(), parts.size()))
                .add(release));
        Preview merged = new Preview(subscription, SAMPLES, byPublished);
        parts.reversed().forEach(part -> merged.merge(preview(subscription, part, byPublished)));

        assertThat(merged.result()).isEqualTo(whole.result());
    }

    private static Preview preview(ActiveSubscription subscription, List<TaggedRelease> releases, boolean byPublished) {
        Preview preview = new Preview(subscription, SAMPLES, byPublished);
        releases.forEach(release -> preview.take(release, release.head().receivedAt()));
        return preview;
    }

    private static void assertCounts(
            ActiveSubscription subscription, List<TaggedRelease> releases, boolean byPublished) {
        PastAlerts past = new PastAlerts(subscription);
        Map<String, Alert> first = new LinkedHashMap<>();
        Map<String, Alert> latest = new TreeMap<>();
        for (TaggedRelease release : releases) {
            for (Alert alert : past.take(release, release.head().receivedAt())) {
                first.putIfAbsent(alert.id(), alert);
                latest.merge(alert.id(), alert, PastWorld::newest);
            }
        }
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        first.values()
                .forEach(alert -> days.merge(
                        RaisedAlerts.day(byPublished ? lastPublished(alert) : alert.raisedAt()), 1L, Long::sum));
        long withdrawn = latest.values().stream()
                .filter(alert -> alert.status() == AlertStatus.WITHDRAWN)
                .count();

        assertThat(preview(subscription, releases, byPublished).result())
                .isEqualTo(new PreviewResult(
                        releases.size(),
                        first.size(),
                        withdrawn,
                        days,
                        first.values().stream().limit(SAMPLES).toList()));
    }

    private static Instant lastPublished(Alert alert) {
        return alert.releases().stream()
                .map(ReleaseRef::publishedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
