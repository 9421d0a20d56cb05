package io.wirewatch.core.cleaning;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Embargo;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * Tells what was read of a release from anything else that might be read of it: its text and layout, and all that later stages are told of
 * it. What the source gave beside the text and what was left out of it are no part, nor are version and story.
 */
public final class CleanContent {
    /** Of a release of which it is not known. */
    static final long UNKNOWN = 0;

    private static final int HEX_DIGITS_OF_A_LONG = 16;
    private static final int HEX = 16;

    private CleanContent() {}

    /** 64 bits of a hash: the same for a release and for what comes back of its record, whose times are to the millisecond; never 0. */
    public static long fingerprint(CleanRelease release) {
        ReleaseHead head = release.head();
        StringJoiner content = new StringJoiner("\n");
        content.add(head.title())
                .add(published(release))
                .add(head.language())
                .add(head.parts() + " " + release.bundle())
                .add(notice(head) + " " + head.withdrawn())
                .add(embargo(head.embargo()))
                .add(Objects.toString(release.dateline(), ""))
                .add(layout(release));
        content.add(release.text().text());
        String digits = Ids.sha256Hex(content.toString()).substring(0, HEX_DIGITS_OF_A_LONG);
        long hash = Long.parseUnsignedLong(digits, HEX);
        return hash == UNKNOWN ? 1 : hash;
    }

    /**
     * In what two readings of a release differ: some of {@code title, text, layout, published, language, dateline, parts, notice, embargo},
     * in this order; layout only where the text is the same. Empty where their fingerprints are the same.
     */
    public static List<String> differences(CleanRelease before, CleanRelease after) {
        ReleaseHead then = before.head();
        ReleaseHead now = after.head();
        List<String> differences = new ArrayList<>();
        boolean isSameText = before.text().text().equals(after.text().text());
        note(differences, "title", then.title(), now.title());
        note(differences, "text", before.text().text(), after.text().text());
        if (isSameText) {
            note(differences, "layout", layout(before), layout(after));
        }
        note(differences, "published", published(before), published(after));
        note(differences, "language", then.language(), now.language());
        note(differences, "dateline", before.dateline(), after.dateline());
        note(differences, "parts", List.of(then.parts(), before.bundle()), List.of(now.parts(), after.bundle()));
        note(differences, "notice", List.of(notice(then), then.withdrawn()), List.of(notice(now), now.withdrawn()));
        note(differences, "embargo", embargo(then.embargo()), embargo(now.embargo()));
        return differences;
    }

    private static void note(List<String> differences, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            differences.add(name);
        }
    }

    private static String published(CleanRelease release) {
        ReleaseHead head = release.head();
        return head.publishedAt().toEpochMilli() + " "
                + head.publishedPrecision().text() + " " + release.dateSource();
    }

    private static String notice(ReleaseHead head) {
        return head.notice() == null ? "" : head.notice().text();
    }

    private static String layout(CleanRelease release) {
        StringJoiner layout = new StringJoiner("\n");
        for (Paragraph paragraph : release.text().paragraphs()) {
            layout.add(paragraph.start() + "-" + paragraph.end() + " "
                    + paragraph.zone().text());
            for (Sentence sentence : paragraph.sentences()) {
                layout.add(sentence.start() + "-" + sentence.end());
            }
        }
        return layout.toString();
    }

    private static String embargo(Embargo embargo) {
        return embargo == null
                ? ""
                : (embargo.until() == null ? "" : embargo.until().toEpochMilli()) + " " + embargo.text();
    }
}
