package io.wirewatch.core.entities;

import io.wirewatch.core.release.Sentence;
import java.util.Arrays;
import java.util.List;

/**
 * A text as tokens in arrays, no object each: words with what is joined to them ("O'Brien", "U.S.", "al-Gaddafi"), numbers,
 * and every other visible character by itself. Possessives are tokens of their own, and so are both parts of "ISIL-held" and
 * of "pro-Beijing". A token lies in one sentence.
 */
final class NameTokens {
    static final int FIRST_UPPER = 1;
    static final int OTHER_UPPER = 1 << 1;
    static final int LOWER = 1 << 2;
    static final int DIGIT = 1 << 3;
    static final int DOT = 1 << 4;
    static final int HYPHEN = 1 << 5;
    static final int APOSTROPHE = 1 << 6;
    static final int SINGLE = 1 << 7;
    static final int FOREIGN = 1 << 8;
    static final int SYMBOL = 1 << 9;
    static final int UPPER = FIRST_UPPER | OTHER_UPPER;

    static final int PLAIN_SENTENCE = 0;
    static final int TITLE_CASE_SENTENCE = 1;
    static final int UPPER_CASE_SENTENCE = 2;

    private static final int FNV_BASIS = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;
    private static final int LONGEST_AFFIX = 4;
    private static final int LONGEST_DATELINE = 14;
    private static final int LONGEST_BEFORE_HYPHEN = 7;
    /** From how many words on a sentence may be one in capitals or in title case. */
    private static final int FEW_WORDS = 3;

    private static final double TITLE_CASE_SHARE = 0.6;
    private static final double UPPER_CASE_SHARE = 0.8;

    private static final WordHashes AFTER_APOSTROPHE = WordHashes.of("s t re ve ll d m");
    private static final WordHashes AFTER_HYPHEN = WordHashes.of(
            "held led run born wide era style like free based backed "
                    + "controlled funded owned trained made friendly related linked aligned sponsored affiliated allied only to");
    private static final WordHashes BEFORE_HYPHEN = WordHashes.of("pro anti non ex mid pre post counter former sub");
    private static final WordHashes ABBREVIATIONS =
            WordHashes.of("mr mrs ms dr st ste mt ft lt gen sen rep reps sens gov "
                    + "jr sr inc corp co ltd col sgt spc cpl pvt capt maj cmdr adm prof rev hon pres dept messrs bros");
    /** Small words and signs that names hold inside. */
    private static final WordHashes INSIDE =
            WordHashes.of("of the for and & de la le les del della di da das do dos du des "
                    + "der den van von ten ter zu zur am im al el bin ibn bint e y et und für in on to at upon sur with against by "
                    + "'s - – /");

    private static final WordHashes DASHES = WordHashes.of("- – —");
    private static final WordHashes IN_DATELINE = WordHashes.of(", ( ) . / - d.c of de la");
    /** Small words that a name may begin with. */
    private static final WordHashes PARTICLES =
            WordHashes.of("de la le del della di da dos du van von der den al el bin ibn bint d ad abu ul ur");

    final String text;
    int count;
    int[] starts = new int[64];
    int[] ends = new int[64];
    /** Hash of the word as written; of its capitalised form in a sentence that is all in capitals. */
    int[] forms = new int[64];
    /** Hash of the word in lower case. */
    int[] lowers = new int[64];
    /** Which kinds of characters a word has. */
    int[] shapes = new int[64];
    /** Number of a sentence among those that hold a token. */
    int[] sentences = new int[64];

    /** Whether a token may be of a name at all; all others need no look. */
    boolean[] open = {};
    /** What a sentence looks like, by its number. */
    byte[] looks = new byte[16];

    int sentenceCount;

    /** The token after a sentence's dateline, by its number; its first token where it has none. */
    private int[] datelineEnds = new int[16];

    private int at;

    private NameTokens(String text) {
        this.text = text;
    }

    static NameTokens of(String text, List<Sentence> sentences) {
        NameTokens tokens = new NameTokens(text);
        for (Sentence sentence : sentences) {
            tokens.addLines(sentence.start(), Math.min(sentence.end(), text.length()));
        }
        tokens.markOpen();
        return tokens;
    }

    /** Hash of a word as {@link #lowers} has it. */
    static int hash(String word) {
        int hash = FNV_BASIS;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ lower(word.charAt(i))) * FNV_PRIME;
        }
        return hash;
    }

    boolean isUpper(int token) {
        return (shapes[token] & UPPER) != 0;
    }

    boolean sameSentence(int token, int other) {
        return other >= 0 && other < count && sentences[token] == sentences[other];
    }

    /** Whether a token is before the dash that ends a sentence's dateline: "MONS, Belgium, April 15 - The two sides met." */
    boolean isInDateline(int token) {
        return token < datelineEnds[sentences[token]];
    }

    /** Hash of the first characters of a word in lower case. */
    int prefix(int token, int length) {
        return hash(starts[token], Math.min(ends[token], starts[token] + length));
    }

    /** Hash of the last characters of a word in lower case. */
    int suffix(int token, int length) {
        return hash(Math.max(starts[token], ends[token] - length), ends[token]);
    }

    static int longestAffix() {
        return LONGEST_AFFIX;
    }

    /** No name goes over the end of a line: a heading may come without a full stop. */
    private void addLines(int start, int end) {
        int from = start;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '\n') {
                addSentence(from, i);
                from = i + 1;
            }
        }
        addSentence(from, end);
    }

    private void addSentence(int start, int end) {
        int first = count;
        at = start;
        while (at < end) {
            char c = text.charAt(at);
            if (isWordPart(at, end)) {
                addWord(end);
            } else if (isApostrophe(c)
                    && at + 1 < end
                    && AFTER_APOSTROPHE.has(hash(at + 1, wordEnd(at + 1, end)))
                    && count > first
                    && ends[count - 1] == at) {
                add(at, wordEnd(at + 1, end));
            } else if (c <= ' '
                    || c == '\u00A0'
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.isISOControl(c)) {
                at++;
            } else {
                int length =
                        Character.isHighSurrogate(c) && at + 1 < end && Character.isLowSurrogate(text.charAt(at + 1))
                                ? 2
                                : 1;
                add(at, at + length);
            }
        }
        if (count > first) {
            if (sentenceCount == looks.length) {
                looks = Arrays.copyOf(looks, 2 * sentenceCount);
                datelineEnds = Arrays.copyOf(datelineEnds, 2 * sentenceCount);
            }
            looks[sentenceCount] = (byte) look(first);
            datelineEnds[sentenceCount] = datelineEnd(first);
            sentenceCount++;
        }
    }

    /** Words with a capital, numbers, commas and brackets up to a dash that stands by itself, more words behind it. */
    private int datelineEnd(int first) {
        int limit = Math.min(count - 1, first + LONGEST_DATELINE);
        for (int i = first; i < limit; i++) {
            if (DASHES.has(lowers[i]) && ends[i] < starts[i + 1]) {
                return i;
            }
            boolean fits = (shapes[i] & (FIRST_UPPER | DIGIT)) != 0 || IN_DATELINE.has(lowers[i]);
            if (!fits) {
                return first;
            }
        }
        return first;
    }

    /** Adds the word that begins here, in parts where it is a compound that is no name as a whole. */
    private void addWord(int limit) {
        int start = at;
        int end = at;
        boolean dotted = false;
        while (end < limit) {
            if (isWordPart(end, limit)) {
                end += width(end, limit);
                continue;
            }
            char c = text.charAt(end);
            boolean more = end + 1 < limit && isWordPart(end + 1, limit);
            if (c == '-' && more && text.charAt(end - 1) != '-') {
                if (end - start <= LONGEST_BEFORE_HYPHEN && BEFORE_HYPHEN.has(hash(start, end))
                        || AFTER_HYPHEN.has(hash(end + 1, wordEnd(end + 1, limit)))) {
                    break;
                }
            } else if (isApostrophe(c) && more) {
                if (AFTER_APOSTROPHE.has(hash(end + 1, wordEnd(end + 1, limit)))) {
                    break;
                }
            } else if (c == '.' && more && (dotted || isLetterAlone(start, end))
                    || (c == '.' || c == ',') && more && isDigit(end - 1) && isDigit(end + 1)
                    || c == '&' && more && end - start <= 2) {
                dotted |= c == '.';
            } else if (c == '.'
                    && (dotted && !isDigit(end - 1)
                            || isLetterAlone(start, end)
                            || end - start <= 6 && ABBREVIATIONS.has(hash(start, end)))) {
                end++;
                break;
            } else {
                break;
            }
            end++;
        }
        add(start, end);
    }

    private boolean isLetterAlone(int start, int end) {
        return end - start == 1 && Character.isUpperCase(text.charAt(start))
                || end - start >= 2 && text.charAt(end - 2) == '.' && Character.isLetter(text.charAt(end - 1));
    }

    private boolean isDigit(int index) {
        char c = text.charAt(index);
        return c >= '0' && c <= '9';
    }

    private boolean isWordPart(int index, int limit) {
        char c = text.charAt(index);
        if (c < 128) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        if (Character.isHighSurrogate(c) && index + 1 < limit && Character.isLowSurrogate(text.charAt(index + 1))) {
            return Character.isLetterOrDigit(Character.toCodePoint(c, text.charAt(index + 1)));
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private int width(int index, int limit) {
        return Character.isHighSurrogate(text.charAt(index)) && index + 1 < limit ? 2 : 1;
    }

    private int wordEnd(int index, int limit) {
        int end = index;
        while (end < limit && isWordPart(end, limit)) {
            end += width(end, limit);
        }
        return end;
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            grow();
        }
        int form = FNV_BASIS;
        int lower = FNV_BASIS;
        int shape = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            char l = c;
            if (c >= 'a' && c <= 'z') {
                shape |= LOWER;
            } else if (c >= 'A' && c <= 'Z') {
                l = (char) (c | 0x20);
                shape |= i == start ? FIRST_UPPER : OTHER_UPPER;
            } else {
                c = c == '\u2019' ? '\'' : c;
                l = lower(c);
                shape |= shapeOf(c, i == start);
            }
            form = (form ^ c) * FNV_PRIME;
            lower = (lower ^ l) * FNV_PRIME;
        }
        starts[count] = start;
        ends[count] = end;
        forms[count] = form;
        lowers[count] = lower;
        shapes[count] = end - start == 1 ? shape | SINGLE : shape;
        sentences[count] = sentenceCount;
        count++;
        at = end;
    }

    private static int shapeOf(char c, boolean first) {
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        return switch (c) {
            case '.' -> first ? SYMBOL : DOT;
            case '-' -> first ? SYMBOL : HYPHEN;
            case '\'' -> APOSTROPHE;
            default -> {
                if (Character.isUpperCase(c)) {
                    yield FOREIGN | (first ? FIRST_UPPER : OTHER_UPPER);
                }
                yield Character.isLetter(c) ? FOREIGN | LOWER : Character.isDigit(c) ? DIGIT : SYMBOL;
            }
        };
    }

    /** What the sentence of the last tokens looks like; the words of one in capitals get the form that they have elsewhere. */
    private int look(int first) {
        int words = 0;
        int capitalised = 0;
        int upper = 0;
        for (int i = first; i < count; i++) {
            if ((shapes[i] & (UPPER | LOWER)) != 0 && ends[i] - starts[i] > 1) {
                words++;
                capitalised += shapes[i] & FIRST_UPPER;
                upper += (shapes[i] & LOWER) == 0 ? 1 : 0;
            }
        }
        if (words < FEW_WORDS || capitalised < TITLE_CASE_SHARE * words) {
            return PLAIN_SENTENCE;
        }
        if (upper < UPPER_CASE_SHARE * words) {
            return TITLE_CASE_SENTENCE;
        }
        for (int i = first; i < count; i++) {
            if ((shapes[i] & UPPER) == UPPER && (shapes[i] & LOWER) == 0) {
                forms[i] = capitalisedForm(i);
            }
        }
        return UPPER_CASE_SENTENCE;
    }

    private int capitalisedForm(int token) {
        int hash = (FNV_BASIS ^ text.charAt(starts[token])) * FNV_PRIME;
        for (int i = starts[token] + 1; i < ends[token]; i++) {
            hash = (hash ^ lower(text.charAt(i))) * FNV_PRIME;
        }
        return hash;
    }

    /** Words with a capital may be of a name; numbers and small words where such a word is beside them. */
    private void markOpen() {
        open = new boolean[count];
        for (int i = 0; i < count; i++) {
            open[i] = (shapes[i] & UPPER) != 0
                    || i > 0
                            && open[i - 1]
                            && sameSentence(i, i - 1)
                            && (INSIDE.has(lowers[i]) ? leadsToUpper(i) : (shapes[i] & (DIGIT | SYMBOL)) == DIGIT)
                    || ((shapes[i] & DIGIT) != 0 || PARTICLES.has(lowers[i]))
                            && sameSentence(i, i + 1)
                            && isUpper(i + 1);
        }
    }

    private boolean leadsToUpper(int token) {
        return sameSentence(token, token + 1)
                && (isUpper(token + 1) || sameSentence(token, token + 2) && isUpper(token + 2));
    }

    private int hash(int start, int end) {
        int hash = FNV_BASIS;
        for (int i = start; i < end; i++) {
            hash = (hash ^ lower(text.charAt(i))) * FNV_PRIME;
        }
        return hash;
    }

    private static char lower(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
        }
        return c == '\u2019' ? '\'' : Character.toLowerCase(c);
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2019';
    }

    private void grow() {
        int size = 2 * count;
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        forms = Arrays.copyOf(forms, size);
        lowers = Arrays.copyOf(lowers, size);
        shapes = Arrays.copyOf(shapes, size);
        sentences = Arrays.copyOf(sentences, size);
    }
}
