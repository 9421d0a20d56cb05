package io.wirewatch.core.extraction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A title or paragraph cut into words and signs. Spaces give no token, nor does a hyphen inside a compound, so "liaison
 * office", "liaison-office" and a line break between the two are the same tokens; every token knows its exact place.
 *
 * <p>Tokens are numbers in arrays, since a text has thousands and few of them are part of a name; one object serves one
 * section after the other.
 */
final class Tokens {
    private static final int WORD = 1 << 8;
    private static final int ADDRESS = 1 << 9;
    private static final int TRAITS = WORD - 1;
    private static final int FIRST_CAPITAL = 1 << 10;

    /** How many numbers a token has; a power of two, though one is free. */
    private static final int FIELDS = 8;

    private static final int HASH = 0;
    private static final int START = 1;
    private static final int END = 2;
    private static final int WORD_INDEX = 3;
    /** Traits of all characters of a token, united; whether it is a word, opens with a capital, is part of an address. */
    private static final int KIND = 4;
    /** Where in {@link #folded} a token begins; it goes up to where the next one begins. */
    private static final int PLACE = 5;
    /** Where in {@link #folded} the key of a token ends. */
    private static final int KEY_END = 6;

    private final Tokeniser tokeniser = new Tokeniser(this);
    private String text = "";
    private int size;
    /** {@link #FIELDS} numbers for each token, and the {@link #PLACE} at which the next one begins. */
    private int[] numbers = new int[32 * FIELDS];

    private char[] folded = new char[128];

    static Tokens of(String text) {
        Tokens tokens = new Tokens();
        tokens.read(text, 0, text.length());
        return tokens;
    }

    /** Cuts {@code text} from {@code start} to {@code end}; offsets count from the beginning of {@code text}. */
    void read(String text, int start, int end) {
        this.text = text;
        this.size = 0;
        this.numbers[PLACE] = 0;
        tokeniser.run(text, start, end);
    }

    int size() {
        return size;
    }

    /** Hash of the key by which a token is looked up, as {@link #hash(String)} has it. */
    int hash(int index) {
        return number(index, HASH);
    }

    /** First UTF-16 code unit of a token. */
    int start(int index) {
        return number(index, START);
    }

    /** Code unit after the last of a token. */
    int end(int index) {
        return number(index, END);
    }

    /** Index of the word that a token is in, as distances count words. */
    int word(int index) {
        return number(index, WORD_INDEX);
    }

    /** Whether a token is part of a web or mail address, where only literal phrases are looked for. */
    boolean isInAddress(int index) {
        return (number(index, KIND) & ADDRESS) != 0;
    }

    boolean isWord(int index) {
        return (number(index, KIND) & WORD) != 0;
    }

    boolean startsWithCapital(int index) {
        return (number(index, KIND) & FIRST_CAPITAL) != 0;
    }

    boolean hasSmallLetter(int index) {
        return (number(index, KIND) & Letters.SMALL) != 0;
    }

    /** Whether it is small letters and nothing else. */
    boolean isSmall(int index) {
        return (number(index, KIND) & Letters.NOT_SMALL) == 0;
    }

    /** Whether it holds capitals and no small letter. */
    boolean isAllCapitals(int index) {
        return (number(index, KIND) & (Letters.CASED | Letters.SMALL)) == Letters.CASED;
    }

    /** How many characters a token has when it is made comparable. */
    int length(int index) {
        return number(index + 1, PLACE) - number(index, PLACE);
    }

    /** A token with its case folded. */
    String folded(int index) {
        return new String(folded, number(index, PLACE), length(index));
    }

    boolean hasFolded(int index, String wanted) {
        int from = number(index, PLACE);
        if (length(index) != wanted.length()) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (folded[from + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the key of a token is these characters. */
    boolean hasKey(int index, char[] wanted, int from, int to) {
        return Arrays.equals(folded, number(index, PLACE), number(index, KEY_END), wanted, from, to);
    }

    /** Whether a token, made comparable with its case kept, is this. */
    boolean hasShaped(int index, String wanted) {
        return length(index) == wanted.length() && shaped(index).equals(wanted);
    }

    /** A token made comparable, case kept. */
    String shaped(int index) {
        StringBuilder shaped = new StringBuilder(length(index));
        int end = number(index, END);
        for (int i = number(index, START); i < end; ) {
            // A pair that the end of the section splits is not read beyond it.
            int c = i + 1 < end ? text.codePointAt(i) : text.charAt(i);
            shaped.append(Folding.shape(c));
            i += Character.charCount(c);
        }
        return shaped.toString();
    }

    /** The tokens of an alias. */
    List<Token> list() {
        List<Token> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(Token.of(shaped(i)));
        }
        return list;
    }

    /** Hash of a key. */
    static int hash(String key) {
        return hash(key.toCharArray(), 0, key.length());
    }

    /** Hash of a key that is part of an array. */
    static int hash(char[] chars, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + chars[i];
        }
        return hash;
    }

    /** Where the characters of the next token go, with room for {@code more} of them. */
    char[] room(int more) {
        int needed = number(size, PLACE) + more;
        if (needed > folded.length) {
            folded = Arrays.copyOf(folded, Math.max(needed, folded.length * 2));
        }
        return folded;
    }

    /** Index in {@link #room} of the next token's first character. */
    int place() {
        return number(size, PLACE);
    }

    /**
     * Adds a token whose folded characters are in {@link #room}.
     *
     * @param foldedEnd index after its last folded character
     * @param first traits of its first character
     * @param traits of all its characters, united
     * @param hash of its folded characters
     */
    void add(int start, int end, int word, boolean isWord, int foldedEnd, int first, int traits, int hash) {
        int at = size * FIELDS;
        if (at + 2 * FIELDS > numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        int[] all = numbers;
        int keyEnd = CyrillicStem.end(folded, all[at + PLACE], foldedEnd);
        all[at + HASH] = keyEnd == foldedEnd ? hash : hash(folded, all[at + PLACE], keyEnd);
        all[at + START] = start;
        all[at + END] = end;
        all[at + WORD_INDEX] = word;
        all[at + KIND] = traits & TRAITS | (isWord ? WORD : 0) | ((first & Letters.CAPITAL) != 0 ? FIRST_CAPITAL : 0);
        all[at + KEY_END] = keyEnd;
        all[at + FIELDS + PLACE] = foldedEnd;
        size++;
    }

    private int number(int index, int field) {
        return numbers[index * FIELDS + field];
    }

    /** Notes that tokens between two places of the text are part of an address. */
    void markAddress(int from, int to) {
        for (int i = firstAt(from); i < size && start(i) < to; i++) {
            numbers[i * FIELDS + KIND] |= ADDRESS;
        }
    }

    /** Index of the first token that begins at or after a place. */
    private int firstAt(int place) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(middle) < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
