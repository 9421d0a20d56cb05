package io.wirewatch.core.window;

import io.wirewatch.core.rules.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What is in the window at one moment of a sweep. */
abstract sealed class Tally {

    /** A tally of nothing. */
    static Tally of(WindowRule rule, Instant since) {
        return switch (rule.window()) {
            case Window.Within _ -> new Parts(rule);
            case Window.Count count -> new Stories(count.stories());
            case Window.First _ -> new Alone();
            case Window.Spike spike -> new Usual(spike, since);
        };
    }

    /** A sighting comes into the window. */
    abstract void enter(Sighting sighting);

    /** It goes out of the window. */
    abstract void leave(Sighting sighting);

    /** It goes out of everything that is looked at. */
    void forget(Sighting sighting) {
        // Most forms look at nothing behind the window.
    }

    /** Whether the rule holds. */
    abstract boolean holds(Instant moment);

    /** Changes where the rule stops to hold and begins anew in one step. */
    int episode() {
        return 0;
    }

    /** Takes up in the middle of an occurrence, or where there is none. */
    void resume(Occurrence open) {
        // Most forms need to know nothing but what is in the window.
    }

    /** Every part is there. */
    private static final class Parts extends Tally {
        private final WindowRule rule;
        private final int[] counts;

        Parts(WindowRule rule) {
            this.rule = rule;
            this.counts = new int[rule.parts().size()];
        }

        @Override
        void enter(Sighting sighting) {
            add(sighting.parts(), 1);
        }

        @Override
        void leave(Sighting sighting) {
            add(sighting.parts(), -1);
        }

        private void add(long parts, int change) {
            for (long rest = parts; rest != 0; rest &= rest - 1) {
                counts[Long.numberOfTrailingZeros(rest)] += change;
            }
        }

        @Override
        boolean holds(Instant moment) {
            long found = 0;
            for (int i = 0; i < counts.length; i++) {
                found |= counts[i] > 0 ? 1L << i : 0;
            }
            return rule.combination().holds(found);
        }
    }

    /** So many stories are there. */
    private static final class Stories extends Tally {
        private final int needed;
        private final Distinct stories = new Distinct();

        Stories(int needed) {
            this.needed = needed;
        }

        @Override
        void enter(Sighting sighting) {
            stories.add(sighting);
        }

        @Override
        void leave(Sighting sighting) {
            stories.remove(sighting);
        }

        @Override
        boolean holds(Instant moment) {
            return stories.size() >= needed;
        }
    }

    /** A story came into an empty window and no other has followed. */
    private static final class Alone extends Tally {
        private int present;
        private int episode;
        private String story;

        @Override
        void enter(Sighting sighting) {
            if (present == 0) {
                story = sighting.story();
                episode++;
            } else if (!sighting.story().equals(story)) {
                story = null;
            }
            present++;
        }

        @Override
        void leave(Sighting sighting) {
            present--;
            if (present == 0) {
                story = null;
            }
        }

        @Override
        boolean holds(Instant moment) {
            return story != null;
        }

        @Override
        int episode() {
            return episode;
        }

        /**
         * What was there before the first sighting that is known cannot be seen, so the occurrence has the word; where nothing
         * is there any more it ends.
         */
        @Override
        void resume(Occurrence open) {
            story = open == null || present == 0 ? null : open.start().story();
        }
    }

    /** So many times the usual number of stories are there. */
    private static final class Usual extends Tally {
        private static final int TENTHS = 10;

        private final Window.Spike spike;
        private final Instant since;
        private final Distinct now = new Distinct();
        private final Distinct before = new Distinct();

        Usual(Window.Spike spike, Instant since) {
            this.spike = spike;
            this.since = since;
        }

        @Override
        void enter(Sighting sighting) {
            now.add(sighting);
        }

        @Override
        void leave(Sighting sighting) {
            now.remove(sighting);
            before.add(sighting);
        }

        @Override
        void forget(Sighting sighting) {
            before.remove(sighting);
        }

        @Override
        boolean holds(Instant moment) {
            Duration over = spike.over();
            if (now.size() < Window.Spike.LEAST_STORIES || since.isAfter(moment.minus(over))) {
                return false;
            }
            // now >= times * before * length / over, in whole numbers.
            return TENTHS * (long) now.size() * over.toMinutes()
                    >= (long) spike.tenths() * before.size() * spike.length().toMinutes();
        }
    }

    /** Stories, each counted once. */
    private static final class Distinct {
        private final Map<String, Integer> sightings = new HashMap<>();

        void add(Sighting sighting) {
            sightings.merge(sighting.story(), 1, Integer::sum);
        }

        void remove(Sighting sighting) {
            sightings.computeIfPresent(sighting.story(), (_, count) -> count == 1 ? null : count - 1);
        }

        int size() {
            return sightings.size();
        }
    }
}
