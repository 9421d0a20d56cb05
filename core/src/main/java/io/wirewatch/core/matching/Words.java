package io.wirewatch.core.matching;

import java.util.Arrays;

/** Numbers being written. */
final class Words {
    private int[] words = new int[16];
    private int length;

    void add(int word) {
        room(1);
        words[length++] = word;
    }

    void addAll(int[] more, int start, int end) {
        room(end - start);
        System.arraycopy(more, start, words, length, end - start);
        length += end - start;
    }

    void set(int at, int word) {
        words[at] = word;
    }

    int length() {
        return length;
    }

    int[] toArray() {
        return length == 0 ? Program.NONE : Arrays.copyOf(words, length);
    }

    private void room(int more) {
        if (length + more > words.length) {
            words = Arrays.copyOf(words, Math.max(words.length * 2, length + more));
        }
    }
}
