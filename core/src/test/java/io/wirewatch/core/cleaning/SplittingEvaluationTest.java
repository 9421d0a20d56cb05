package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How well files of several releases are taken apart, measured on files that are made of the corpus by seed: prints the figures and fails
 * where they fall. A boundary counts as found where one piece ends with the last letters of one release and the next begins with
 * the first of the other. Half of the releases, by the hash of their names, are for looking at; the other half gives the figure.
 */
class SplittingEvaluationTest {
    private static final int FILES = 150;
    private static final int ENDS = 60;
    private static final int MISSED = Integer.getInteger("missed", 3);
    private static final String SENATE = "senate-press-releases-2005-2006";
    private static final String WHITE_HOUSE = "wh-briefings-2021";
    private static final Pattern FRONT = Pattern.compile("---\n(.*?)\n---\n", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\u(\\p{XDigit}{4})");
    private static final String DATE = "March %d, 2005";

    /** A single release. */
    private record Doc(String name, String text, String title, String body) {
        boolean isHeld() {
            return (name.hashCode() & 1) == 1;
        }

        boolean hasHeadline() {
            return !title.isEmpty();
        }

        static Doc of(Path path) {
            String file = decoded(path);
            String name = path.getFileName().toString();
            Matcher front = FRONT.matcher(file);
            if (front.lookingAt()) {
                String title = titleOf(front.group(1));
                String body = file.substring(front.end()).strip();
                return new Doc(name, title + "\n" + dayOf(front.group(1)) + "\n\n" + body, title, body);
            }
            String text = file.strip();
            List<String> paragraphs = PlainText.paragraphs(text);
            String first = text.lines().findFirst().orElse("").strip();
            boolean headline = paragraphs.size() > 1
                    && first.equals(paragraphs.getFirst())
                    && Headline.of(null, paragraphs, true).title().equals(first)
                    && Headline.of(null, paragraphs, true).paragraphs().size() < paragraphs.size();
            return headline
                    ? new Doc(name, text, first, text.substring(first.length()).strip())
                    : new Doc(name, text, "", text);
        }
    }

    /** The title of YAML front matter, which goes on over lines. */
    private static String titleOf(String front) {
        String title = front.replaceFirst("(?s)^.*?\\btitle: *", "").replaceAll("\\\\?\n *\\\\?", " ");
        title = ESCAPE.matcher(title).replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
        return title.replaceAll("^[\"']|[\"']\\s*$", "")
                .replaceAll("\\\\_|\\s+", " ")
                .strip();
    }

    private static String dayOf(String front) {
        String day = front.replaceFirst("(?s)^.*?\\bdate: '?(\\d{4}-\\d\\d-\\d\\d).*$", "$1");
        return LocalDate.parse(day).format(DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH));
    }

    /** A file, with what each of its releases should give. */
    private record Made(String text, List<String> pieces, boolean preamble) {}

    /** A way to put releases into one file. */
    private record Manner(String name, boolean headlines, Join join) {}

    @FunctionalInterface
    private interface Join {
        Made of(List<Doc> docs, Random random);
    }

    private static final List<String> END_MARKS =
            List.of("###", "# # #", "-30-", "- 30 -", "ENDS", "-ends-", "- END -");
    private static final List<String> RULES =
            List.of("-".repeat(60), "*".repeat(40), "=".repeat(70), "_".repeat(30), "* * *", "-----", "***");

    private static final List<Manner> MANNERS = List.of(
            new Manner("end mark, release as it is", false, (docs, r) -> {
                String mark = any(END_MARKS, r);
                return made(docs, doc -> doc.text() + "\n\n" + mark, "\n\n");
            }),
            new Manner("end mark, label", true, (docs, r) -> {
                String mark = any(END_MARKS, r);
                return made(docs, doc -> label(r) + "\n" + date(r) + "\n\n" + headed(doc) + "\n\n" + mark, "\n\n");
            }),
            new Manner("rule, headline and dateline", true, (docs, r) -> {
                String rule = any(RULES, r);
                return made(docs, doc -> datelined(doc, r), "\n\n" + rule + "\n\n");
            }),
            new Manner("rule, label", false, (docs, r) -> {
                String rule = any(RULES, r);
                return made(docs, doc -> label(r) + "\n\n" + doc.text(), "\n" + rule + "\n");
            }),
            new Manner("rule, contact and label", false, (docs, r) -> {
                String rule = any(RULES, r);
                return made(docs, doc -> contact(r) + "\n\n" + label(r) + "\n\n" + doc.text(), "\n\n" + rule + "\n\n");
            }),
            new Manner(
                    "form feed, label",
                    false,
                    (docs, r) -> made(docs, doc -> label(r) + "\n" + date(r) + "\n\n" + doc.text(), "\n\f")),
            new Manner(
                    "form feed, headline and dateline",
                    true,
                    (docs, r) -> made(docs, doc -> datelined(doc, r), "\n\f\n")),
            new Manner(
                    "blank lines, label",
                    false,
                    (docs, r) -> made(docs, doc -> label(r) + "\n\n" + doc.text(), "\n\n\n")),
            new Manner("blank lines, label and contact", false, (docs, r) -> {
                boolean above = r.nextBoolean();
                return made(
                        docs,
                        doc -> (above ? contact(r) + "\n\n" + sureLabel(r) : sureLabel(r) + "\n" + contact(r)) + "\n\n"
                                + headed(doc),
                        "\n\n\n");
            }),
            new Manner("digest of RFC 1153", true, SplittingEvaluationTest::digest),
            new Manner("mails one after the other", true, (docs, r) -> {
                List<String> pieces = new ArrayList<>();
                StringBuilder text = new StringBuilder();
                for (Doc doc : docs) {
                    String day = "Tue, " + (1 + r.nextInt(28)) + " Mar 2005 10:00:00 -0500";
                    text.append("From: Press Office <press@example.org>\nDate: " + day + "\nSubject: " + doc.title()
                            + "\n\n" + doc.body() + "\n\n");
                    pieces.add(doc.title() + day + doc.body());
                }
                return new Made(text.toString(), pieces, false);
            }),
            new Manner("table of contents, numbered items", true, (docs, r) -> contents(docs, r, true)),
            new Manner("table of contents, titles", true, (docs, r) -> contents(docs, r, false)),
            new Manner(
                    "blank lines, headline and dateline",
                    true,
                    (docs, r) -> made(docs, doc -> datelined(doc, r), "\n\n\n")));

    private static final List<Manner> HARD = List.of(
            new Manner("rule, release as it is", false, (docs, r) -> {
                String rule = any(RULES, r);
                return made(docs, Doc::text, "\n\n" + rule + "\n\n");
            }),
            new Manner("form feed, release as it is", false, (docs, r) -> made(docs, Doc::text, "\n\f\n")));

    @Test
    void findsWhereReleasesBegin() throws IOException {
        List<Doc> all = docs();
        for (boolean held : new boolean[] {false, true}) {
            List<Doc> half = all.stream().filter(doc -> doc.isHeld() == held).toList();
            String name = held ? "held" : "dev";
            Score sum = new Score();
            for (Manner manner : MANNERS) {
                sum.add(measure(manner, half, name, !held));
            }
            sum.print(name, "all of these");
            for (Manner manner : HARD) {
                measure(manner, half, name, !held);
            }
            if (held) {
                assertThat(sum.f1()).isGreaterThan(0.97);
            }
        }
    }

    @Test
    void leavesSingleReleasesWhole() throws IOException {
        List<Doc> all = docs();
        for (boolean held : new boolean[] {false, true}) {
            List<Doc> half = all.stream().filter(doc -> doc.isHeld() == held).toList();
            List<String> split = half.stream()
                    .filter(doc -> !PlainText.pieces(doc.text()).releases().isEmpty())
                    .map(Doc::name)
                    .toList();
            System.out.printf(
                    "splitting, %s: %d of %d single releases split%n",
                    held ? "held" : "dev", split.size(), half.size());
            if (!held) {
                split.forEach(doc -> System.out.println("  " + doc));
            }
            assertThat(split.size() * 1000).isLessThan(half.size());
        }
    }

    @Test
    void leavesReleasesWithAnnexesWhole() throws IOException {
        List<Doc> all = docs();
        for (boolean held : new boolean[] {false, true}) {
            List<Doc> half = all.stream()
                    .filter(doc -> doc.isHeld() == held && doc.hasHeadline())
                    .toList();
            Random random = new Random(7);
            int wrong = 0;
            int made = 0;
            for (Annex annex : ANNEXES) {
                int split = 0;
                for (int i = 0; i < FILES; i++) {
                    String text = annex.join().of(List.of(any(half, random), any(half, random)), random);
                    Pieces pieces = PlainText.pieces(text);
                    if (!pieces.releases().isEmpty() && split++ < MISSED && !held) {
                        pieces.releases()
                                .forEach(release -> System.out.println("  " + annex.name() + ": "
                                        + Score.opening(pieces.paragraphs().get(release.begin()))));
                    }
                }
                System.out.printf(
                        "splitting, %s: %d of %d split: %s%n", held ? "held" : "dev", split, FILES, annex.name());
                wrong += split;
                made += FILES;
            }
            System.out.printf(
                    "splitting, %s: false splits with annexes %.4f%n", held ? "held" : "dev", (double) wrong / made);
            assertThat(wrong).isLessThanOrEqualTo(made / 100);
        }
    }

    private record Annex(String name, Annexed join) {}

    @FunctionalInterface
    private interface Annexed {
        String of(List<Doc> docs, Random random);
    }

    private static final List<String> SECTIONS = List.of(
            "BACKGROUND",
            "What the bill does",
            "WHAT OTHERS ARE SAYING",
            "Highlights of the Bill for Our State",
            "Next steps",
            "KEY PROVISIONS OF THE AGREEMENT",
            "Senator's Record on Health Care",
            "Questions and answers",
            "PROJECTS BY COUNTY");
    private static final List<String> NOTES = List.of(
            "Notes to editors:",
            "NOTE TO EDITORS",
            "About the Harbour Council",
            "ABOUT US",
            "Editor's note:",
            "Background",
            "For more information:",
            "Contact:",
            "Attachment",
            "The text of the letter follows:",
            "TEXT OF THE STATEMENT",
            "Forward-looking statements",
            "Media contacts",
            "Fact sheet");

    private static final List<Annex> ANNEXES = List.of(
            new Annex("rules between its paragraphs", (docs, r) -> ruled(docs.getFirst(), r, false)),
            new Annex("sections between rules", (docs, r) -> ruled(docs.getFirst(), r, true)),
            new Annex(
                    "notes after an end mark",
                    (docs, r) -> whole(docs) + "\n\n" + any(END_MARKS, r) + "\n\n" + any(NOTES, r) + "\n\n"
                            + docs.getLast().body()),
            new Annex(
                    "notes after a rule",
                    (docs, r) -> whole(docs) + "\n\n" + any(RULES, r) + "\n\n" + any(NOTES, r) + "\n"
                            + docs.getLast().body()),
            new Annex(
                    "a letter after its announcement",
                    (docs, r) -> whole(docs) + "\n\nThe text of the letter follows:\n\n"
                            + (r.nextBoolean() ? any(RULES, r) + "\n\n" : "") + date(r)
                            + "\n\nThe Honorable John Smith\nSecretary\n\nDear Mr. Secretary:\n\n"
                            + docs.getLast().body() + "\n\nSincerely,\n\nA. B. Senator"),
            new Annex(
                    "a letter after an end mark",
                    (docs, r) -> whole(docs) + "\n\n" + any(END_MARKS, r) + "\n\n" + date(r)
                            + "\n\nThe Honorable John Smith\nSecretary\n\nDear Mr. Secretary:\n\n"
                            + docs.getLast().body() + "\n\nSincerely,\n\nA. B. Senator"),
            new Annex(
                    "a statement that follows",
                    (docs, r) -> whole(docs) + "\n\nThe full statement is below:\n\n" + datelined(docs.getLast(), r)),
            new Annex(
                    "datelines of a roundup",
                    (docs, r) -> whole(docs) + "\n\n"
                            + Stream.of("PORTLAND", "EUGENE", "BEND", "SALEM")
                                    .map(place -> place + " - " + sentence(docs.getLast(), r))
                                    .collect(Collectors.joining("\n\n"))),
            new Annex(
                    "a list of bills",
                    (docs, r) -> whole(docs) + "\n\n"
                            + Stream.of(1, 2, 3, 4)
                                    .map(n -> n + ". S. " + r.nextInt(4000) + " - " + sentence(docs.getLast(), r))
                                    .collect(Collectors.joining("\n\n"))),
            new Annex(
                    "a transcript",
                    (docs, r) -> whole(docs) + "\n\n" + any(RULES, r) + "\n\n"
                            + Stream.of("Q", "MR. SMITH:", "Q", "THE PRESIDENT:")
                                    .map(who -> who + "  " + sentence(docs.getLast(), r))
                                    .collect(Collectors.joining("\n\n"))),
            new Annex(
                    "a mail that is quoted",
                    (docs, r) -> whole(docs)
                            + "\n\nFrom: John Smith\nTo: Press\nSent: Tuesday, March 1, 2005\nSubject: Visit\n\n"
                            + docs.getLast().body()),
            new Annex(
                    "a chain of mails",
                    (docs, r) -> "From: A <a@example.org>\nDate: Tue, 1 Mar 2005 10:00:00 -0500\nSubject: Fw: "
                            + docs.getFirst().title()
                            + "\n\nPlease see below what our office has sent out to the papers today, as you asked me this morning on the telephone, with my thanks for all your help.\n\n-----Original Message-----\nFrom: B <b@example.org>\nSent: Monday, February 28, 2005\nSubject: "
                            + docs.getFirst().title() + "\n\n" + docs.getFirst().body()),
            new Annex(
                    "blank lines only",
                    (docs, r) -> whole(docs) + "\n\n\n\n" + docs.getLast().body()));

    private static String ruled(Doc doc, Random random, boolean headings) {
        String rule = any(RULES, random);
        StringBuilder text = new StringBuilder();
        int paragraphs = 0;
        for (String paragraph : PlainText.paragraphs(doc.text())) {
            if (paragraphs++ > 3 && random.nextInt(3) == 0) {
                text.append(rule).append("\n\n").append(headings ? any(SECTIONS, random) + "\n\n" : "");
            }
            text.append(paragraph).append("\n\n");
        }
        return text.toString();
    }

    /** The first of two releases, without its end mark. */
    private static String whole(List<Doc> docs) {
        return docs.getFirst().text().replaceFirst("(?:[#\\s]|-30-)+$", "");
    }

    private static String sentence(Doc doc, Random random) {
        return any(PlainText.paragraphs(doc.body()), random);
    }

    private static Score measure(Manner manner, List<Doc> docs, String half, boolean show) {
        List<Doc> usable =
                manner.headlines() ? docs.stream().filter(Doc::hasHeadline).toList() : docs;
        Random random = new Random(42);
        Score score = new Score();
        for (int i = 0; i < FILES; i++) {
            Made made = manner.join().of(some(usable, random), random);
            score.add(made);
        }
        score.print(half, manner.name());
        if (show) {
            score.missed.stream().limit(MISSED).forEach(System.out::println);
        }
        return score;
    }

    /** Two to twelve releases, of one office or of many. */
    private static List<Doc> some(List<Doc> docs, Random random) {
        int count = 2 + random.nextInt(11);
        if (random.nextBoolean()) {
            int first = random.nextInt(docs.size() - 40);
            return random.ints(first, first + 40)
                    .distinct()
                    .limit(count)
                    .mapToObj(docs::get)
                    .toList();
        }
        return random.ints(0, docs.size())
                .distinct()
                .limit(count)
                .mapToObj(docs::get)
                .toList();
    }

    private static Made made(List<Doc> docs, Function<Doc, String> piece, String between) {
        List<String> pieces = docs.stream().map(piece).toList();
        return new Made(String.join(between, pieces), pieces, false);
    }

    private static Made digest(List<Doc> docs, Random random) {
        StringBuilder text = new StringBuilder(
                "Harbour Digest        Tue, 15 Mar 2005        Volume 1 : Issue 3\n\nToday's Topics:\n\n");
        for (int i = 0; i < docs.size(); i++) {
            text.append("   ")
                    .append(i + 1)
                    .append(". ")
                    .append(docs.get(i).title())
                    .append(" (Press Office)\n");
        }
        text.append("\n").append("-".repeat(70)).append("\n\n");
        List<String> pieces = new ArrayList<>();
        for (Doc doc : docs) {
            String day = "Tue, " + (1 + random.nextInt(28)) + " Mar 2005 10:00:00 -0500";
            text.append("Date: " + day + "\nFrom: Press Office <press@example.org>\nSubject: " + doc.title()
                    + "\nMessage-ID: <1@example.org>\n\n" + doc.body() + "\n\n" + "-".repeat(30) + "\n\n");
            pieces.add(doc.title() + day + doc.body());
        }
        text.append("End of Harbour Digest V1 Issue 3\n********************************\n");
        return new Made(text.toString(), pieces, true);
    }

    private static Made contents(List<Doc> docs, Random random, boolean numbered) {
        StringBuilder text = new StringBuilder("NEWS FROM THE HARBOUR, 15 March 2005\n\nIn this issue:\n\n");
        for (int i = 0; i < docs.size(); i++) {
            text.append(numbered ? (i + 1) + ". " : "* ")
                    .append(docs.get(i).title())
                    .append("\n");
        }
        text.append("\n")
                .append(random.nextBoolean() ? "-".repeat(70) + "\n" : "")
                .append("\n");
        List<String> pieces = new ArrayList<>();
        String between = random.nextBoolean() ? "\n\n" + any(RULES, random) + "\n\n" : "\n\n\n";
        for (int i = 0; i < docs.size(); i++) {
            Doc doc = docs.get(i);
            text.append(i > 0 ? between : "")
                    .append(numbered ? (i + 1) + ". " : "")
                    .append(doc.title())
                    .append("\n\n")
                    .append(doc.body());
            pieces.add(doc.title() + doc.body());
        }
        return new Made(text.toString(), pieces, true);
    }

    private static String headed(Doc doc) {
        return (doc.hasHeadline() ? doc.title() + "\n\n" : "") + doc.body();
    }

    private static String datelined(Doc doc, Random random) {
        String lead = doc.body()
                .replaceFirst("^\\(?(?:WASHINGTON|Washington),?(?: D\\.?C\\.?| DC)?\\)?\\s*(?:-+|–|—)\\s*", "");
        String place = any(List.of("WASHINGTON", "WASHINGTON, D.C.", "VESTBY, Norway", "Brussels"), random);
        String day = place.equals("Brussels") || random.nextBoolean() ? ", " + date(random) : "";
        return doc.title() + "\n\n" + place + day + any(List.of(" - ", " -- ", " — ", " – "), random) + lead;
    }

    private static String label(Random random) {
        return any(
                List.of(
                        "FOR IMMEDIATE RELEASE",
                        "For Immediate Release",
                        "FOR IMMEDIATE RELEASE: " + date(random),
                        "PRESS RELEASE\n" + date(random),
                        "NEWS RELEASE\n" + date(random),
                        "FOR RELEASE " + date(random),
                        "Press Release No. " + random.nextInt(99) + "\n" + date(random),
                        "EMBARGOED UNTIL " + date(random)),
                random);
    }

    private static String sureLabel(Random random) {
        return any(List.of("FOR IMMEDIATE RELEASE", "For Immediate Release", "FOR RELEASE: " + date(random)), random);
    }

    private static String contact(Random random) {
        return any(
                List.of(
                        "Contact: John Smith, 202/224-5121",
                        "Contact: Ann Lee\n(202) 224-1234\npress@example.org",
                        "CONTACT: Press Office\n202-224-7777",
                        "Media Contact: Bo Holm, 202-224-1111"),
                random);
    }

    private static String date(Random random) {
        return DATE.formatted(1 + random.nextInt(28));
    }

    /** Some of the files are of no single encoding. */
    private static String decoded(Path path) {
        try {
            return Decoder.decode(Files.readAllBytes(path), null, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T any(List<T> things, Random random) {
        return things.get(random.nextInt(things.size()));
    }

    private static List<Doc> docs() throws IOException {
        List<Doc> docs = new ArrayList<>();
        for (String folder : List.of(SENATE, WHITE_HOUSE)) {
            try (Stream<Path> files = Files.walk(Corpus.path(folder))) {
                files.filter(Files::isRegularFile)
                        .sorted()
                        .map(Doc::of)
                        .filter(doc -> doc.text().length() > 300)
                        .forEach(docs::add);
            }
        }
        return docs;
    }

    /** Boundaries right, found and wanted. */
    private static final class Score {
        private int right;
        private int found;
        private int wanted;
        private final List<String> missed = new ArrayList<>();

        void add(Score other) {
            right += other.right;
            found += other.found;
            wanted += other.wanted;
        }

        /** Adds a file; gives whether all of it was right. */
        boolean add(Made made) {
            Pieces read = PlainText.pieces(made.text());
            List<String> pieces = read.releases().stream()
                    .map(release -> letters((release.title() == null ? "" : release.title())
                            + String.join("", read.paragraphs().subList(release.begin(), release.end()))))
                    .toList();
            List<String> expected =
                    made.pieces().stream().map(SplittingEvaluationTest::letters).toList();
            int hits = 0;
            int next = 0;
            int before = 0;
            for (int i = made.preamble() ? 0 : 1; i < expected.size(); i++) {
                for (int j = made.preamble() ? next : Math.max(1, next); j < pieces.size(); j++) {
                    boolean tail =
                            i == 0 ? j == 0 : j > 0 && end(pieces.get(j - 1)).equals(end(expected.get(i - 1)));
                    if (tail && begin(pieces.get(j)).equals(begin(expected.get(i)))) {
                        hits++;
                        next = j + 1;
                        break;
                    }
                }
                if (hits == before) {
                    missed.add(opening(made.pieces().get(i)));
                }
                before = hits;
            }
            int all = expected.size() - (made.preamble() ? 0 : 1);
            int cut = Math.max(0, pieces.size() - (made.preamble() ? 0 : 1));
            right += hits;
            found += cut;
            wanted += all;
            return hits == all && cut == all;
        }

        double f1() {
            return 2.0 * right / (found + wanted);
        }

        void print(String half, String name) {
            System.out.printf(
                    Locale.ROOT,
                    "splitting, %s: precision %.4f, recall %.4f, F1 %.4f (%d boundaries): %s%n",
                    half,
                    (double) right / Math.max(1, found),
                    (double) right / wanted,
                    f1(),
                    wanted,
                    name);
        }

        private static String opening(String piece) {
            String line = Characters.oneLine(piece.substring(0, Math.min(piece.length(), 160)));
            return "  " + line.substring(0, Math.min(line.length(), 130));
        }

        private static String begin(String letters) {
            return letters.substring(0, Math.min(ENDS, letters.length()));
        }

        private static String end(String letters) {
            return letters.substring(Math.max(0, letters.length() - ENDS));
        }
    }

    private static String letters(String text) {
        return Fingerprint.fold(text).replace(" ", "");
    }
}
