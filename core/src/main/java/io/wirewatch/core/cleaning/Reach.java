package io.wirewatch.core.cleaning;

/** Tells whether a line says how somebody is reached: one look at each character, no regular expression. */
final class Reach {
    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_GROUPS = 8;
    /** So many digits without a gap are no count of things. */
    private static final int SURE = 10;

    private static final String BETWEEN = " -./()\u2010\u2011\u2013\u00A0";
    private static final String MONEY = "$\u20AC\u00A3\u00A5#";

    private Reach() {}

    /** Whether a mail address or a telephone number stands in a line. */
    static boolean isIn(String line) {
        return hasMail(line) || hasPhone(line);
    }

    static boolean hasMail(String line) {
        for (int at = line.indexOf('@'); at > 0; at = line.indexOf('@', at + 1)) {
            if (at + 1 < line.length()
                    && Character.isLetterOrDigit(line.charAt(at - 1))
                    && Character.isLetterOrDigit(line.charAt(at + 1))
                    && line.indexOf('.', at) > 0) {
                return true;
            }
        }
        return false;
    }

    static boolean hasAddressOfPage(String line) {
        return line.contains("www.") || line.contains("://");
    }

    static boolean hasPhone(String line) {
        for (int i = 0; i < line.length(); ) {
            if (!isDigit(line.charAt(i))) {
                i++;
                continue;
            }
            Number number = new Number();
            int end = number.read(line, i);
            if (number.isPhone(line, i)) {
                return true;
            }
            i = end;
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Digits that stand together, with the blanks and signs of telephone numbers between. */
    private static final class Number {
        private final int[] lengths = new int[MOST_GROUPS];
        private final int[] values = new int[MOST_GROUPS];
        private int groups;
        private int digits;
        private boolean dotsOrBlanks = true;

        /** Reads from the first digit and gives where it ends. */
        int read(String line, int start) {
            int end = start;
            boolean inGroup = false;
            for (int i = start; i < line.length() && i - end <= 3; i++) {
                char c = line.charAt(i);
                if (isDigit(c)) {
                    groups += inGroup ? 0 : 1;
                    inGroup = true;
                    digits++;
                    if (groups <= MOST_GROUPS) {
                        lengths[groups - 1]++;
                        values[groups - 1] = Math.min(100_000, values[groups - 1] * 10 + c - '0');
                    }
                    end = i + 1;
                } else if (BETWEEN.indexOf(c) >= 0) {
                    inGroup = false;
                    dotsOrBlanks &= c == '.' || c == ' ' || i > end;
                } else {
                    break;
                }
            }
            return end;
        }

        boolean isPhone(String line, int start) {
            char before = start == 0 ? ' ' : line.charAt(start - 1);
            if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || groups > MOST_GROUPS || MONEY.indexOf(before) >= 0) {
                return false;
            }
            boolean marked = before == '+' || before == '(';
            if (Character.isLetterOrDigit(before) || "/_=.".indexOf(before) >= 0) {
                return false; // part of an address of a page, or of a code
            }
            return groups == 1
                    ? marked || digits >= SURE
                    : !isDate()
                            && !areYears()
                            && !isPostal()
                            && (marked || line.charAt(start) == '0' || !isBigNumber());
        }

        private boolean isDate() {
            return groups == 3
                    && (lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] == 4
                            || lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2);
        }

        /** {@code 20510-1234}. */
        private boolean isPostal() {
            return groups == 2 && lengths[0] == 5 && lengths[1] == 4;
        }

        private boolean areYears() {
            for (int i = 0; i < groups; i++) {
                if (lengths[i] != 4 || values[i] < 1800 || values[i] > 2200) {
                    return false;
                }
            }
            return true;
        }

        /** {@code 12 000 000}, {@code 1.200.000}. */
        private boolean isBigNumber() {
            for (int i = 1; i < groups; i++) {
                if (lengths[i] != 3) {
                    return false;
                }
            }
            return lengths[0] <= 3 && dotsOrBlanks;
        }
    }
}
