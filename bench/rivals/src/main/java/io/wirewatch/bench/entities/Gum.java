package io.wirewatch.bench.entities;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.core.cleaning.PlainSentences;
import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntitySpan;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** News and interviews of GUM, of which the mentions that are linked to an article of Wikipedia are labelled. */
final class Gum {
    private static final Map<String, EntityKind> KINDS =
            Map.of("person", EntityKind.PERSON, "organization", EntityKind.ORGANISATION, "place", EntityKind.PLACE);

    private Gum() {}

    static List<LabelledText> read(Path corpus) {
        List<LabelledText> texts = new ArrayList<>();
        for (JsonNode document : JsonLines.read(corpus.resolve("gum-news/linked-mentions.train.jsonl"))) {
            String text = document.get("text").asText();
            List<EntitySpan> names = new ArrayList<>();
            for (JsonNode mention : document.get("linked_mentions")) {
                EntityKind kind = KINDS.get(mention.get("type").asText());
                if (kind != null) {
                    EntitySpan span = new EntitySpan(
                            kind,
                            mention.get("begin").asInt(),
                            mention.get("end").asInt());
                    names.addAll(NameRules.names(
                            text, span, words(mention.get("wiki").asText())));
                }
            }
            texts.add(new LabelledText(
                    document.get("doc").asText(), text, PlainSentences.of(text), NameRules.outermost(names), false));
        }
        return texts;
    }

    /** Words of an article's address, without what tells it from others of its name. */
    private static Set<String> words(String article) {
        String title = URLDecoder.decode(article, StandardCharsets.UTF_8).replaceAll("_\\(.*\\)", "");
        return Stream.of(title.toLowerCase(Locale.ROOT).split("[_,]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
