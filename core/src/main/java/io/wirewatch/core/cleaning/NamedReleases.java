package io.wirewatch.core.cleaning;

import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Notice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a kill notice that came under an id of its own says it takes back: by title, in quotation marks, behind the label, or between the
 * words that wires put around it; or by address. Names, not releases: whether one of them is meant with certainty is not asked here.
 *
 * @param titles titles as {@link #fold} makes them
 * @param urls addresses as written
 */
public record NamedReleases(Set<String> titles, Set<String> urls) {
    /** A title with fewer letters and digits, or fewer words, names nothing: "Statement". */
    private static final int TELLING = 12;

    private static final int WORDS = 3;
    private static final int HEAD = 5;
    private static final Pattern QUOTED = Pattern.compile("[\"“”„«]\\s?([^\"“”„«»]{8,300}?)\\s?[\"“”»]");
    private static final Pattern LABELLED = Pattern.compile(
            "[^\\p{L}\\p{N}]{0,6}(?:[A-Z]+[\\s,]){0,3}(?:KILL|KILLED|WITHDRAWN|RETRACTED|RETRACTION)(?:\\s(?:ADVISORY|NOTICE))?\\s*(?:[:/–—]|\\s-\\s)(.{8,300})");
    private static final Pattern BETWEEN = Pattern.compile(
            "(?:news|press|media) release,?\\s(?:(?:titled|entitled|headlined|headed)\\s)?(.{8,300}?),?\\s\\(?(?:issued|dated|published|released|sent|transmitted)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern URL = Pattern.compile("https?://[^\\s\"<>”’]+[^\\s\"<>”’.,;:)/]/?");

    public NamedReleases {
        titles = Set.copyOf(titles);
        urls = Set.copyOf(urls);
    }

    /** What a release names; nothing where it is no kill notice, or is itself withdrawn. */
    public static NamedReleases in(CleanRelease release) {
        Set<String> titles = new LinkedHashSet<>();
        Set<String> urls = new LinkedHashSet<>();
        if (release.head().notice() == Notice.KILL && !release.head().withdrawn()) {
            lines(release).forEach(line -> {
                Stream.of(QUOTED, LABELLED, BETWEEN).forEach(form -> add(titles, form.matcher(line)));
                URL.matcher(line).results().forEach(match -> urls.add(match.group()));
            });
        }
        return new NamedReleases(titles, urls);
    }

    /** A title as it is compared: letters and digits in lower case; empty where it is too short to name anything. */
    public static String fold(String title) {
        String folded = Fingerprint.fold(title);
        boolean telling = folded.replace(" ", "").length() >= TELLING && folded.split(" ").length >= WORDS;
        return telling ? folded : "";
    }

    private static List<String> lines(CleanRelease release) {
        String text = release.text().text();
        Stream<String> paragraphs = release.text().paragraphs().stream()
                .filter(paragraph -> paragraph.zone().isNews())
                .limit(HEAD)
                .map(paragraph -> text.substring(paragraph.start(), paragraph.end()));
        return Stream.concat(Stream.of(release.head().title()), paragraphs).toList();
    }

    private static void add(Set<String> titles, Matcher matcher) {
        while (matcher.find()) {
            String title = fold(matcher.group(1));
            if (!title.isEmpty()) {
                titles.add(title);
            }
        }
    }
}
