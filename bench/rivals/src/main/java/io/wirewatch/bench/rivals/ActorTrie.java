package io.wirewatch.bench.rivals;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.wirewatch.core.extraction.Actor;
import io.wirewatch.core.extraction.ActorAlias;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An Aho-Corasick automaton as a double array, as one would use it for the answers of core's index: over the text made
 * comparable character by character, so that offsets stay; a hit counts where words begin and end, and of one actor the longest.
 */
final class ActorTrie {
    private final AhoCorasickDoubleArrayTrie<Integer> trie = new AhoCorasickDoubleArrayTrie<>();
    private final List<Actor> actors;
    private final char[] comparable = new char[Character.MAX_VALUE + 1];

    ActorTrie(List<Actor> actors) {
        this.actors = actors;
        for (int c = 0; c < comparable.length; c++) {
            comparable[c] = comparable((char) c);
        }
        TreeMap<String, Integer> keys = new TreeMap<>();
        for (int i = 0; i < actors.size(); i++) {
            for (ActorAlias alias : actors.get(i).aliases()) {
                keys.put(comparable(alias.text()), i);
            }
        }
        trie.build(keys);
    }

    /** An actor at a place. */
    record Found(String actor, int start, int end) {
        boolean overlaps(Found other) {
            return actor.equals(other.actor) && start < other.end && other.start < end;
        }
    }

    private static char comparable(char c) {
        if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
            return ' ';
        }
        String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
        return Character.toLowerCase(Character.isLetter(c) ? parts.charAt(0) : c);
    }

    private String comparable(String text) {
        char[] made = new char[text.length()];
        for (int i = 0; i < made.length; i++) {
            made[i] = comparable[text.charAt(i)];
        }
        return new String(made);
    }

    /** Hits come in order of their ends: a longer one replaces the shorter ones of its actor that it covers. */
    List<Found> tag(String text) {
        String folded = comparable(text);
        List<Found> found = new ArrayList<>();
        trie.parseText(folded, (begin, end, actor) -> {
            if (isEdge(folded, begin) && isEdge(folded, end)) {
                Found hit = new Found(actors.get(actor).id(), begin, end);
                while (!found.isEmpty()
                        && found.getLast().overlaps(hit)
                        && found.getLast().start() >= begin) {
                    found.removeLast();
                }
                if (found.isEmpty() || !found.getLast().overlaps(hit)) {
                    found.add(hit);
                }
            }
        });
        return found;
    }

    private static boolean isEdge(String text, int at) {
        return at == 0
                || at == text.length()
                || !Character.isLetterOrDigit(text.charAt(at - 1))
                || !Character.isLetterOrDigit(text.charAt(at));
    }
}
