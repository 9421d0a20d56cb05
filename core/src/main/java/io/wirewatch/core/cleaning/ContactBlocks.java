package io.wirewatch.core.cleaning;

import java.util.BitSet;
import java.util.List;

/**
 * Finds the lines of a release that say whom to ask: a label ({@code Media contact:}) and the names, offices, numbers and addresses below
 * it; at the foot, or below an end mark, the same without a label; above the headline. A name alone may be a headline, so a block reaches as
 * far as the last line that says how somebody is reached; only where the text ends there too do names below it belong to it.
 */
final class ContactBlocks {
    /** So many names stand at most between two lines that say how somebody is reached. */
    private static final int GAP = 4;

    private static final int GAP_AT_HEAD = 2;
    private static final int NAMES_AT_FOOT = 3;
    /** A line without a label that says more than names is none. */
    private static final int MOST_SMALL = 1;

    private static final int HEAD = 8;
    private static final int LONGEST_FOOT = 12;
    private static final int LETTERHEAD = 25;
    private static final int DATED = 60;
    private static final String LABEL = "contact:";

    private final List<String> paragraphs;
    private final BitSet barriers;
    private final BitSet ends;
    private final boolean english;
    /** What each paragraph is, once it was asked. */
    private final ContactLine[] kinds;

    private final BitSet contact = new BitSet();
    /** The first paragraph of prose: what stands above it is the head. */
    private final int prose;

    private ContactBlocks(List<String> paragraphs, BitSet barriers, BitSet ends, boolean english) {
        this.paragraphs = paragraphs;
        this.barriers = barriers;
        this.ends = ends;
        this.english = english;
        this.kinds = new ContactLine[paragraphs.size()];
        int first = 0;
        while (first < paragraphs.size() && !isProse(paragraphs.get(first), kind(first))) {
            first++;
        }
        this.prose = first;
    }

    private ContactLine kind(int i) {
        if (kinds[i] == null) {
            kinds[i] = ContactLine.of(paragraphs.get(i), english);
        }
        return kinds[i];
    }

    private static boolean isProse(String paragraph, ContactLine kind) {
        return kind == ContactLine.OTHER
                && (paragraph.length() > 160
                        || ContactLine.Words.of(paragraph).sentences() > 0 && paragraph.length() > 60);
    }

    /**
     * The paragraphs that are contact lines.
     *
     * @param barriers paragraphs that no block goes past: headings of other sections
     * @param ends paragraphs right below an end mark; the number of paragraphs where one ends the text
     */
    static BitSet of(List<String> paragraphs, BitSet barriers, BitSet ends, boolean english) {
        ContactBlocks blocks = new ContactBlocks(paragraphs, barriers, ends, english);
        blocks.find();
        return blocks.contact;
    }

    private void find() {
        for (int i = 0; i < paragraphs.size(); i++) {
            int last = last(i);
            if (last >= i) {
                contact.set(i, last + 1);
                i = last;
            } else if (i < Math.min(prose, HEAD) && isLetterhead(i)) {
                contact.set(i);
            }
        }
        ends.stream().forEach(this::findBelow);
        findAtFoot();
    }

    /** The last line of the block that a paragraph opens; -1 where it opens none. */
    private int last(int first) {
        if (!ContactLine.mayOpen(paragraphs.get(first)) && first >= Math.min(prose, HEAD)) {
            return -1;
        }
        ContactLine kind = kind(first);
        boolean label = kind == ContactLine.LABEL || first < prose && first < HEAD && isDatedLabel(first);
        if (!label && kind != ContactLine.OPENING) {
            return -1;
        }
        boolean head = first < prose;
        int last = label ? first : -1;
        int i = first + 1;
        for (; i < paragraphs.size() && i - Math.max(last, first) <= (head ? GAP_AT_HEAD : GAP) + 1; i++) {
            ContactLine next = kind(i);
            if (next == ContactLine.OTHER || barriers.get(i) || ends.get(i)) {
                break;
            }
            last = next == ContactLine.NAME || next == ContactLine.OPENING || head && !isSure(i) ? last : i;
        }
        boolean closed = i == paragraphs.size() || barriers.get(i) || ends.get(i);
        boolean names = closed && !head && i - Math.max(last, first) - 1 <= GAP;
        if (names && i - 1 > first) {
            return i - 1;
        }
        return last < 0 && head && paragraphs.get(first).endsWith(":") ? first : last;
    }

    /** Whether a line is no headline: those may hold numbers, but no telephone's. */
    private boolean isSure(int i) {
        return kind(i) == ContactLine.LABEL
                || Reach.isIn(paragraphs.get(i))
                || Reach.hasAddressOfPage(paragraphs.get(i));
    }

    /** {@code July 18, 2007 Contact: Beth Novak}. */
    private boolean isDatedLabel(int i) {
        String line = paragraphs.get(i);
        if (line.length() > 2 * DATED || line.indexOf(':') < 0) {
            return false;
        }
        for (int at = 1; at <= DATED && at + LABEL.length() < line.length(); at++) {
            if (line.regionMatches(true, at, LABEL, 0, LABEL.length())) {
                return !Character.isLetter(line.charAt(at - 1));
            }
        }
        return false;
    }

    /** A line above the text that holds a telephone number or a mail address and little else. */
    private boolean isLetterhead(int i) {
        if (kind(i) != ContactLine.REACH || !Reach.isIn(paragraphs.get(i))) {
            return false;
        }
        String line = paragraphs.get(i);
        int letters = 0;
        for (int k = 0; k < line.length(); k++) {
            letters += Character.isLetter(line.charAt(k)) ? 1 : 0;
        }
        return letters <= LETTERHEAD || Reach.hasMail(line) && line.indexOf(' ') < 0;
    }

    /** Names and how they are reached, right below an end mark. */
    private void findBelow(int begin) {
        int end = begin;
        boolean reach = false;
        while (end < paragraphs.size() && end - begin < LONGEST_FOOT && isLine(end)) {
            reach |= Reach.isIn(paragraphs.get(end));
            end++;
        }
        if (reach) {
            contact.set(begin, end);
        }
    }

    /** The same at the end of the text: the block begins with a name or two, and prose stands above it. */
    private void findAtFoot() {
        int first = paragraphs.size();
        int reach = -1;
        while (first > prose + 1 && paragraphs.size() - first < LONGEST_FOOT && isLine(first - 1)) {
            first--;
            reach = Reach.isIn(paragraphs.get(first)) ? first : reach;
        }
        if (reach >= 0 && (reach > first || Reach.hasMail(paragraphs.get(reach)))) {
            contact.set(Math.max(first, reach - NAMES_AT_FOOT), paragraphs.size());
        }
    }

    private boolean isLine(int i) {
        return kind(i) != ContactLine.OTHER
                && !barriers.get(i)
                && !contact.get(i)
                && ContactLine.Words.of(paragraphs.get(i)).small() <= MOST_SMALL;
    }
}
