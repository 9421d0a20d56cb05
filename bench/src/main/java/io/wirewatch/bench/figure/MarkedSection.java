package io.wirewatch.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page that a command writes; the lines around it are people's. */
public final class MarkedSection {
    private static final String BEGIN = "<!-- figures: written by bench/run --write -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private MarkedSection() {}

    /** Puts text in place of what stands between the marks of a page. */
    public static String replace(String page, String text) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("the page lacks the lines " + BEGIN.strip() + " and " + END.strip());
        }
        return page.substring(0, begin + BEGIN.length()) + "\n" + text.strip() + "\n\n" + page.substring(end);
    }

    /** The same for a file. */
    public static void replace(Path page, String text) throws IOException {
        Files.writeString(page, replace(Files.readString(page), text));
    }
}
