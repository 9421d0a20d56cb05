package io.wirewatch.formats.office;

import java.util.ArrayList;
import java.util.List;

/** From the lines of a PDF to its paragraphs: without what stands at the edge of every page, joined where a line only ended. */
final class PdfText {
    private PdfText() {}

    /** @param pages blocks of lines, page by page */
    static String html(List<List<List<String>>> pages) {
        List<List<List<String>>> own = RunningLines.dropFrom(pages);
        LineJoining joining = LineJoining.of(own);
        List<String> paragraphs = new ArrayList<>();
        for (List<List<String>> page : own) {
            boolean first = true;
            for (List<String> block : page) {
                for (String paragraph : joining.paragraphs(block)) {
                    if (first && !paragraphs.isEmpty() && joining.goesOn(paragraphs.getLast(), paragraph)) {
                        paragraphs.add(joining.join(paragraphs.removeLast(), paragraph));
                    } else {
                        paragraphs.add(paragraph);
                    }
                    first = false;
                }
            }
        }
        StringBuilder html = new StringBuilder();
        for (String paragraph : paragraphs) {
            html.append("<p>");
            PlainHtml.escape(paragraph, html);
            html.append("</p>\n");
        }
        return html.toString().strip();
    }
}
