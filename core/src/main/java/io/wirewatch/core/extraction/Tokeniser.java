package io.wirewatch.core.extraction;

/** One pass over a text that fills {@link Tokens}. */
final class Tokeniser {
    private final String text;
    private final int limit;
    private final Tokens tokens;
    private final StringBuilder shaped = new StringBuilder();
    private int at;
    private int word = -1;
    /** The character before {@code at}, invisible ones left out; a space at the beginning. */
    private int before = ' ';
    /** Whether the last sign joined, so that the next word is part of the one before. */
    private boolean joined;

    private int chunkEnd;
    private boolean inAddress;

    Tokeniser(String text, int start, int end, Tokens tokens) {
        this.text = text;
        this.at = start;
        this.limit = end;
        this.tokens = tokens;
        this.chunkEnd = start;
    }

    void run() {
        while (at < limit) {
            int c = codePoint(at);
            enterChunk(c);
            if (Words.isPart(c)) {
                word(c);
            } else {
                sign(c);
            }
        }
    }

    private void word(int first) {
        int start = at;
        int end = at;
        boolean alone = Words.standsAlone(first);
        shaped.setLength(0);
        for (int c = first; at < limit; c = at < limit ? codePoint(at) : ' ') {
            if (Character.getType(c) != Character.FORMAT) {
                if (!continues(c, start, alone)) {
                    break;
                }
                shaped.append(Folding.shape(c));
                before = c;
                end = at + Character.charCount(c);
            }
            at += Character.charCount(c);
        }
        at = end;
        if (!shaped.isEmpty()) {
            word += joined ? 0 : 1;
            tokens.add(shaped.toString(), start, end, word, inAddress);
        }
        joined = false;
    }

    private boolean continues(int c, int start, boolean alone) {
        return at == start || Words.isMark(c) || Words.isPart(c) && !alone && !Words.standsAlone(c);
    }

    private void sign(int c) {
        int start = at;
        at += Character.charCount(c);
        String sign = Folding.shape(c);
        if (sign.isEmpty()) {
            return;
        }
        if (sign.isBlank()) {
            joined = false;
        } else {
            int next = next();
            boolean inside = Words.isPart(before) && Words.isPart(next);
            joined = inside && Words.joins(before, sign, next);
            if (!inside || !sign.equals("-")) {
                tokens.add(sign, start, at, Math.max(word, 0), inAddress);
            }
        }
        before = c;
    }

    /** The next character that is seen, a space at the end. A run of invisible ones is looked at once more later. */
    private int next() {
        int i = at;
        while (i < limit && Character.getType(codePoint(i)) == Character.FORMAT) {
            i += Character.charCount(codePoint(i));
        }
        return i < limit ? codePoint(i) : ' ';
    }

    /** At the first character after a space, finds out whether what follows up to the next space is an address. */
    private void enterChunk(int c) {
        if (at < chunkEnd) {
            return;
        }
        int end = at;
        while (end < limit && text.charAt(end) > ' ' && text.charAt(end) < 0x7F && !isLinkTarget(end)) {
            end++;
        }
        inAddress = end > at && Addresses.isAddress(text, at, end);
        chunkEnd = Math.max(end, at + Character.charCount(c));
    }

    /** Whether the target of a Markdown link begins here: "[NATO](https://nato.example)" reads NATO. */
    private boolean isLinkTarget(int index) {
        return index > at && text.charAt(index) == '(' && text.charAt(index - 1) == ']';
    }

    /** As {@link String#codePointAt}, but a pair that the limit splits is not read beyond it. */
    private int codePoint(int index) {
        char c = text.charAt(index);
        return Character.isHighSurrogate(c) && index + 1 < limit ? text.codePointAt(index) : c;
    }
}
