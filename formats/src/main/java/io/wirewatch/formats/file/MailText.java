package io.wirewatch.formats.file;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/** Sorts the parts of a mail: those that are its text, of alternatives the best, and those that come beside it. */
final class MailText {
    /** A page with less text than this part of the plain one only says that a better program is needed to read it. */
    private static final int EMPTY_PAGE = 5;

    private final List<MailPart> shown = new ArrayList<>();
    private final List<MailPart> beside = new ArrayList<>();

    private MailText() {}

    static MailText of(MailPart mail) {
        MailText text = new MailText();
        text.sort(mail);
        return text;
    }

    /** Attachments and mails within. */
    List<MailPart> beside() {
        return beside;
    }

    /** The text as one document; null where there is none. */
    Document document() {
        boolean isHtml = shown.stream().anyMatch(part -> part.isType("text/html"));
        StringBuilder all = new StringBuilder();
        for (MailPart part : shown) {
            String text = part.text();
            boolean convert = isHtml && !part.isType("text/html");
            all.append(all.isEmpty() ? "" : "\n").append(convert ? paragraphs(text) : text);
        }
        String body = all.toString();
        boolean isEmpty = isHtml ? Jsoup.parse(body).text().isBlank() : body.isBlank();
        return isEmpty ? null : isHtml ? Document.html(body) : Document.text(body);
    }

    private static String paragraphs(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<p>" + escaped.strip().replaceAll("\\R[ \\t]*\\R\\s*", "</p>\n<p>") + "</p>";
    }

    private void sort(MailPart part) {
        List<MailPart> children = part.children();
        if (children.isEmpty()) {
            (part.isShown() ? shown : beside).add(part);
        } else if (part.isType("multipart/alternative")) {
            take(best(children));
        } else if (part.isType("multipart/related")) {
            sort(children.getFirst());
            beside.addAll(children.subList(1, children.size()));
        } else {
            for (MailPart child : children) {
                if (child.isMessage()) {
                    beside.add(child);
                } else {
                    sort(child);
                }
            }
        }
    }

    private void take(MailText other) {
        shown.addAll(other.shown);
        beside.addAll(other.beside);
    }

    /** The page if it is more than a note that there is a text, else the text; the later of each is the better. */
    private static MailText best(List<MailPart> alternatives) {
        MailText page = null;
        MailText text = new MailText();
        for (MailPart alternative : alternatives) {
            MailText sorted = of(alternative);
            if (sorted.shown.stream().anyMatch(part -> part.isType("text/html"))) {
                page = sorted;
            } else if (sorted.document() != null) {
                text = sorted;
            }
        }
        return page == null || page.words() * EMPTY_PAGE < text.words() ? text : page;
    }

    private int words() {
        int words = 0;
        for (MailPart part : shown) {
            words += (part.isType("text/html") ? Jsoup.parse(part.text()).text() : part.text())
                    .strip()
                    .length();
        }
        return words;
    }
}
