package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.Zone;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The paragraphs of a release by what they are for, before its title is taken out of them: news, and what stands around it, which is
 * neither title nor lead.
 */
final class ZonedText {
    private static final String END_MARK = "end-mark";

    /** An end mark with less above it ends nothing. */
    private static final int SHORTEST_PROSE = 40;

    private final List<String> paragraphs;
    /** Null for news. */
    private final Zone[] zones;
    /** The first paragraph below an end mark: no news. */
    private final int end;

    private final boolean english;

    private ZonedText(List<String> paragraphs, Zone[] zones, int end, boolean english) {
        this.paragraphs = paragraphs;
        this.zones = zones;
        this.end = end;
        this.english = english;
    }

    /**
     * Zones the paragraphs of a release.
     *
     * @param removed counts the end marks, which are left out
     */
    static ZonedText of(List<String> marked, boolean english, Boilerplate removed) {
        List<String> paragraphs = new ArrayList<>(marked.size());
        BitSet ends = new BitSet();
        for (String paragraph : marked) {
            if (!EndMark.is(paragraph)) {
                paragraphs.add(paragraph);
            } else if (EndMark.ends(paragraph) && paragraphs.stream().anyMatch(ZonedText::isProse)) {
                ends.set(paragraphs.size());
            }
        }
        removed.count(END_MARK, marked.size() - paragraphs.size());
        Zone[] zones = zones(paragraphs, ends, english);
        int end = ends.isEmpty() ? paragraphs.size() : ends.nextSetBit(0);
        for (int i = 0; i < end; i++) {
            if (zones[i] == null) {
                return new ZonedText(paragraphs, zones, end, english);
            }
        }
        // Whatever it is, it is all that the release says.
        return new ZonedText(paragraphs, new Zone[paragraphs.size()], paragraphs.size(), english);
    }

    private static Zone[] zones(List<String> paragraphs, BitSet ends, boolean english) {
        List<FootHeading> headings = new ArrayList<>(paragraphs.size());
        BitSet barriers = new BitSet();
        for (int i = 0; i < paragraphs.size(); i++) {
            headings.add(FootHeading.of(paragraphs.get(i)));
            barriers.set(i, i > 0 && headings.get(i) != FootHeading.NONE);
        }
        BitSet contact = ContactBlocks.of(paragraphs, barriers, ends, english);
        Zone[] zones = new Zone[paragraphs.size()];
        contact.stream().forEach(i -> zones[i] = Zone.CONTACT);
        int letterhead = Letterhead.lines(paragraphs, english);
        for (int i = 0; i < letterhead; i++) {
            zones[i] = zones[i] == null ? Zone.BYLINE : zones[i];
        }
        FootSections.find(paragraphs, headings, contact, ends, zones);
        return zones;
    }

    private static boolean isProse(String paragraph) {
        return paragraph.length() >= SHORTEST_PROSE
                && ContactLine.Words.of(paragraph).sentences() > 0;
    }

    /** What may hold title and lead, in its order. */
    List<String> news() {
        return news(end);
    }

    /** What may hold its date: a release may be signed below its end mark. */
    List<String> dated() {
        return news(paragraphs.size());
    }

    private List<String> news(int until) {
        List<String> news = new ArrayList<>(until);
        for (int i = 0; i < until; i++) {
            if (zones[i] == null) {
                news.add(paragraphs.get(i));
            }
        }
        return news;
    }

    /** All paragraphs but the title, with their zones. */
    List<Zoned> without(Headline headline) {
        List<Zone> newsZones = Zones.of(headline.paragraphs(), english);
        List<Zoned> zoned = new ArrayList<>(paragraphs.size());
        int next = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            String words = paragraphs.get(i);
            if (zones[i] != null || i >= end) {
                zoned.add(new Zoned(words, zones[i] == null ? Zone.BODY : zones[i]));
            } else if (next < newsZones.size()
                    && headline.paragraphs().get(next).equals(words)) {
                zoned.add(new Zoned(words, newsZones.get(next++)));
            }
        }
        return zoned;
    }
}
