package io.wirewatch.bench.rivals;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How often the very day is found. As htmldate counts, a wrong day is a false positive alone, and a day that is not found a false negative.
 *
 * @param right days found
 * @param wrong other days given
 * @param missed pages with a day for which none was given
 * @param rightlyNone pages without a day for which none was given
 */
record DayScore(int right, int wrong, int missed, int rightlyNone) {
    static final DayScore NONE = new DayScore(0, 0, 0, 0);

    /** This and one page more. */
    DayScore with(Optional<LocalDate> found, Optional<LocalDate> wanted) {
        if (found.isEmpty()) {
            return wanted.isEmpty()
                    ? new DayScore(right, wrong, missed, rightlyNone + 1)
                    : new DayScore(right, wrong, missed + 1, rightlyNone);
        }
        return found.equals(wanted)
                ? new DayScore(right + 1, wrong, missed, rightlyNone)
                : new DayScore(right, wrong + 1, missed, rightlyNone);
    }

    int pages() {
        return right + wrong + missed + rightlyNone;
    }

    double precision() {
        return share(right, right + wrong);
    }

    double recall() {
        return share(right, right + missed);
    }

    double f1() {
        return share(2 * right, 2 * right + wrong + missed);
    }

    double accuracy() {
        return share(right + rightlyNone, pages());
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
