package io.wirewatch.formats.office;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The pages of a PDF as Tika tells them: each a list of blocks, each block a list of lines. */
final class PdfPages extends DefaultHandler {
    private final List<List<List<String>>> pages = new ArrayList<>();
    private final StringBuilder block = new StringBuilder();
    private final TextLimit limit;
    private boolean inPage;

    PdfPages(int longest) {
        this.limit = new TextLimit(longest);
    }

    List<List<List<String>>> pages() {
        return pages;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("div") && "page".equals(attributes.getValue("class"))) {
            inPage = true;
            block.setLength(0);
            pages.add(new ArrayList<>());
        } else if (name.equals("p")) {
            endBlock();
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (name.equals("p")) {
            endBlock();
        } else if (name.equals("div")) {
            endBlock();
            inPage = false;
        }
    }

    private void endBlock() {
        List<String> lines = block.toString()
                .lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .toList();
        if (inPage && !lines.isEmpty()) {
            pages.getLast().add(lines);
        }
        block.setLength(0);
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        if (inPage) {
            limit.add(length);
            block.append(text, start, length);
        }
    }

    @Override
    public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
        characters(text, start, length);
    }
}
