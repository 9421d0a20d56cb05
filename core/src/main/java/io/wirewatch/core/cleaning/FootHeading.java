package io.wirewatch.core.cleaning;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the heading of a section at the foot of a release announces, or a paragraph that begins with it. */
enum FootHeading {
    /** None. */
    NONE,
    /** {@code About Harbour Lines}. */
    ABOUT,
    /** {@code About Harbour Lines: Harbour Lines runs 41 ferries.} */
    ABOUT_TEXT,
    /** {@code Notes to editors}. */
    NOTES,
    /** {@code Note to editors: Pictures are free.} */
    NOTES_TEXT,
    /** What is set below a release for other reasons: words about the future, whose release it is. */
    OTHER;

    private static final int LONGEST = 110;
    private static final int LONGEST_NAME = 90;
    private static final int LOOKED_AT = 160;
    private static final int SHORTEST_TEXT = 25;

    /** A name, or a word that stands for one: so that "About 300 soldiers" is no heading. */
    private static final String NAME = "(?:[\"“„«(]?\\p{Lu}|us\\b|our\\b|the\\b|this\\b)";

    private static final Pattern ABOUT_FORM = Pattern.compile(
            "(?:About|ABOUT)\\s" + NAME
                    + "|(?:Über|ÜBER|Ueber)\\s(?:uns\\b|d(?:ie|as|en)\\s\\p{Lu}|\\p{Lu})"
                    + "|(?:[ÀA] propos|[ÀA] PROPOS)\\s(?:d[eu]s?\\s|d['’]|D[EU]S?\\s|D['’])"
                    + "|(?:Acerca de|ACERCA DE)\\s(?:l[ao]s?\\s|nosotros|\\p{Lu})|(?:Sobre|SOBRE)\\s(?:(?:el|l[ao]s?|[ao]s?)\\s\\p{Lu}|nosotros\\b|nós\\b|\\p{Lu})"
                    + "|(?:Informazioni su|INFORMAZIONI SU)(?:\\s|l)|(?:Qui sommes-nous|Quiénes somos|Chi siamo|Who we are|Company profile|Company Profile|COMPANY PROFILE|Zum Unternehmen|Unternehmensprofil)\\b");
    private static final Pattern NOTES_FORM = pattern(
            "\\W{0,3}(?:notes?\\s(?:to|for)\\s(?:the\\s)?(?:news\\s|picture\\s|photo\\s|city\\s|assignment\\s)?(?:editors?|media|journalists|broadcasters|reporters|press)"
                    + "|editor(?:s|['’]s|s['’])?\\snotes?|editors(?=:)|(?:background\\s)?notes(?=\\W{0,3}$)|hinweise?\\s(?:an|für)\\sdie\\s(?:redaktion(?:en)?|medien|presse)"
                    + "|notes?\\s(?:aux|à la|pour les)\\s(?:rédactions?|rédacteurs|éditeurs|journalistes)|notas?\\s(?:a|para)\\s(?:los\\s|las\\s)?(?:editores|redactores|redacciones|periodistas)"
                    + "|not[ae]\\s(?:per|alle|ai)\\s(?:le\\s)?(?:redazioni|redazione|redattori|giornalisti))\\b");
    private static final Pattern OTHER_FORM = pattern(
            "(?:(?:cautionary|safe harbou?r|forward[- ]looking)\\b.{0,80}|this (?:press |news |media )?(?:release|announcement) (?:contains?|may contain|includes?)\\b.*"
                    + "|(?:certain|some) statements\\b.*|source:?\\s(?-i:\\p{Lu}).{0,80}|view (?:the )?(?:original|source)\\b.*|(?:logo|photo|video)s?\\s?[-–:]\\s.*)");

    /** What such headings begin with. */
    private static final Set<String> FIRST = Set.of(
            "about",
            "über",
            "ueber",
            "à",
            "a",
            "acerca",
            "sobre",
            "informazioni",
            "qui",
            "quiénes",
            "chi",
            "who",
            "company",
            "zum",
            "unternehmensprofil",
            "note",
            "notes",
            "editor",
            "editors",
            "background",
            "hinweis",
            "hinweise",
            "nota",
            "notas",
            "not",
            "cautionary",
            "safe",
            "forward",
            "this",
            "certain",
            "some",
            "source",
            "view",
            "logo",
            "logos",
            "photo",
            "photos",
            "video",
            "videos");

    /** "About the way forward, Mr. President: …" */
    private static final Pattern ADDRESSED =
            Pattern.compile(",(?!\\s(?:Inc|Ltd|L\\.?L\\.?C|Corp|S\\.|N\\.|PLC|plc|LP))");

    /** The dash or the colon that ends the name in a paragraph that goes on. */
    private static final Pattern GOES_ON = Pattern.compile("\\s?:\\s|\\s[–—-]{1,2}\\s");

    /** What a paragraph is by its own words: where it stands decides. */
    static FootHeading of(String paragraph) {
        if (!FIRST.contains(FirstWord.of(paragraph))) {
            return NONE;
        }
        String opening = paragraph.substring(0, Math.min(paragraph.length(), LOOKED_AT));
        if (ABOUT_FORM.matcher(opening).lookingAt()) {
            return about(paragraph, opening);
        }
        Matcher notes = NOTES_FORM.matcher(opening);
        if (notes.lookingAt()) {
            String rest = opening.substring(notes.end());
            if (rest.isBlank() || rest.strip().equals(":")) {
                return NOTES;
            }
            return GOES_ON.matcher(rest).lookingAt() ? NOTES_TEXT : NONE;
        }
        return OTHER_FORM.matcher(opening).lookingAt() ? OTHER : NONE;
    }

    private static FootHeading about(String paragraph, String opening) {
        Matcher end = GOES_ON.matcher(opening);
        if (end.find() && end.start() <= LONGEST_NAME && isName(opening.substring(0, end.start()))) {
            boolean text = paragraph.length() - end.end() >= SHORTEST_TEXT
                    && ContactLine.Words.of(paragraph).sentences() > 0;
            return text && !ADDRESSED.matcher(opening.substring(0, end.start())).find() ? ABOUT_TEXT : NONE;
        }
        if (paragraph.length() > LONGEST || !isName(paragraph)) {
            return isSaidTwice(opening) ? ABOUT_TEXT : NONE;
        }
        return ABOUT;
    }

    /** Whether words end as no sentence does and hold none. */
    private static boolean isName(String words) {
        String name = words.endsWith(":") ? words.substring(0, words.length() - 1) : words;
        ContactLine.Words look = ContactLine.Words.of(name);
        return !look.endsClause()
                && look.sentences() == 0
                && (look.small() <= 2 || look.small() <= 6 && !name.contains(", "));
    }

    /** {@code About Harbour Lines Harbour Lines runs 41 ferries}: a heading that was run into its text. */
    private static boolean isSaidTwice(String opening) {
        int start = opening.indexOf(' ') + 1;
        int end = opening.indexOf(' ', start);
        if (end < 0 || end - start < 3) {
            return false;
        }
        String word = opening.substring(start, end);
        int again = opening.indexOf(" " + word + " ", end - 1);
        return Character.isUpperCase(word.charAt(0)) && again > 0 && again <= LONGEST_NAME;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
