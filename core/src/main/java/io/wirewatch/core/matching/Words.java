package io.wirewatch.core.matching;

import java.util.Arrays;

/** Numbers being written. */
final class Words {
    private int[] words;
    private int length;

    /**
     * @param room for how many there is room at first
     */
    Words(int room) {
        this.words = new int[room];
    }

    void add(int word) {
        room(1);
        words[length++] = word;
    }

    void addAll(int[] more) {
        addAll(more, 0, more.length);
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

    /** The numbers; nothing may be written after that. */
    int[] toArray() {
        return length == words.length ? words : Arrays.copyOf(words, length);
    }

    private void room(int more) {
        if (length + more > words.length) {
            words = Arrays.copyOf(words, Math.max(16, Math.max(words.length * 2, length + more)));
        }
    }
}
