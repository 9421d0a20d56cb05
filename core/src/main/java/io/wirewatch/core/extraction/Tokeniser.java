package io.wirewatch.core.extraction;

/** One pass over a part of a text that fills {@link Tokens}. */
final class Tokeniser {
    private final Tokens tokens;
    private char[] chars = new char[0];
    /** Place in the text of the first of {@link #chars}. */
    private int offset;

    private int limit;
    private int at;
    private int word;
    /** The character before {@code at}, invisible ones left out; a space at the beginning. */
    private int before;
    /** Whether the last sign joined, so that the next word is part of the one before. */
    private boolean joined;
    /** Whether something was seen that every web or mail address holds. */
    private boolean addressLike;

    Tokeniser(Tokens tokens) {
        this.tokens = tokens;
    }

    void run(String text, int start, int end) {
        offset = start;
        limit = end - start;
        at = 0;
        word = -1;
        before = ' ';
        joined = false;
        addressLike = false;
        if (chars.length < limit) {
            chars = new char[limit];
        }
        text.getChars(start, end, chars, 0);
        cut();
        if (addressLike) {
            markAddresses(text, start, end);
        }
    }

    private void cut() {
        while (at < limit) {
            int letter = Letters.of(chars[at]);
            if ((letter & Letters.PLAIN) != 0) {
                plainWord(letter);
            } else if ((letter & Letters.SPACE) != 0) {
                space();
            } else if ((letter & Letters.ODD) == 0) {
                plainSign(letter);
            } else if (Words.isPart(codePoint(at))) {
                anyWord(codePoint(at));
            } else {
                oddSign(codePoint(at));
            }
        }
    }

    private void space() {
        at++;
        joined = false;
        before = ' ';
    }

    /** A word of plain characters, as nearly all are; one that turns out to hold others is read again. */
    private void plainWord(int first) {
        char[] text = chars;
        int end = limit;
        int start = at;
        char[] folded = tokens.room(end - start);
        int place = tokens.place();
        int letter = first;
        int all = 0;
        int hash = 0;
        int i = start;
        do {
            int fold = letter >>> 16;
            folded[place++] = (char) fold;
            hash = 31 * hash + fold;
            all |= letter;
            i++;
            letter = i < end ? Letters.of(text[i]) : Letters.SPACE;
        } while ((letter & Letters.PLAIN) != 0);
        if ((letter & Letters.ODD) != 0) {
            anyWord(codePoint(start));
            return;
        }
        word += joined ? 0 : 1;
        tokens.add(offset + start, offset + i, word, true, place, first, all, hash);
        at = i;
        joined = false;
        before = text[i - 1];
        // A space comes next nearly always.
        if ((letter & Letters.SPACE) != 0 && i < end) {
            space();
        }
    }

    private void anyWord(int first) {
        int start = at;
        int end = at;
        boolean alone = Words.standsAlone(first);
        Shape shape = new Shape();
        for (int c = first; at < limit; c = at < limit ? codePoint(at) : ' ') {
            if (Character.getType(c) != Character.FORMAT) {
                if (!continues(c, start, alone)) {
                    break;
                }
                shape.add(Folding.shape(c));
                before = c;
                end = at + Character.charCount(c);
            }
            at += Character.charCount(c);
        }
        at = end;
        if (!shape.isEmpty()) {
            word += joined ? 0 : 1;
            shape.end(start, end, word, true);
        }
        joined = false;
    }

    private boolean continues(int c, int start, boolean alone) {
        return at == start || Words.isMark(c) || Words.isPart(c) && !alone && !Words.standsAlone(c);
    }

    /** A sign of the basic plane: it becomes one character. */
    private void plainSign(int letter) {
        int start = at;
        at++;
        char sign = Letters.folded(letter);
        if (sign == 0 || isInside(chars[start], sign)) {
            return;
        }
        char[] folded = tokens.room(1);
        int place = tokens.place();
        folded[place] = sign;
        tokens.add(offset + start, offset + at, Math.max(word, 0), false, place + 1, letter, letter, sign);
    }

    /** An invisible character, or a sign outside of the basic plane or half of one: it stays as it is. */
    private void oddSign(int c) {
        int start = at;
        at += Character.charCount(c);
        if (Character.getType(c) == Character.FORMAT) {
            return;
        }
        isInside(c, '\0');
        Shape shape = new Shape();
        shape.add(Folding.shape(c));
        shape.end(start, at, Math.max(word, 0), false);
    }

    /**
     * Notes what a sign before {@code at} does to the words beside it.
     *
     * @param sign what it becomes
     * @return whether it is the hyphen of a compound, which is no token
     */
    private boolean isInside(int c, char sign) {
        int next = next();
        boolean inside = isPart(before) && isPart(next);
        joined = inside && Words.joins(before, sign, next);
        addressLike |= c == '@' || c == ':' && next == '/' || c == '.' && isAfterWww();
        before = c;
        return inside && sign == '-';
    }

    private boolean isAfterWww() {
        int dot = at - 1;
        return dot >= 3 && isW(chars[dot - 1]) && isW(chars[dot - 2]) && isW(chars[dot - 3]);
    }

    private static boolean isW(char c) {
        return c == 'w' || c == 'W';
    }

    private static boolean isPart(int c) {
        int letter = c > Character.MAX_VALUE ? Letters.ODD : Letters.of((char) c);
        return (letter & Letters.PLAIN) != 0 || (letter & Letters.ODD) != 0 && Words.isPart(c);
    }

    /** The next character that is seen, a space at the end. A run of invisible ones is looked at once more later. */
    private int next() {
        for (int i = at; i < limit; i++) {
            boolean unseen =
                    (Letters.of(chars[i]) & Letters.ODD) != 0 && Character.getType(codePoint(i)) == Character.FORMAT;
            if (!unseen) {
                return codePoint(i);
            }
            i += Character.charCount(codePoint(i)) - 1;
        }
        return ' ';
    }

    /** As {@link String#codePointAt}, but a pair that the limit splits is not read beyond it. */
    private int codePoint(int index) {
        char c = chars[index];
        return Character.isHighSurrogate(c) && index + 1 < limit ? Character.codePointAt(chars, index, limit) : c;
    }

    private void markAddresses(String text, int start, int end) {
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || text.charAt(i) <= ' ' || text.charAt(i) >= 0x7F) {
                markAddress(text, from, i);
                from = i + 1;
            } else if (isLinkTarget(text, from, i)) {
                markAddress(text, from, i);
                from = i;
            }
        }
    }

    private void markAddress(String text, int from, int to) {
        if (to > from && Addresses.isAddress(text, from, to)) {
            tokens.markAddress(from, to);
        }
    }

    /** Whether the target of a Markdown link begins here: "[NATO](https://nato.example)" reads NATO. */
    private static boolean isLinkTarget(String text, int from, int index) {
        return index > from && text.charAt(index) == '(' && text.charAt(index - 1) == ']';
    }

    /** A token that is made character by character. */
    private final class Shape {
        private int place = tokens.place();
        private int first;
        private int all;
        private int hash;

        boolean isEmpty() {
            return place == tokens.place();
        }

        void add(String shape) {
            char[] folded = tokens.room(place - tokens.place() + shape.length());
            for (int i = 0; i < shape.length(); i++) {
                char fold = Folding.lower(shape.charAt(i));
                hash = 31 * hash + fold;
                folded[place + i] = fold;
            }
            shape.codePoints().map(Letters::caseOf).forEach(this::unite);
            place += shape.length();
        }

        private void unite(int traits) {
            first = all == 0 ? traits : first;
            all |= traits;
        }

        void end(int start, int end, int word, boolean isWord) {
            tokens.add(offset + start, offset + end, word, isWord, place, first, all, hash);
        }
    }
}
