package io.wirewatch.core.cleaning;

/** The word that a line begins with: a look at it tells most lines from those that a pattern has to be asked about. */
final class FirstWord {
    private static final int LONGEST = 24;
    /** So many signs stand before it at most. */
    private static final int SIGNS = 6;

    private FirstWord() {}

    /** In small letters; empty where the line begins with none, or with a longer one. */
    static String of(String line) {
        int start = 0;
        while (start < line.length() && start < SIGNS && !Character.isLetter(line.charAt(start))) {
            start++;
        }
        int most = Math.min(line.length(), start + LONGEST + 1);
        int end = start;
        while (end < most && Character.isLetter(line.charAt(end))) {
            end++;
        }
        if (end - start > LONGEST) {
            return "";
        }
        char[] word = new char[end - start];
        for (int i = start; i < end; i++) {
            word[i - start] = Character.toLowerCase(line.charAt(i));
        }
        return new String(word);
    }
}
