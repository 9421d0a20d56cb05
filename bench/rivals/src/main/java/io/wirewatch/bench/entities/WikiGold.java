package io.wirewatch.bench.entities;

import io.wirewatch.core.cleaning.PlainSentences;
import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntitySpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Half of WikiGold: articles of Wikipedia as tokens, from which the text is put together again. */
final class WikiGold {
    private static final String BEGIN = "-DOCSTART-";
    private static final Map<String, EntityKind> KINDS =
            Map.of("PER", EntityKind.PERSON, "ORG", EntityKind.ORGANISATION, "LOC", EntityKind.PLACE);
    private static final Set<String> CLOSING =
            Set.of(",", ".", ";", ":", "!", "?", ")", "]", "'s", "'", "n't", "%", "''");
    private static final Set<String> OPENING = Set.of("(", "[", "$", "``");

    private final StringBuilder text = new StringBuilder();
    private final List<EntitySpan> names = new ArrayList<>();
    private String before = "";
    private String tagBefore = "O";

    private WikiGold() {}

    static List<LabelledText> read(Path corpus) {
        List<LabelledText> texts = new ArrayList<>();
        WikiGold article = new WikiGold();
        for (String line : lines(corpus.resolve("wikigold/wikigold.half.conll.txt"))) {
            String rest = line;
            if (line.startsWith(BEGIN)) {
                article.addTo(texts);
                article = new WikiGold();
                rest = line.substring(BEGIN.length());
            }
            int blank = rest.lastIndexOf(' ');
            if (blank > 0) {
                article.token(rest.substring(0, blank), rest.substring(blank + 1));
            } else if (rest.isEmpty()) {
                article.endSentence();
            }
        }
        article.addTo(texts);
        return texts;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token and its tag; a name goes on as long as the tag is the same. */
    private void token(String token, String tag) {
        boolean joined = CLOSING.contains(token) || OPENING.contains(before);
        if (!text.isEmpty() && !joined && text.charAt(text.length() - 1) != '\n') {
            text.append(' ');
        }
        int start = text.length();
        text.append(token);
        EntityKind kind = tag.equals("O") ? null : KINDS.get(tag.substring(2));
        if (kind != null && tag.equals(tagBefore)) {
            names.set(names.size() - 1, new EntitySpan(kind, names.getLast().start(), text.length()));
        } else if (kind != null) {
            names.add(new EntitySpan(kind, start, text.length()));
        }
        before = token;
        tagBefore = tag;
    }

    private void endSentence() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        before = "";
        tagBefore = "O";
    }

    private void addTo(List<LabelledText> texts) {
        if (!text.isEmpty()) {
            String written = text.toString();
            List<EntitySpan> scored = NameRules.scored(written, names);
            texts.add(new LabelledText("wikigold-" + texts.size(), written, PlainSentences.of(written), scored, true));
        }
    }
}
