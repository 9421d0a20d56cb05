package io.wirewatch.core.cleaning;

/** What cleaning finds in a page before it makes a release of it; in this package because nobody else asks for so little. */
public final class MainText {
    private MainText() {}

    /**
     * The paragraphs of a page's main text without boilerplate, each on a line of its own; empty for a page that is refused. Its title and
     * what its markup says of dates and language are read too, as rivals do.
     */
    public static String of(byte[] page) {
        try {
            Page read = HtmlPage.read(Decoder.decode(page, null, true));
            return String.join("\n", new Boilerplate().strip(read.paragraphs()));
        } catch (RefusedReleaseException e) {
            return "";
        }
    }
}
