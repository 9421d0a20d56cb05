package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A title or paragraph cut into words and signs. Spaces give no token, nor does a hyphen inside a compound, so "liaison
 * office", "liaison-office" and a line break between the two are the same tokens; every token knows its exact place.
 */
final class Tokens {
    private final List<Token> tokens = new ArrayList<>();
    private final Map<String, Token> known = new HashMap<>();
    private int[] places = new int[12];

    /** Cuts {@code text} from {@code start} to {@code end}; offsets count from the beginning of {@code text}. */
    static Tokens of(String text, int start, int end) {
        Tokens tokens = new Tokens();
        new Tokeniser(text, start, end, tokens).run();
        return tokens;
    }

    static Tokens of(String text) {
        return of(text, 0, text.length());
    }

    int size() {
        return tokens.size();
    }

    Token at(int index) {
        return tokens.get(index);
    }

    /** First UTF-16 code unit of a token. */
    int start(int index) {
        return places[index * 3];
    }

    /** Code unit after the last of a token. */
    int end(int index) {
        return places[index * 3 + 1];
    }

    /** Index of the word that a token is in, as distances count words. */
    int word(int index) {
        return places[index * 3 + 2] >> 1;
    }

    /** Whether a token is part of a web or mail address, where only literal phrases are looked for. */
    boolean isInAddress(int index) {
        return (places[index * 3 + 2] & 1) != 0;
    }

    void add(String shaped, int start, int end, int word, boolean inAddress) {
        int at = tokens.size() * 3;
        if (at == places.length) {
            places = java.util.Arrays.copyOf(places, places.length * 2);
        }
        places[at] = start;
        places[at + 1] = end;
        places[at + 2] = word << 1 | (inAddress ? 1 : 0);
        tokens.add(known.computeIfAbsent(shaped, Token::of));
    }

    List<Token> list() {
        return List.copyOf(tokens);
    }

    /** The keys by which tokens are looked up, in order. */
    List<String> keys() {
        return tokens.stream().map(Token::key).toList();
    }
}
