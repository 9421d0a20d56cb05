package io.wirewatch.core.cleaning;

import java.util.List;

/**
 * A page as read from plain text or HTML, before any of it is judged.
 *
 * @param title title that the page's markup names, or null
 * @param paragraphs one-line paragraphs in reading order
 * @param dates what its markup says about its publication date
 * @param language language that the markup names, or null
 * @param markup what its markup says beyond the words: part of its {@link Edition}
 */
record Page(String title, List<String> paragraphs, PageDates dates, String language, String markup) {
    Page {
        paragraphs = List.copyOf(paragraphs);
    }
}
