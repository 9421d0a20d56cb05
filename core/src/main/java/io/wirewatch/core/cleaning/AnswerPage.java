package io.wirewatch.core.cleaning;

import java.util.List;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/**
 * Pages that a server gives in place of the one asked for, with a status that says all is well: a door to sign in at, a check whether a
 * browser is there, an error. Told by a password field or by a title that nobody gives a release, and only where few words stand there.
 * As a release, or as a new version of one, such a page would be an edit that nobody made.
 */
final class AnswerPage {
    /** A release has more words, and so has a page with a release and a form to sign in. */
    private static final int FEW_WORDS = 90;

    private static final Pattern CHECK = Pattern.compile(
            "just a moment\\W*|attention required!? .{0,20}cloudflare|(?:please wait|checking your browser|verifying you are human|are you a robot)\\b.{0,40}"
                    + "|(?:one more step|security check|ddos protection)\\b.{0,30}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ERROR = Pattern.compile(
            "(?:error\\s)?(?:40[0134]|410|429|50[0234])\\b.{0,60}|access denied\\W*|(?:page|file|document) (?:can ?not be|not) found\\b.{0,40}|forbidden\\W*"
                    + "|service (?:temporarily )?unavailable\\W*|internal server error\\W*|bad gateway\\W*|seite nicht gefunden\\b.{0,40}"
                    + "|page (?:non trouvée|introuvable)\\b.{0,40}|p[aá]gina no encontrada\\b.{0,40}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AnswerPage() {}

    /**
     * @param paragraphs what would be read of it
     * @throws RefusedReleaseException where it is no page of the site, with reason {@code login}, {@code challenge} or {@code error-page}
     */
    static void check(Document document, List<String> paragraphs) {
        if (words(paragraphs) >= FEW_WORDS) {
            return;
        }
        String title = Characters.line(document.title());
        if (document.selectFirst("input[type=password]") != null) {
            throw new RefusedReleaseException("login", "the page asks to sign in and has no text of a release");
        }
        if (CHECK.matcher(title).matches()) {
            throw new RefusedReleaseException(
                    "challenge", "the site checks for a browser instead of giving the page: \"" + title + "\"");
        }
        if (ERROR.matcher(title).matches()) {
            throw new RefusedReleaseException(
                    "error-page", "the page is an error that the site gave as a page: \"" + title + "\"");
        }
    }

    private static int words(List<String> paragraphs) {
        return paragraphs.stream()
                .mapToInt(paragraph -> new StringTokenizer(paragraph).countTokens())
                .sum();
    }
}
