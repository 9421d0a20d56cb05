package io.wirewatch.core.story;

/**
 * How alike two releases are, by their sketches.
 *
 * @param shared share of the runs of words of both that both have (Jaccard), 0 to 1
 * @param contained share of the shorter one's runs that the other has, 0 to 1
 * @param otherFillings how often the same words stand around other names or numbers
 * @param otherNumbers numbers in title and opening that the other does not have, of the one that has fewer of them
 * @param otherNumbersElsewhere the same of all other numbers
 * @param sameNumbers numbers that both have
 * @param otherMonths whether the dates of their openings are of months that the other never names
 * @param otherYears the same of years
 */
record Likeness(
        double shared,
        double contained,
        int otherFillings,
        int otherNumbers,
        int otherNumbersElsewhere,
        int sameNumbers,
        boolean otherMonths,
        boolean otherYears) {

    /**
     * How much speaks for copies: what they share, less what contradicts. Above 0 copies are likelier than one form filled in twice. The
     * weights are those of a logistic regression over pairs of press releases, rounded (decision 18).
     */
    double score() {
        return agreement(shared, contained)
                - Math.min(otherFillings, 3)
                - 2.4 * Math.min(otherNumbers, 3)
                - 0.7 * Math.min(otherNumbersElsewhere / (1 + sameNumbers / 4.0), 4)
                - (otherMonths ? 5 : 0)
                - (otherYears ? 1 : 0);
    }

    /** The score that two releases have if nothing contradicts: most pairs that share an ending or a form of address are far below. */
    static double most(Sketch a, Sketch b) {
        double shared = shared(a, b);
        return agreement(shared, contained(a, b, shared));
    }

    private static double agreement(double shared, double contained) {
        return 4.5 * shared + 10 * contained - 12;
    }

    private static double contained(Sketch a, Sketch b, double shared) {
        int runs = Math.min(a.runs(), b.runs());
        double common = shared / (1 + shared) * ((double) a.runs() + b.runs());
        return runs == 0 ? 0 : Math.min(1, common / runs);
    }

    static Likeness between(Sketch a, Sketch b) {
        double shared = shared(a, b);
        Others numbersOfA = others(a, b);
        Others numbersOfB = others(b, a);
        return new Likeness(
                shared,
                contained(a, b, shared),
                otherFillings(a, b),
                Math.min(numbersOfA.opening, numbersOfB.opening),
                Math.min(numbersOfA.all, numbersOfB.all),
                a.numbers() - numbersOfA.all,
                (a.openingMonths() & ~b.months()) != 0 && (b.openingMonths() & ~a.months()) != 0,
                (a.openingYears() & ~b.years()) != 0 && (b.openingYears() & ~a.years()) != 0);
    }

    private static double shared(Sketch a, Sketch b) {
        int same = 0;
        int both = 0;
        int either = 0;
        for (int i = 0; i < Sketch.BINS; i++) {
            int x = a.bin(i);
            int y = b.bin(i);
            either += x != 0 || y != 0 ? 1 : 0;
            both += x != 0 && y != 0 ? 1 : 0;
            same += x != 0 && x == y ? 1 : 0;
        }
        // One in 255 of those that differ has the same byte by chance.
        return either == 0 ? 0 : Math.max(0, same - (both - same) / 254.0) / either;
    }

    /** Numbers of one that the other lacks. */
    private record Others(int opening, int all) {}

    private static Others others(Sketch a, Sketch b) {
        int opening = 0;
        int all = 0;
        for (int i = 0; i < a.numbers(); i++) {
            if (!has(b, a.number(i))) {
                all++;
                opening += i < a.openingNumbers() ? 1 : 0;
            }
        }
        return new Others(opening, all);
    }

    private static boolean has(Sketch sketch, int number) {
        for (int i = 0; i < sketch.numbers(); i++) {
            if (sketch.number(i) == number) {
                return true;
            }
        }
        return false;
    }

    private static int otherFillings(Sketch a, Sketch b) {
        int count = 0;
        int i = 0;
        int k = 0;
        while (i < a.fillings() && k < b.fillings()) {
            int context = a.context(i);
            int other = b.context(k);
            if (context < other) {
                i++;
            } else if (other < context) {
                k++;
            } else {
                int endOfA = endOf(a, i);
                int endOfB = endOf(b, k);
                count += haveOneInCommon(a, i, endOfA, b, k, endOfB) ? 0 : 1;
                i = endOfA;
                k = endOfB;
            }
        }
        return count;
    }

    private static int endOf(Sketch sketch, int start) {
        int end = start;
        while (end < sketch.fillings() && sketch.context(end) == sketch.context(start)) {
            end++;
        }
        return end;
    }

    private static boolean haveOneInCommon(Sketch a, int startOfA, int endOfA, Sketch b, int startOfB, int endOfB) {
        for (int i = startOfA; i < endOfA; i++) {
            for (int k = startOfB; k < endOfB; k++) {
                if (a.filling(i) == b.filling(k)) {
                    return true;
                }
            }
        }
        return false;
    }
}
