package io.wirewatch.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.alert.Alert.Change;
import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.RandomWindows;
import io.wirewatch.core.window.WindowForm;
import io.wirewatch.core.window.WindowOracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rules over several releases against the plainest reading of what each form says. */
class WindowOraclePropertyTest {

    @Property(tries = 400)
    void onceEverythingHasArrivedEachOccurrenceHasAnAlertAndNoneStandsOutside(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.anyOrder(random);
        WindowWorld world = new WindowWorld(forms, new MemoryAlertStore());

        List<Alert> given =
                arrivals.stream().map(world::arrive).flatMap(List::stream).toList();

        assertThat(given)
                .filteredOn(alert -> alert.status() != AlertStatus.WITHDRAWN)
                .as("alerts that stand by nothing")
                .noneMatch(alert -> alert.releases().isEmpty());
        forms.forEach(form -> WindowOracle.assertStanding(form, arrivals, world.standing(form.id())));
        Map<String, Integer> newest =
                arrivals.stream().collect(Collectors.toMap(Arrival::release, Arrival::version, Math::max));
        assertThat(world.standing())
                .as("alerts that show releases as they were before an edit, or that were taken back")
                .filteredOn(alert ->
                        alert.releases().stream().anyMatch(release -> newest.get(release.id()) > release.version()))
                .isEmpty();
    }

    @Property(tries = 400)
    void inOrderEachOccurrenceRaisesOnceAtTheReleaseThatStartsIt(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.inOrder(random);
        WindowWorld world = new WindowWorld(forms, new MemoryAlertStore());

        List<Alert> given =
                arrivals.stream().map(world::arrive).flatMap(List::stream).toList();

        for (WindowForm form : forms) {
            assertThat(given.stream()
                            .filter(alert -> alert.subscription().id().equals(form.id()))
                            .map(alert -> alert.change() + " " + alert.story()))
                    .as(form.expression())
                    .containsExactlyElementsOf(WindowOracle.stretches(form, arrivals).stream()
                            .map(stretch -> Change.RAISED + " " + stretch.story())
                            .toList());
        }
    }

    @Property(tries = 400)
    void afterACrashAnywhereTheSameAlertsComeAgain(
            @ForAll long seed, @ForAll int committedAt, @ForAll int crashedAt, @ForAll int lostFrom) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Arrival> arrivals = RandomWindows.anyOrder(random);
        MemoryAlertStore store = new MemoryAlertStore();
        WindowWorld steady = new WindowWorld(forms, store);
        List<List<Alert>> given = new ArrayList<>();
        List<Integer> changes = new ArrayList<>(List.of(0));
        for (Arrival arrival : arrivals) {
            given.add(steady.arrive(arrival));
            changes.add(store.changes());
        }
        int committed = Math.floorMod(committedAt, arrivals.size());
        int reached = committed + Math.floorMod(crashedAt, arrivals.size() - committed) + 1;
        int kept = changes.get(committed) + Math.floorMod(lostFrom, changes.get(reached) - changes.get(committed) + 1);

        WindowWorld restarted = new WindowWorld(forms, store.after(kept));

        for (int i = committed; i < arrivals.size(); i++) {
            assertThat(restarted.arrive(arrivals.get(i))).as("input " + i).isEqualTo(given.get(i));
        }
    }
}
