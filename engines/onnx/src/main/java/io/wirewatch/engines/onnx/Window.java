package io.wirewatch.engines.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * Words that the model reads in one go. Neighbours overlap, so that a word at an edge is judged where it has words around it.
 *
 * @param first first word
 * @param end word after the last
 * @param keepFrom first word whose label is taken from this window
 * @param keepTo word after the last whose label is taken from this window
 */
record Window(int first, int end, int keepFrom, int keepTo) {
    /**
     * Covers all words with windows of at most {@code limit} sub-words.
     *
     * @param words none of more than {@code limit} sub-words
     * @param overlap how many sub-words neighbours share, at most
     */
    static List<Window> over(List<Word> words, int limit, int overlap) {
        List<Window> windows = new ArrayList<>();
        int first = 0;
        int keepFrom = 0;
        while (first < words.size()) {
            int end = reach(words, first, limit);
            if (end == words.size()) {
                windows.add(new Window(first, end, keepFrom, end));
                break;
            }
            int next = back(words, first + 1, end, overlap);
            int middle = (next + end) / 2;
            windows.add(new Window(first, end, keepFrom, middle));
            keepFrom = middle;
            first = next;
        }
        return windows;
    }

    private static int reach(List<Word> words, int first, int limit) {
        int end = first;
        for (int room = limit; end < words.size() && words.get(end).tokens().length <= room; end++) {
            room -= words.get(end).tokens().length;
        }
        return end;
    }

    private static int back(List<Word> words, int earliest, int end, int overlap) {
        int first = end;
        for (int room = overlap; first > earliest && words.get(first - 1).tokens().length <= room; first--) {
            room -= words.get(first - 1).tokens().length;
        }
        return first;
    }
}
