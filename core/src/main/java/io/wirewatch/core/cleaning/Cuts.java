package io.wirewatch.core.cleaning;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Finds the places in a text where releases begin: one pass over its lines, and a look at the top of what may be one. */
final class Cuts {
    /** So many blank lines stand at most between a headline and what belongs to it. */
    private static final int GAP = 3;

    /** So many lines a title stands at most below the place where its release begins. */
    private static final int NEAR = 24;

    private final List<String> lines;
    private final BitSet pages;
    private final Heads heads;
    private final List<Cut> cuts = new ArrayList<>();
    private final List<Cut> mails = new ArrayList<>();
    private final List<Cut> datelines = new ArrayList<>();

    private Cuts(List<String> lines, BitSet pages) {
        this.lines = lines;
        this.pages = pages;
        this.heads = new Heads(lines);
    }

    /**
     * The places where a release may begin, in their order, one a line.
     *
     * @param pages lines that begin a printed page
     */
    static List<Cut> find(List<String> lines, BitSet pages) {
        Cuts cuts = new Cuts(lines, pages);
        cuts.scan();
        return cuts.chosen();
    }

    private void scan() {
        Separator above = Separator.NONE;
        int last = -1;
        boolean gap = true;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (pages.get(i) && above == Separator.NONE) {
                above = Separator.RULE;
            }
            Separator separator = Separator.of(line);
            if (line.isBlank()) {
                gap = true;
            } else if (separator != Separator.NONE) {
                above = separator == Separator.END ? separator : above == Separator.END ? above : separator;
                gap = true;
            } else {
                look(i, last, above, gap);
                above = Separator.NONE;
                gap = false;
                last = i;
            }
        }
    }

    /** Notes whether a release begins at, or a little above, a written line. */
    private void look(int i, int last, Separator above, boolean gap) {
        String line = lines.get(i);
        if (gap && MailHead.mayBegin(line)) {
            MailHead mail = MailHead.at(lines, i);
            if (mail != null && !(last >= 0 && MailHead.isForwarding(lines.get(last)))) {
                mails.add(new Cut(i, Cut.Kind.MAIL, mail.subject(), i));
            }
        } else if (last >= 0 && above != Separator.NONE && !heads.isAnnounced(i) && begins(i, above)) {
            cuts.add(Cut.untitled(i, above == Separator.END ? Cut.Kind.END : Cut.Kind.RULE));
        } else if (Heads.mayBeLabel(line) && Heads.isLabel(line)) {
            int top = heads.aboveLabel(i);
            if (top >= 0 && !heads.isAnnounced(top) && opening(top).followsNothing()) {
                cuts.add(Cut.untitled(top, Cut.Kind.LABEL));
            }
        } else if (last >= 0 && i - last <= GAP && Heads.mayBeDateline(line) && heads.isDateline(i)) {
            int top = heads.aboveDateline(last);
            if (top >= 0 && !heads.isAnnounced(top) && opening(top).isHeadlineAndDateline()) {
                datelines.add(Cut.untitled(top, Cut.Kind.DATELINE));
            }
        }
    }

    private boolean begins(int i, Separator above) {
        Opening opening = opening(i);
        return above == Separator.END ? opening.followsAnEnd() : opening.followsARule();
    }

    private Opening opening(int i) {
        return Opening.of(lines, i, lines.size());
    }

    /** What is left when it is known how the file is made. */
    private List<Cut> chosen() {
        Contents contents = Contents.of(lines);
        TreeMap<Integer, Cut> chosen = new TreeMap<>();
        if (isOfNews(contents)) {
            cuts.stream().filter(cut -> isTitled(contents, cut.line())).forEach(cut -> chosen.put(cut.line(), cut));
            contents.titles().forEach((line, title) -> chosen.put(line, new Cut(line, Cut.Kind.CONTENTS, title, line)));
        } else {
            if (isNewsletter()) {
                datelines.forEach(cut -> chosen.put(cut.line(), cut));
            }
            cuts.forEach(cut -> chosen.put(cut.line(), cut));
            if (isMailbox()) {
                topics().forEach(cut -> chosen.put(cut.line(), cut));
            }
        }
        if (!chosen.isEmpty()) {
            BitSet quoted = QuotedParts.inside(lines);
            chosen.keySet().removeIf(quoted::get);
        }
        return List.copyOf(chosen.values());
    }

    /** Whether most items that a table of contents names read as news: reports have tables of contents too. */
    private boolean isOfNews(Contents contents) {
        long news = contents.titles().keySet().stream()
                .filter(line -> opening(line).isNewsItem())
                .count();
        int size = contents.titles().size();
        return size > 0 && (news * 5 >= size * 3L || contents.hasLongTitles() && news * 3 >= size);
    }

    private static boolean isTitled(Contents contents, int line) {
        return contents.titles().keySet().stream().anyMatch(title -> title >= line && title - line <= NEAR);
    }

    /** Whether mails follow each other from the top: a release may quote some. */
    private boolean isMailbox() {
        if (mails.size() < 2) {
            return false;
        }
        int first = mails.getFirst().line();
        return Heads.isDigest(lines, first) || !Opening.of(lines, 0, first).isRelease();
    }

    /** The mails without those that answer, or send on, the one above. */
    private List<Cut> topics() {
        List<Cut> topics = new ArrayList<>();
        String before = "";
        for (Cut mail : mails) {
            String topic = MailHead.topic(mail.title());
            if (!topic.equals(before)) {
                topics.add(mail);
            }
            before = topic;
        }
        return topics;
    }

    /** Whether headlines above datelines follow each other from the top. */
    private boolean isNewsletter() {
        if (datelines.size() < 2) {
            return false;
        }
        int first =
                datelines.stream().map(Cut::line).min(Comparator.naturalOrder()).orElseThrow();
        return first == 0
                || Heads.isDigest(lines, first)
                || !Opening.of(lines, 0, first).isRelease();
    }
}
