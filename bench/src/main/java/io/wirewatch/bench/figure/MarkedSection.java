package io.wirewatch.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page that a command writes; the lines around it are people's. */
public final class MarkedSection {
    private static final String BEGIN = "<!-- figures: written by bench/%s --write -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private MarkedSection() {}

    /**
     * Puts text in place of what stands between the marks of a page.
     *
     * @param command which of {@code bench}'s commands writes the section
     */
    public static String replace(String page, String command, String text) {
        String mark = BEGIN.formatted(command);
        int begin = page.indexOf(mark);
        int end = begin < 0 ? -1 : page.indexOf(END, begin);
        if (end < 0) {
            throw new IllegalArgumentException("the page lacks the lines " + mark.strip() + " and " + END.strip());
        }
        return page.substring(0, begin + mark.length()) + "\n" + text.strip() + "\n\n" + page.substring(end);
    }

    /** The same for a file. */
    public static void replace(Path page, String command, String text) throws IOException {
        Files.writeString(page, replace(Files.readString(page), command, text));
    }
}
