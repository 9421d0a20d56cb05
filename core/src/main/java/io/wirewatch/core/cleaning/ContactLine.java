package io.wirewatch.core.cleaning;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a paragraph is in a contact block. Only short ones are looked at, and few of these by a regular expression. */
enum ContactLine {
    /** Prose, an item, a date. */
    OTHER,
    /** A name, an office, a place: a contact line in the company of others, and else maybe a heading. */
    NAME,
    /** A telephone number, a mail address, an address in town. */
    REACH,
    /** Says that whom to ask follows: {@code Media contact:}. */
    OPENING,
    /** Says whom to ask: {@code Contact: Jane Roe, 555 0100}. */
    LABEL;

    private static final int LONGEST = 300;
    private static final int LONGEST_REACH = 160;
    private static final int LONGEST_NAME = 90;
    private static final int LONGEST_FIELD = 30;

    private static final String WHO =
            "(?:press|media|news|pr|public relations|public affairs|communications?|investors?|investor relations|ir"
                    + "|analysts?|financial|corporate|company|business|scien(?:ce|tific)|technical|general|editorial|journalists?|reporters?|trade|campaign"
                    + "|office|staff|agency|local|national|international|additional|further|other|primary|main|your)";
    private static final String FOR =
            "(?:\\s(?:person|persons|info(?:rmation)?|details|names?|for\\s(?:the\\s)?(?:press|media|journalists|reporters|more information|further information)))?";
    private static final String CONTACT = "(?:" + WHO
            + "(?:\\s?(?:and|&|/|,|or)\\s?|\\s)){0,4}(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies)|queries)(?:\\(s\\))?"
            + FOR;
    private static final String OFFICE =
            "(?:press|media|news|investor|communications|public (?:relations|affairs|information))\\s(?:office|officer|desk|line|relations|service"
                    + "|centre|center|secretary|spokes\\w{3,7}|team|department|bureau|liaison)s?";
    private static final String OTHER_LANGUAGES =
            "(?:(?:presse|medien)-?\\s?kontakte?|kontakt(?:\\sfür\\s.{1,40}?)?|(?:ihre?\\s)?ansprechpartner(?:in)?(?:\\sfür\\s.{1,40}?)?"
                    + "|(?:presse-?)?rückfragen?(?:hinweis)?(?:\\s(?:an|bitte an))?|pressestelle|contacts?\\s(?:de\\s)?(?:la\\s)?(?:presse|médias?)"
                    + "|service (?:de )?presse|relations presse|contactos?(?:\\s(?:de|para|con)\\s(?:la\\s)?(?:prensa|medios|los medios))?|(?:gabinete|oficina|servicio) de (?:prensa|comunicación)"
                    + "|contatti?(?:\\s(?:stampa|per la stampa|per i media))?|ufficio stampa|contatos?(?:\\spara a imprensa)?|assessoria de imprensa"
                    + "|контакты?(?:\\sдля\\s.{1,30}?)?|контактное лицо|пресс-служба)";
    private static final String MORE =
            "(?:for|to)\\s(?:(?:any|all|some|the)\\s)?(?:(?:more|further|additional|general|other|press|media|news)\\s){0,2}(?:information|info|details|inquir\\w{1,4}"
                    + "|enquir\\w{1,4}|interviews?|questions|comments?|queries|photos?|images?|arrange|media|press|journalists|reporters)\\b";
    private static final String BEFORE =
            "[/(\\[*•\\s–—-]{0,5}(?:(?:for immediate release|media advisory|(?:press|news) release)\\W{1,12})?";
    private static final String AFTER = "(\\s?(?:\\([^)]{0,40}\\)\\s?)?[:–—]|\\s-{1,3}(?:\\s|$)|\\s?$)";

    private static final Pattern NAMED =
            pattern(BEFORE + "(?:" + CONTACT + "|" + OFFICE + "|" + OTHER_LANGUAGES + ")" + AFTER);
    private static final Pattern UNMARKED = pattern(
            BEFORE + "(?:" + CONTACT + "|" + OFFICE + "|" + OTHER_LANGUAGES
                    + "|please contact|(?:journalists|reporters|media) (?:should|can|may|are asked to|are invited to) contact|(?:please )?r\\.?s\\.?v\\.?p\\b\\.?)[\\s:,]");
    private static final Pattern FURTHER = pattern(BEFORE + MORE + "(.{0,160})");
    private static final Pattern ASKS = pattern(
            "\\b(?:contact|call|phone|telephone|e-?mail|write to|speak to|speak with|reach|get in touch with)\\b(.{0,160})");
    private static final Pattern FIELD = pattern(
            "(?:(?:tel|phone|telephone|ph|mob|mobile|cell|cell ?phone|cellular|fax|telefax|e-?mail|mail|web|web ?site|internet|office|direct|home|pager|skype|twitter|facebook"
                    + "|linkedin|address|telefon|téléphone|teléfono|telefono|courriel|correo|handy|mobil|móvil|portable|cellulare|тел|[tmefpw])\\s?[.:]|tel\\s).*");
    private static final Pattern IN_TOWN = pattern(
            "(?:p\\.?\\s?o\\.?\\sbox\\b|\\d{1,5}[a-z]?,?\\s(?-i:\\p{Lu}|rue\\b|via\\b|avenue\\b|bd\\b)).{0,80}|.{2,80}\\b\\d{5}(?:-\\d{4})?|\\d{4,5}\\s(?-i:\\p{Lu}).{1,60}"
                    + "|.{2,60}\\s\\d{1,4}[a-z]?(?:,\\s(?:\\d{4,5}\\s)?(?-i:\\p{Lu}).{1,40})?|.{0,60}\\b(?:suite|floor|room)\\s\\d.{0,60}");

    /** What labels begin with. */
    private static final Set<String> LABELS = Set.of(
            "press",
            "media",
            "news",
            "pr",
            "public",
            "communication",
            "communications",
            "investor",
            "investors",
            "ir",
            "analyst",
            "analysts",
            "financial",
            "corporate",
            "company",
            "business",
            "science",
            "scientific",
            "technical",
            "general",
            "editorial",
            "journalist",
            "journalists",
            "reporter",
            "reporters",
            "trade",
            "campaign",
            "office",
            "staff",
            "agency",
            "local",
            "national",
            "international",
            "additional",
            "further",
            "other",
            "primary",
            "main",
            "your",
            "contact",
            "contacts",
            "inquiry",
            "inquiries",
            "enquiry",
            "enquiries",
            "queries",
            "for",
            "to",
            "please",
            "rsvp",
            "r",
            "presse",
            "pressekontakt",
            "pressekontakte",
            "medien",
            "medienkontakt",
            "medienkontakte",
            "kontakt",
            "kontakte",
            "ihr",
            "ihre",
            "ansprechpartner",
            "ansprechpartnerin",
            "rückfrage",
            "rückfragen",
            "rückfragehinweis",
            "presserückfragen",
            "pressestelle",
            "service",
            "relations",
            "contacto",
            "contactos",
            "gabinete",
            "oficina",
            "servicio",
            "contatti",
            "contatto",
            "ufficio",
            "contato",
            "contatos",
            "assessoria",
            "контакты",
            "контакт",
            "контактное",
            "пресс");

    /** What a paragraph is by its own words. */
    static ContactLine of(String line, boolean english) {
        if (line.isEmpty() || line.length() > LONGEST) {
            return OTHER;
        }
        if (LABELS.contains(FirstWord.of(line))) {
            ContactLine label = label(line, Words.of(line));
            if (label != OTHER) {
                return label;
            }
        }
        if (line.length() > LONGEST_REACH || line.length() > LONGEST_NAME && !hasDigitOrAt(line)) {
            return OTHER;
        }
        Words words = Words.of(line);
        if (words.isProse()) {
            return OTHER;
        }
        if (Reach.isIn(line) || isField(line)) {
            return REACH;
        }
        if (!isName(line, words)) {
            return OTHER;
        }
        if (!words.hasDigit()) {
            return NAME;
        }
        return DateLines.date(line, english).isPresent() || DateLines.isTime(line)
                ? OTHER
                : IN_TOWN.matcher(line).matches() ? REACH : NAME;
    }

    /** Whether a paragraph could be {@link #OPENING} or {@link #LABEL}, told without much work. */
    static boolean mayOpen(String line) {
        return line.length() <= LONGEST && LABELS.contains(FirstWord.of(line));
    }

    private static boolean hasDigitOrAt(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c >= '0' && c <= '9' || c == '@') {
                return true;
            }
        }
        return false;
    }

    /** Whether a line names somebody or something at the most: {@code Jane Roe}, {@code Institute for the Sea, Vestby}. */
    private static boolean isName(String line, Words words) {
        return line.length() <= LONGEST_NAME
                && words.isNameLike()
                && (!words.endsClause() || line.endsWith(":") && line.length() <= LONGEST_FIELD);
    }

    private static boolean isField(String line) {
        int sign = line.indexOf(':');
        int end = sign < 0 ? line.indexOf('.') : sign;
        boolean marked = end > 0 && end <= LONGEST_FIELD || line.startsWith("Tel ");
        return marked && FIELD.matcher(line).matches();
    }

    private static ContactLine label(String line, Words words) {
        boolean reach = Reach.isIn(line);
        Matcher named = NAMED.matcher(line);
        if (named.lookingAt()) {
            String rest = line.substring(named.end()).strip();
            if (rest.isEmpty()) {
                return OPENING;
            }
            boolean whom = Words.of(rest).isNameLike() && rest.length() <= LONGEST_REACH;
            return reach || whom && named.group(1).contains(":") ? LABEL : OTHER;
        }
        if (reach
                && (words.sentences() <= 1 || line.length() <= LONGEST_REACH)
                && UNMARKED.matcher(line).lookingAt()) {
            return LABEL;
        }
        return further(line, reach);
    }

    private static ContactLine further(String line, boolean reach) {
        Matcher further = FURTHER.matcher(line);
        if (!further.lookingAt()) {
            return OTHER;
        }
        String rest = further.group(1).strip();
        if (rest.isEmpty()) {
            return OPENING;
        }
        Matcher asks = ASKS.matcher(rest);
        boolean verb = asks.find();
        if (reach) {
            return verb || rest.contains(":") ? LABEL : OTHER;
        }
        if (!verb) {
            return rest.endsWith(":") ? OPENING : OTHER;
        }
        String whom = withoutSigns(asks.group(1));
        if (whom.isEmpty()) {
            return OPENING;
        }
        return Words.of(whom).isNameLike() && whom.length() <= LONGEST_NAME ? LABEL : OTHER;
    }

    private static String withoutSigns(String words) {
        int start = 0;
        while (start < words.length() && !Character.isLetterOrDigit(words.charAt(start))) {
            start++;
        }
        return words.substring(start);
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /**
     * How a line is written.
     *
     * @param all its words
     * @param small words of four letters and more that begin small
     * @param smallBeforeComma those of them that stand before any comma
     * @param sentences how many ends of sentences it has
     * @param hasDigit whether a digit is in it
     * @param begins whether it begins like a name
     * @param endsClause whether it ends in a sign that no name ends in
     */
    record Words(
            int all,
            int small,
            int smallBeforeComma,
            int sentences,
            boolean hasDigit,
            boolean begins,
            boolean endsClause) {
        private static final int MOST = 14;

        static Words of(String line) {
            int all = 0;
            int small = 0;
            int smallBeforeComma = -1;
            int sentences = 0;
            boolean hasDigit = false;
            int start = -1;
            for (int i = 0; i <= line.length(); i++) {
                char c = i < line.length() ? line.charAt(i) : ' ';
                hasDigit |= c >= '0' && c <= '9';
                if (isLetter(c)) {
                    start = start < 0 ? i : start;
                } else if (start >= 0 && c != '\'' && c != '\u2019' && c != '-' && c != '@' && !isInside(line, i)) {
                    all++;
                    small += i - start >= 4 && Character.isLowerCase(line.charAt(start)) && !isAddress(line, start, i)
                            ? 1
                            : 0;
                    start = -1;
                }
                if (c == ',' && smallBeforeComma < 0) {
                    smallBeforeComma = small;
                }
                if ((c == '.' || c == '!' || c == '?')
                        && i >= 4
                        && (i + 1 >= line.length() || line.charAt(i + 1) == ' ')) {
                    sentences += isSentenceEnd(line, i) ? 1 : 0;
                }
            }
            return new Words(
                    all,
                    small,
                    smallBeforeComma < 0 ? small : smallBeforeComma,
                    sentences,
                    hasDigit,
                    begins(line),
                    endsClause(line));
        }

        private static boolean isLetter(char c) {
            return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Character.isLetter(c);
        }

        /** Whether a dot stands inside a word: of an address, of initials. */
        private static boolean isInside(String line, int i) {
            return (line.charAt(Math.min(i, line.length() - 1)) == '.'
                            || line.charAt(Math.min(i, line.length() - 1)) == '_')
                    && i + 1 < line.length()
                    && Character.isLetterOrDigit(line.charAt(i + 1));
        }

        private static boolean isAddress(String line, int start, int end) {
            int at = line.indexOf('@', start);
            int dot = line.indexOf('.', start);
            return at >= 0 && at < end || dot >= 0 && dot < end;
        }

        /** A word of four small letters or more before the dot; "Jr.", "Inc.", "D.C." end none. */
        private static boolean isSentenceEnd(String line, int i) {
            int letters = 0;
            while (letters < 4 && letters < i && Character.isLowerCase(line.charAt(i - 1 - letters))) {
                letters++;
            }
            return letters >= 4;
        }

        private static boolean begins(String line) {
            char c = line.charAt(0);
            return Character.isUpperCase(c)
                    || c >= '0' && c <= '9'
                    || (c == '(' || c == '+' || c == '/') && line.length() > 1
                    || line.startsWith("c/o ");
        }

        private static boolean endsClause(String line) {
            int last = line.length() - 1;
            char c = line.charAt(last);
            if (c == '.') {
                return isSentenceEnd(line, last);
            }
            return ":;!?\"\u201D\u2026".indexOf(c) >= 0;
        }

        /** Several words that begin small, and the end of a sentence. */
        boolean isProse() {
            return sentences >= 2 || sentences >= 1 && small >= 4 || small >= 8;
        }

        boolean isNameLike() {
            return begins && all >= 1 && all <= MOST && smallBeforeComma <= 2 && small <= 4;
        }
    }
}
