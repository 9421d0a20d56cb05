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
 * @param items alerts that come together; none where the message is about one thing
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
        Items items,
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

    /**
     * Alerts of a digest.
     *
     * @param list those that are shown, most important first
     * @param left how many others there are
     * @param where how to read those, in words
     */
    record Items(List<Item> list, int left, String where) {
        static final Items NONE = new Items(List.of(), 0, "");

        boolean isEmpty() {
            return list.isEmpty() && left == 0;
        }

        /** The last line: how many are not shown and where they are; empty where all are. */
        String rest(int shown) {
            int others = list.size() - shown + left;
            return others == 0 ? "" : "and " + others + " more: " + where;
        }
    }

    /**
     * One of several alerts.
     *
     * @param label its subscription, and what happened where it is not simply new: {@code Pact watch: updated}
     * @param link null where there is nothing
     * @param notes what nobody must miss, such as why it was withdrawn
     * @param about source and time of the release; may be empty
     * @param quote the most telling sentence; null where there is none
     */
    record Item(String label, String title, String link, List<String> notes, String about, Quote quote) {
        /** In one line, what it is and where it comes from. */
        String line() {
            return about.isEmpty() ? label : label + " · " + about;
        }
    }
}
