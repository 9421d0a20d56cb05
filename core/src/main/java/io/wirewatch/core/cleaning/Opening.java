package io.wirewatch.core.cleaning;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands at the top of a stretch of lines, as far as it tells a release from a section, a note or a letter. At most
 * {@value #MOST_LINES} lines are looked at.
 */
final class Opening {
    private static final int MOST_LINES = 16;
    private static final int LONGEST_HEADLINE = 220;
    private static final int PROSE_LINE = 160;
    private static final int LEAD = 400;
    private static final int LONGEST_LINE = 1000;
    private static final int LONGEST_TITLE = 60;
    private static final int HEADING = 3;

    private static final Pattern SURE_LABEL = Pattern.compile(
            "\\W{0,5}(?:for immediate (?:press |media )?release|for release(?:\\W{1,3}(?:on|at|upon|after|immediate|date)\\b|\\W{0,3}$|[:\\s]\\s?.{0,60}\\d)"
                    + "|immediate release|release date:|embargoed (?:until|for)\\b|not for release (?:until|before)|under embargo"
                    + "|zur sofortigen veröffentlichung|pour diffusion immédiate|para (?:su )?(?:difusión|publicación) inmediata|per diffusione immediata"
                    + "|для немедленной публикации).{0,120}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CONTACT = Pattern.compile(
            "\\W{0,3}(?:(?:media|press|news|public affairs|for (?:more|further|additional) information,?(?: please)?)\\s)?"
                    + "(?:contacts?|pressekontakt|contacto)\\b\\s?(?:\\([^)]{0,40}\\)\\s?)?[:\\s-].{0,200}|(?:(?:media|press|news)\\s)?contacts?\\s?:?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PHONE_OR_MAIL =
            Pattern.compile(".*(?:\\(?\\d{3}\\)?[\\s./-]{1,3}\\d{3}[\\s.-]\\d{4}|\\S@\\S+\\.\\w).*");
    private static final String SAID_WHEN =
            "today|yesterday|tomorrow|tonight|this (?:week|morning|afternoon|evening|weekend|month)|last (?:night|week)"
                    + "|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:issued|made|released|delivered|gave) the following"
                    + "|(?:following|attributable) (?:statement|comments?|remarks)|(?:statement|comments?|remarks)\\b.{0,20}\\bfollows?";
    private static final String WHO =
            "sens?\\.|senators?|reps?\\.|congress(?:wo)?m[ae]n|gov\\.|governor|minister|president|secretary|mayor|ambassador"
                    + "|commission(?:er)?|chair(?:man|woman)?|spokes\\w{2,6}|inc\\.|corp\\.|ltd";
    /** Somebody is introduced, and it is said when he acted: a section that goes on does not do that again. */
    private static final Pattern BREAKING = Pattern.compile(
            "^.{0,60}\\b(?:" + WHO + ").{0,250}\\b(?:" + SAID_WHEN + ")\\b|^.{0,250}\\([RDI]\\s?-\\s?\\w{2,8}\\.?\\)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NEWS = Pattern.compile(
            "\\b(?:" + SAID_WHEN + ")\\b"
                    + "|\\b(?:" + WHO + ")\\b[^.]{0,200}"
                    + "\\b(?:announce[sd]?|unveiled|introduced|prais(?:ed|es)|applaud(?:ed|s)|laud(?:ed|s)|urge[sd]|call(?:ed|s|ing) (?:on|for)|join(?:ed|s)|vote[sd]|welcome[sd]|said|says|met|signed|launched|released|issued|sent|wrote|asked|received|helped|will|has|have|hosted|visited|criticized|condemned|commended|honored|named|expressed|passed|approved|secured|won|filed|chaired|is|was|attended|offered|voiced|supports?|introduc\\w{2,4})\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ANNEX = Pattern.compile(
            "\\W{0,5}(?:notes?\\b(?!book)|editor['’]?s?['’]? notes?|about (?:the |us\\b|\\p{Lu})|background\\b|for (?:more|further|additional) (?:information|details)"
                    + "|(?:media |press )?(?:enquir|inquir)|attach|enclos|appendix|annex|exhibit|addendum|the (?:following|text|letter|statement|full text|transcript)\\b|following (?:is|are)|(?:below|above|here) (?:is|are)"
                    + "|(?:the )?(?:full )?text (?:of|:)|full text|(?:a )?copy of|dear\\b|op-?ed\\b"
                    + "|q(?:uestion)?\\s?[:&.)]|q and a|questions? and answers?|sources?\\b\\s?:|references\\b|footnotes?|endnotes?|photos?\\b|caption|images?\\b|video\\b|audio\\b|related\\b|see also|links?\\b|resources\\b"
                    + "|return to|back to|browse|copyright|©|safe harbo|forward-looking|cautionary|disclaimer|(?:to )?(?:un)?subscribe|you (?:are|have) (?:received|receiv)|this (?:e-?mail|message)|end of\\b"
                    + "|(?:spanish|french|german|english|arabic|russian|portuguese)\\s(?:version|translation)|translation|traducción|traduction|versión en|en español|http|www\\.|tel\\b|e-?mail\\b|visit\\b|glossary|timeline|summary\\b|quick facts|key facts"
                    + "|section\\s[\\divx]+|part\\s[\\divx]+\\b|chapter\\b|table\\s\\d|page\\s\\d|by:?\\s\\p{Lu}|(?-i:Q|A)\\s\\S|\\[\\d|\\d{1,3}[.)]\\s|[•*·]\\s|-\\s|original message|forwarded).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** What releases are called too, where a day or a place stands below. */
    private static final Pattern FORM = Pattern.compile(
            "\\W{0,5}(?:letters?\\b|remarks\\b|speech\\b|testimony|transcript|excerpts?\\b|fact ?sheet|statement (?:of|by)|(?:statement|text)\\W*$).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LETTER = Pattern.compile(
            "(?:dear\\b|the honorable\\b|to whom it may concern|to:\\s|mr\\. president[,:]).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BYLINE = Pattern.compile("(?:By|BY)\\s\\p{Lu}.{0,100}");
    private static final Pattern NO_HEADLINE = Pattern.compile(".*[.!?:;,][\"”’»)\\]]{0,2}");
    private static final Pattern INITIALS = Pattern.compile("(?:.*[\\s.])?\\p{Lu}\\.");
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}'’.-]+");

    private boolean sureLabel;
    private boolean label;
    private boolean contact;
    private boolean dated;
    private boolean dateline;
    private boolean annex;
    private boolean form;
    private boolean letter;
    private int headlineWords;
    private String lead = "";

    private Opening() {}

    /** What stands at the top of the lines from one to another. */
    static Opening of(List<String> lines, int begin, int end) {
        Opening opening = new Opening();
        opening.read(lines, begin, end);
        return opening;
    }

    private void read(List<String> lines, int begin, int end) {
        int seen = 0;
        boolean inContact = false;
        for (int i = begin; i < end && seen < MOST_LINES; i++) {
            String line = line(lines, i);
            if (line.isEmpty()) {
                inContact = false;
                continue;
            }
            seen++;
            Separator separator = Separator.of(line);
            if (separator == Separator.END) {
                return;
            }
            if (separator == Separator.RULE) {
                continue;
            }
            letter = letter || LETTER.matcher(line).matches();
            boolean sure = isSureLabel(line);
            if (sure || Headline.isLabel(line) && !isAnnex(line)) {
                if (annex || headlineWords > LONGEST_TITLE) {
                    return; // what begins here ends before the label
                }
                sureLabel |= sure;
                label |= !sure;
            } else if (isContact(line)) {
                contact = true;
                inContact = true;
            } else if (inContact && line.length() <= 90 && !endsLikeProse(line)
                    || headlineWords == 0 && isReachable(line)) {
                contact = true;
            } else if (isDate(line) || DateLines.isTime(line)) {
                dated = true;
            } else if (!isAnnex(line) && isDateline(paragraph(lines, i, end))) {
                dateline = true;
                lead = paragraph(lines, i, end);
                return;
            } else {
                annex |= isAnnex(line);
                form |= headlineWords == 0 && FORM.matcher(line).matches();
                if (!isHeadline(lines, i, end, line)) {
                    lead = paragraph(lines, i, end);
                    return;
                }
                letter = letter || headlineWords > 0 && BYLINE.matcher(line).matches();
                headlineWords += WORDS.split(line).length;
            }
        }
    }

    /** A section, a note or a list, not a headline; the form of a text alone is a heading too. */
    private boolean isAnnex(String line) {
        return headlineWords == 0
                && (ANNEX.matcher(line).matches()
                        || FORM.matcher(line).matches() && WORDS.split(line).length <= HEADING);
    }

    /** Whether what follows an end mark begins with a release of its own. */
    boolean followsAnEnd() {
        return beginsSurely()
                || isOwn()
                        && (dateline
                                || dated && headlineWords > 0
                                || hasHeadline() && isProse()
                                || isNews(NEWS) && !contact);
    }

    /** Whether what follows a drawn line begins with a release of its own: sections of one release stand between such lines too. */
    boolean followsARule() {
        return beginsSurely()
                || isOwn()
                        && (dateline || headlineWords > 0 && dated && isProse() || hasHeadline() && isNews(BREAKING));
    }

    /** Whether a release begins here though nothing is drawn: its label says so, and what a label stands above follows. */
    boolean followsNothing() {
        return beginsSurely();
    }

    /** Whether the top of a file is that of a release, and not of a list of releases. */
    boolean isRelease() {
        return beginsSurely()
                || dateline
                || dated && headlineWords > 0
                || headlineWords > 0 && (isNews(NEWS) || isProse());
    }

    /** Whether its label or its dateline say that it is a release. */
    boolean isSure() {
        return beginsSurely() || dateline;
    }

    /** Whether a headline stands above a dateline. */
    boolean isHeadlineAndDateline() {
        return headlineWords > 0 && dateline && !annex && !letter;
    }

    /** Whether it reads as the top of news: a label, a day, a place, or a lead that says so. */
    boolean isNewsItem() {
        return sureLabel || label || dated || dateline || isNews(NEWS);
    }

    private boolean beginsSurely() {
        boolean head = headlineWords > 0 || dateline || dated || contact;
        return sureLabel && head && !letter
                || label && (dated || dateline || contact || headlineWords > 0 && isNews(NEWS)) && isOwn();
    }

    private boolean isOwn() {
        return !annex && !letter && (!form || dated || dateline || label);
    }

    private boolean hasHeadline() {
        return headlineWords >= 4;
    }

    private boolean isNews(Pattern signs) {
        return signs.matcher(lead.substring(0, Math.min(lead.length(), LEAD))).find() && lead.length() >= 60;
    }

    private boolean isProse() {
        return lead.length() >= 60;
    }

    /** A line without its blanks around, as far as anybody looks. */
    private static String line(List<String> lines, int i) {
        String line = lines.get(i);
        return Characters.oneLine(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
    }

    static boolean isSureLabel(String line) {
        return line.length() <= LONGEST_HEADLINE && SURE_LABEL.matcher(line).matches();
    }

    static boolean isContact(String line) {
        return line.length() <= LONGEST_HEADLINE && CONTACT.matcher(line).matches();
    }

    /** Whether a line says where somebody is reached. */
    static boolean isReachable(String line) {
        return line.length() <= 90 && PHONE_OR_MAIL.matcher(line).matches();
    }

    static boolean isDate(String line) {
        return line.length() <= 100 && DateLines.date(line, true).isPresent();
    }

    static boolean isDateline(String paragraph) {
        return paragraph.length() >= 40
                && (Character.isUpperCase(paragraph.codePointAt(0)) || paragraph.charAt(0) == '(')
                && Dateline.of(paragraph, true, Instant.EPOCH).isPresent();
    }

    /** Lines of one block from a place on, as far as a lead goes. */
    static String paragraph(List<String> lines, int begin, int end) {
        StringBuilder paragraph = new StringBuilder(line(lines, begin));
        for (int i = begin + 1; i < end && paragraph.length() < PROSE_LINE; i++) {
            String next = line(lines, i);
            if (next.isEmpty()) {
                break;
            }
            paragraph.append(' ').append(next);
        }
        return paragraph.toString();
    }

    /** A line that could be a headline, or a line of one: capitalised, or short and on its own. */
    private static boolean isHeadline(List<String> lines, int i, int end, String line) {
        if (line.length() > LONGEST_HEADLINE || endsLikeProse(line) && !isCapitals(line)) {
            return false;
        }
        if (isCapitals(line) || isCapitalised(line)) {
            return true;
        }
        int last = i;
        int length = line.length();
        while (last + 1 < end && last - i < 3 && !lines.get(last + 1).isBlank()) {
            last++;
            length += lines.get(last).length();
        }
        return last - i <= 1 && length <= LONGEST_HEADLINE && !endsLikeProse(line(lines, last))
                || isLongAfter(lines, i, end, line);
    }

    /** A short line right above a paragraph that is all on one line, as texts without blank lines have it. */
    private static boolean isLongAfter(List<String> lines, int i, int end, String line) {
        return i + 1 < end && lines.get(i + 1).length() > PROSE_LINE && line.length() < PROSE_LINE;
    }

    private static boolean endsLikeProse(String line) {
        return NO_HEADLINE.matcher(line).matches() && !INITIALS.matcher(line).matches();
    }

    /** Whether a line is written in capitals. */
    static boolean isCapitals(String line) {
        int upper = 0;
        int lower = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            upper += Character.isUpperCase(c) ? 1 : 0;
            lower += Character.isLowerCase(c) ? 1 : 0;
        }
        return upper >= 6 && upper > 4 * lower;
    }

    /** Whether the longer words of a line are capitalised, as in headlines. */
    static boolean isCapitalised(String line) {
        int words = 0;
        int capitals = 0;
        for (String word : WORDS.split(line)) {
            if (word.length() > 3 && Character.isLetter(word.codePointAt(0))) {
                words++;
                capitals += Character.isUpperCase(word.codePointAt(0)) ? 1 : 0;
            }
        }
        return words >= 2 && capitals * 4 >= words * 3;
    }
}
