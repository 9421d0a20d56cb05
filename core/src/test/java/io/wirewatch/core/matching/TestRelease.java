package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Mention;
import io.wirewatch.core.extraction.MentionSentence;
import io.wirewatch.core.extraction.Strength;
import io.wirewatch.core.extraction.TaggedRelease;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.PublishedPrecision;
import io.wirewatch.core.release.ReleaseHead;
import io.wirewatch.core.release.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tagged release written by hand: in title and text {@code {nato|NATO}} is a mention; paragraphs are set apart by an
 * empty line, sentences by a full stop. The first paragraph is the lead. {@code {kind:person|J. Doe}} is an unlisted one.
 */
public final class TestRelease {
    public static final Instant ARRIVAL = Instant.parse("2026-03-01T12:00:00Z");

    private static final Pattern MARK = Pattern.compile("\\{([^|}]+)\\|([^}]+)}");

    private final String id;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<MentionSentence> sentences = new ArrayList<>();
    private List<Zone> zones = List.of();
    private String title = "";
    private int version = 1;
    private boolean withdrawn;
    private Notice notice;
    private boolean historical;
    private String story = "sty_1";
    private String carrier;
    private String url = "https://www.state.gov/releases/1";
    private String source = "push";
    private String language = "en";
    private Instant published = ARRIVAL;
    private PublishedPrecision precision = PublishedPrecision.INSTANT;
    private Instant received = ARRIVAL;

    private TestRelease(String id) {
        this.id = id;
    }

    public static TestRelease release(String id) {
        return new TestRelease(id);
    }

    public TestRelease title(String marked) {
        title = marked.replaceAll(MARK.pattern(), "$2");
        sentence(marked, Zone.HEADLINE, -1, -1, 0, 0);
        return this;
    }

    /** The zones of the paragraphs of the text that follows; the first is the lead and the others are body where none are given. */
    public TestRelease zones(List<Zone> ofParagraphs) {
        zones = ofParagraphs;
        return this;
    }

    public TestRelease text(String marked) {
        int start = 0;
        int paragraph = 0;
        for (String part : marked.split("\n\n", -1)) {
            start = paragraph(part, paragraph, start) + 2;
            paragraph++;
        }
        return this;
    }

    private Zone zone(int paragraph) {
        return paragraph < zones.size() ? zones.get(paragraph) : paragraph == 0 ? Zone.LEAD : Zone.BODY;
    }

    private int paragraph(String marked, int paragraph, int start) {
        int at = start;
        int words = 0;
        int sentence = 0;
        for (String part : marked.split("(?<=\\. )", -1)) {
            sentence(part, zone(paragraph), paragraph, sentence++, at, words);
            String plain = part.replaceAll(MARK.pattern(), "$2");
            at += plain.length();
            words += words(plain);
        }
        return at;
    }

    private void sentence(String marked, Zone zone, int paragraph, int sentence, int start, int wordsBefore) {
        Matcher mark = MARK.matcher(marked);
        StringBuilder plain = new StringBuilder();
        int mentionsBefore = mentions.size();
        while (mark.find()) {
            mark.appendReplacement(plain, "");
            int first = wordsBefore + words(plain.toString());
            String alias = mark.group(2);
            mentions.add(mention(mark.group(1), alias, zone, paragraph, sentence, start + plain.length(), first));
            plain.append(alias);
        }
        mark.appendTail(plain);
        if (mentions.size() > mentionsBefore) {
            sentences.add(new MentionSentence(zone, paragraph, sentence, start, plain.toString()));
        }
    }

    private static Mention mention(
            String actor, String alias, Zone zone, int paragraph, int sentence, int start, int firstWord) {
        boolean unlisted = actor.startsWith("kind:");
        return new Mention(
                unlisted ? null : actor,
                unlisted ? actor.substring("kind:".length()) : "country",
                alias,
                Strength.STRONG,
                zone,
                paragraph,
                sentence,
                start,
                start + alias.length(),
                firstWord,
                firstWord + words(alias) - 1);
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    public TestRelease version(int number) {
        version = number;
        return this;
    }

    public TestRelease withdrawn() {
        withdrawn = true;
        return this;
    }

    /** Withdrawn, for being erased. */
    public TestRelease erased() {
        notice = Notice.ERASURE;
        return withdrawn();
    }

    public TestRelease historical() {
        historical = true;
        return this;
    }

    public TestRelease story(String id) {
        story = id;
        return this;
    }

    public TestRelease carrier(String id) {
        carrier = id;
        return this;
    }

    public TestRelease url(String address) {
        url = address;
        return this;
    }

    public TestRelease source(String name) {
        source = name;
        return this;
    }

    public TestRelease language(String code) {
        language = code;
        return this;
    }

    public TestRelease published(Instant at, PublishedPrecision howExactly) {
        published = at;
        precision = howExactly;
        return this;
    }

    public TestRelease received(Instant at) {
        received = at;
        return this;
    }

    public TaggedRelease build() {
        ReleaseHead head = new ReleaseHead(
                id,
                version,
                withdrawn,
                historical,
                title,
                url,
                source,
                published,
                precision,
                received,
                language,
                story,
                carrier,
                List.of(),
                notice,
                null);
        return new TaggedRelease(head, mentions, sentences, 1);
    }
}
