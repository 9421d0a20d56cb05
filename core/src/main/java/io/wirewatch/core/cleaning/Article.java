package io.wirewatch.core.cleaning;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One of several articles that stand in a page one below the other.
 *
 * @param block all of it
 * @param marks what its markup says
 * @param paragraphs its text without its heading
 * @param post whether its markup calls it an article by a vocabulary: schema.org, hAtom
 */
record Article(Prose block, ArticleMarks marks, List<String> paragraphs, boolean post) {
    /** Prose that a release has at least, in characters; as in a {@link Bundle}. */
    static final int LEAST = 120;

    /** Prose of a whole release: more than a teaser has. */
    private static final int WHOLE = 400;

    private static final int WHOLE_IN_ONE = 1000;
    private static final int HEAD = 6;
    private static final Pattern CUT_OFF = Pattern.compile(".*(?:…|\\.\\.\\.|\\[…]|\\[\\.\\.\\.])\\W*");

    static Article of(MainContent content, Prose block, boolean post) {
        ArticleMarks marks = ArticleMarks.of(content, block.element());
        return new Article(block, marks, BlockText.below(marks.heading(), content, block.element()), post);
    }

    /** Whether it has a heading, and a sign that it was published by itself. */
    boolean isRelease() {
        return !marks.title().isEmpty()
                && (isDated() || post && !marks.address().isEmpty());
    }

    /** Whether it is only the beginning of what stands elsewhere. */
    boolean isTeaser() {
        return marks.goesOn()
                || paragraphs.reversed().stream()
                        .filter(Article::isLong)
                        .findFirst()
                        .filter(last -> CUT_OFF.matcher(last).matches())
                        .isPresent();
    }

    /** Whether it has the length of a text, not of an excerpt. */
    boolean isWhole() {
        List<String> text = paragraphs.stream().filter(Article::isLong).toList();
        int length = text.stream().mapToInt(String::length).sum();
        return length >= (text.size() > 1 ? WHOLE : WHOLE_IN_ONE);
    }

    private boolean isDated() {
        return marks.date() != null || head().stream().anyMatch(Article::isSign) || hasDateline();
    }

    /** Lines above its text. */
    private List<String> head() {
        return paragraphs.stream().limit(HEAD).takeWhile(line -> !isLong(line)).toList();
    }

    private static boolean isSign(String line) {
        return DateNote.read("", line, false) != null
                || DateNote.read("", line, true) != null
                || Opening.isSureLabel(line);
    }

    private boolean hasDateline() {
        return paragraphs.stream()
                .filter(Article::isLong)
                .findFirst()
                .flatMap(line -> Dateline.of(line, true, Instant.EPOCH))
                .filter(dateline -> dateline.date() != null)
                .isPresent();
    }

    private static boolean isLong(String paragraph) {
        return paragraph.length() >= ArticleMarks.PARAGRAPH;
    }
}
