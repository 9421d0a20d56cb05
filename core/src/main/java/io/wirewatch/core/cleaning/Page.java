package io.wirewatch.core.cleaning;

import java.util.List;

/**
 * A page as read from plain text or HTML, before any of it is judged.
 *
 * @param title title that the page's markup names, or null
 * @param pieces its paragraphs, and which of them are releases of their own
 * @param dates what its markup says about its publication date
 * @param language language that the markup names, or null
 * @param markup what its markup says beyond the words: part of its {@link Edition}
 * @param selection what the selectors of its source found in it, and what they did not
 */
record Page(String title, Pieces pieces, PageDates dates, String language, String markup, Selection selection) {
    /** A page in which nothing was to be selected. */
    Page(String title, Pieces pieces, PageDates dates, String language, String markup) {
        this(title, pieces, dates, language, markup, Selection.NONE);
    }

    /** All its paragraphs, one line each, in reading order. */
    List<String> paragraphs() {
        return pieces.paragraphs();
    }
}
