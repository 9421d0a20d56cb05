package io.wirewatch.core.cleaning;

import io.wirewatch.core.ids.Ids;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Embargo;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.Sentence;
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
                .add(Boolean.toString(head.withdrawn()))
                .add(Long.toString(head.publishedAt().toEpochMilli()))
                .add(head.publishedPrecision().text())
                .add(release.dateSource())
                .add(head.language())
                .add(head.parts().toString())
                .add(head.notice() == null ? "" : head.notice().text())
                .add(embargo(head.embargo()))
                .add(Objects.toString(release.dateline(), ""))
                .add(Boolean.toString(release.bundle()));
        for (Paragraph paragraph : release.text().paragraphs()) {
            content.add(paragraph.start() + "-" + paragraph.end() + " "
                    + paragraph.zone().text());
            for (Sentence sentence : paragraph.sentences()) {
                content.add(sentence.start() + "-" + sentence.end());
            }
        }
        content.add(release.text().text());
        String digits = Ids.sha256Hex(content.toString()).substring(0, HEX_DIGITS_OF_A_LONG);
        long hash = Long.parseUnsignedLong(digits, HEX);
        return hash == UNKNOWN ? 1 : hash;
    }

    private static String embargo(Embargo embargo) {
        return embargo == null
                ? ""
                : (embargo.until() == null ? "" : embargo.until().toEpochMilli()) + " " + embargo.text();
    }
}
