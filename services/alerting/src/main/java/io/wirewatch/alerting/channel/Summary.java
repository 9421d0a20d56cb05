package io.wirewatch.alerting.channel;

import java.util.List;

/**
 * What a person should read of a message, as plain text in order of importance. A channel puts it into its own form: it
 * escapes, cuts at the end, and leaves out what it has no room for from the last to the first.
 *
 * @param tone what it is about
 * @param label the tone in words, for example {@code Pact watch: withdrawn}
 * @param title headline: the title of the release, the subject of a notice
 * @param link where to read on; null where there is nothing
 * @param text words of the message itself; empty where the quotes say all
 * @param quotes sentences that made the rule fire, as written, most telling first; none twice
 * @param facts what else there is to know
 * @param more further copies and releases of the story
 * @param footer small print
 */
record Summary(
        Tone tone,
        String label,
        String title,
        String link,
        String text,
        List<Quote> quotes,
        List<Fact> facts,
        List<Link> more,
        String footer) {
    /** What a message is about. */
    enum Tone {
        RAISED,
        UPDATED,
        WITHDRAWN,
        NOTICE,
        TEST
    }

    /**
     * A sentence.
     *
     * @param text as written
     * @param marks words in it that the rule asked for, in order, apart from each other
     */
    record Quote(String text, List<Mark> marks) {}

    /** Words in a quote: UTF-16 code units, {@code end} the one after the last. */
    record Mark(int start, int end) {}

    /** Something to know, with its name. */
    record Fact(String name, String value) {}

    /** Where to read on. */
    record Link(String name, String url) {}
}
