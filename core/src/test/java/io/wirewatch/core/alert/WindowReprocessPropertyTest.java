package io.wirewatch.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.window.Arrival;
import io.wirewatch.core.window.RandomWindows;
import io.wirewatch.core.window.WindowForm;
import io.wirewatch.core.window.WindowOracle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Other names in a version that has come in, or a further version that came of reading its page again, leave rules over several releases
 * where an edit with those names would.
 */
class WindowReprocessPropertyTest {

    @Property(tries = 400)
    void alertsStandAsIfEachReleaseHadBeenEditedAndNobodyIsToldOfIt(@ForAll long seed) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Input> inputs = inputs(random);
        WindowWorld world = new WindowWorld(forms, new MemoryAlertStore());

        for (Input input : inputs) {
            List<Alert> given = input.into(world);
            if (input.found() != null) {
                assertThat(given)
                        .filteredOn(alert -> alert.origin() != Origin.BACKFILL)
                        .allSatisfy(alert -> assertThat(alert.suppressed()).isEqualTo(Alert.REPLAY));
                assertThat(given)
                        .filteredOn(alert -> alert.change() == Alert.Change.RAISED)
                        .allSatisfy(alert -> assertThat(alert.deliver()).isFalse());
            }
        }

        List<Arrival> edits = inputs.stream().map(Input::asEdit).toList();
        forms.forEach(form -> WindowOracle.assertStanding(form, edits, world.standing(form.id())));
    }

    @Property(tries = 400)
    void afterACrashAnywhereTheSameAlertsComeAgain(
            @ForAll long seed, @ForAll int committedAt, @ForAll int crashedAt, @ForAll int lostFrom) {
        Random random = new Random(seed);
        List<WindowForm> forms = RandomWindows.forms(random);
        List<Input> inputs = inputs(random);
        MemoryAlertStore store = new MemoryAlertStore();
        WindowWorld steady = new WindowWorld(forms, store);
        List<List<Alert>> given = new ArrayList<>();
        List<Integer> changes = new ArrayList<>(List.of(0));
        for (Input input : inputs) {
            given.add(input.into(steady));
            changes.add(store.changes());
        }
        int committed = Math.floorMod(committedAt, inputs.size());
        int reached = committed + Math.floorMod(crashedAt, inputs.size() - committed) + 1;
        int kept = changes.get(committed) + Math.floorMod(lostFrom, changes.get(reached) - changes.get(committed) + 1);

        WindowWorld restarted = new WindowWorld(forms, store.after(kept));

        for (int i = committed; i < inputs.size(); i++) {
            assertThat(inputs.get(i).into(restarted)).as("input " + i).isEqualTo(given.get(i));
        }
    }

    /**
     * What comes in.
     *
     * @param arrival a version
     * @param found what a replay finds in it, as the edit that it stands for; null where the version itself comes in
     * @param isVersion whether the replay has read the page again, which makes a further version of it
     */
    private record Input(Arrival arrival, Arrival found, boolean isVersion) {
        List<Alert> into(WindowWorld world) {
            return found == null
                    ? world.arrive(arrival)
                    : world.reprocess(
                            isVersion ? asEdit() : arrival, found.names(), "rpl_" + found.version(), found.received());
        }

        Arrival asEdit() {
            return found == null
                    ? arrival
                    : new Arrival(
                            arrival.release(),
                            found.version(),
                            false,
                            arrival.story(),
                            arrival.published(),
                            arrival.received(),
                            found.names());
        }

        /** What is the newest version with it. */
        Arrival newest() {
            return isVersion ? asEdit() : arrival;
        }
    }

    /** Two of three edits as what a replay finds in the version before. */
    private static List<Input> inputs(Random random) {
        Map<String, Arrival> newest = new HashMap<>();
        Map<Arrival, Input> made = new HashMap<>();
        List<Input> inputs = new ArrayList<>();
        for (Arrival arrival : RandomWindows.anyOrder(random)) {
            Arrival before = newest.get(arrival.release());
            if (!made.containsKey(arrival)) {
                int sort = random.nextInt(3);
                boolean again = before != null && !arrival.withdrawn() && !before.withdrawn() && sort > 0;
                Input input = again ? new Input(before, arrival, sort == 1) : new Input(arrival, null, false);
                made.put(arrival, input);
                newest.put(arrival.release(), input.newest());
            }
            inputs.add(made.get(arrival));
        }
        return inputs;
    }
}
