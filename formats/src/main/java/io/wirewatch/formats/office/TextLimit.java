package io.wirewatch.formats.office;

import org.xml.sax.SAXException;

/** Counts the characters of a text and ends its reading where there are too many. */
final class TextLimit {
    private final int longest;
    private int count;

    TextLimit(int longest) {
        this.longest = longest;
    }

    /** The text is longer than any release. */
    static final class ReachedException extends SAXException {
        private static final long serialVersionUID = 1L;

        ReachedException() {
            super("the text is too long");
        }
    }

    void add(int characters) throws ReachedException {
        count += characters;
        if (count > longest) {
            throw new ReachedException();
        }
    }
}
