package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Zone;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what stands below the news: "About …" with its paragraphs, "Notes to editors", and below an end mark a paragraph that says what
 * somebody is. A heading alone does not tell: a fact sheet may have one in its middle. So it counts below an end mark, late in the text, or
 * where nothing but such sections follows.
 */
final class FootSections {
    private static final double LATE = 0.75;
    private static final double NOT_EARLY = 0.35;
    private static final int HEADING = 80;
    private static final int SHORTEST_DESCRIPTION = 50;
    private static final Pattern DESCRIPTION = Pattern.compile(
            "(?:The\\s)?\\p{Lu}[^.:;!?\"“”]{1,90}?,?\\s(?:(?:is|are)\\s(?:an?|the|one|part|\\p{Lu}\\S{2,20}['’]s)\\s"
                    + "|(?:was|were)\\s(?:founded|established|created|formed|set up)\\s)");

    private final List<String> paragraphs;
    private final List<FootHeading> headings;
    private final BitSet contact;
    private final BitSet ends;
    private final Zone[] zones;
    private final int end;
    /** How many characters stand above each paragraph. */
    private final int[] above;

    private FootSections(
            List<String> paragraphs, List<FootHeading> headings, BitSet contact, BitSet ends, Zone[] zones) {
        this.paragraphs = paragraphs;
        this.headings = headings;
        this.contact = contact;
        this.ends = ends;
        this.zones = zones;
        this.end = ends.isEmpty() ? paragraphs.size() : ends.nextSetBit(0);
        this.above = new int[paragraphs.size() + 1];
        for (int i = 0; i < paragraphs.size(); i++) {
            above[i + 1] = above[i] + paragraphs.get(i).length();
        }
    }

    /**
     * Notes the zones of such paragraphs.
     *
     * @param zones where they are noted; null for the others
     */
    static void find(List<String> paragraphs, List<FootHeading> headings, BitSet contact, BitSet ends, Zone[] zones) {
        new FootSections(paragraphs, headings, contact, ends, zones).find();
    }

    private void find() {
        for (int i = 1; i < paragraphs.size(); i++) {
            if (contact.get(i)) {
                continue;
            }
            switch (headings.get(i)) {
                case ABOUT -> note(i, Zone.ABOUT, 2);
                case ABOUT_TEXT -> note(i, Zone.ABOUT, 1);
                case NOTES -> note(i, Zone.NOTES, 2);
                case NOTES_TEXT -> note(i, Zone.NOTES, 1);
                case NONE -> describe(i);
                case OTHER -> {}
            }
        }
    }

    private void note(int start, Zone zone, int least) {
        int after = start + 1;
        while (after < paragraphs.size()
                && !isBarrier(after)
                && !(zone == Zone.ABOUT && after > start + least - 1 && isHeading(after))) {
            after++;
        }
        if (after - start >= least && isFoot(start, after, zone)) {
            for (int i = start; i < after; i++) {
                zones[i] = zone;
            }
        }
    }

    private boolean isBarrier(int i) {
        return contact.get(i) || ends.get(i) || headings.get(i) != FootHeading.NONE;
    }

    private boolean isFoot(int start, int after, Zone zone) {
        double share = above[start] / (double) above[paragraphs.size()];
        boolean last = after == paragraphs.size() || isBarrier(after);
        return start >= end || share >= LATE || share >= NOT_EARLY && (last || zone == Zone.NOTES);
    }

    /** A short line above another paragraph. */
    private boolean isHeading(int i) {
        String line = paragraphs.get(i);
        if (i + 1 >= paragraphs.size() || line.length() > HEADING || !Character.isUpperCase(line.charAt(0))) {
            return false;
        }
        ContactLine.Words words = ContactLine.Words.of(line);
        return !words.endsClause() && words.sentences() == 0 || line.endsWith("?");
    }

    /** "The Lighthouse Trust is a charity that …", right below an end mark or a section of the foot. */
    private void describe(int i) {
        String paragraph = paragraphs.get(i);
        if (i >= end
                && (i == end || zones[i - 1] != null)
                && zones[i] == null
                && paragraph.length() >= SHORTEST_DESCRIPTION
                && DESCRIPTION.matcher(paragraph).lookingAt()) {
            zones[i] = Zone.ABOUT;
        }
    }
}
