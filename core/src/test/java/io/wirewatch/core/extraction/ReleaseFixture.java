package io.wirewatch.core.extraction;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Sentence;
import io.wirewatch.core.release.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Clean releases made by hand: the first paragraph is the lead, a sentence ends at ". " before a capital. */
public final class ReleaseFixture {
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?][\"”)]? +(?=\\p{Lu}|\")");

    private ReleaseFixture() {}

    /** A release in English. */
    public static CleanRelease release(String title, String... paragraphs) {
        return release("en", title, paragraphs);
    }

    public static CleanRelease release(String language, String title, String[] paragraphs) {
        List<Paragraph> layout = new ArrayList<>();
        int start = 0;
        for (String paragraph : paragraphs) {
            int end = start + paragraph.length();
            layout.add(
                    new Paragraph(start, end, layout.isEmpty() ? Zone.LEAD : Zone.BODY, sentences(paragraph, start)));
            start = end + 2;
        }
        return release(language, new ReleaseText(title, String.join("\n\n", paragraphs), layout));
    }

    public static CleanRelease release(String language, ReleaseText text) {
        Instant published = Instant.parse("2004-04-15T00:00:00Z");
        ReleaseHead head = new ReleaseHead(
                "rel_0000000000000000000001",
                1,
                false,
                false,
                text.title(),
                null,
                "push",
                published,
                PublishedPrecision.DAY,
                Instant.parse("2004-04-15T09:00:00Z"),
                language,
                "sty_0000000000000000000001",
                null,
                List.of());
        return new CleanRelease(head, text, null, "given", List.of(), "");
    }

    private static List<Sentence> sentences(String paragraph, int offset) {
        List<Sentence> sentences = new ArrayList<>();
        Matcher ends = SENTENCE_END.matcher(paragraph);
        int start = 0;
        while (ends.find()) {
            String found = ends.group();
            sentences.add(new Sentence(
                    offset + start,
                    offset + ends.start() + found.stripTrailing().length()));
            start = ends.end();
        }
        sentences.add(new Sentence(offset + start, offset + paragraph.length()));
        return sentences;
    }
}
