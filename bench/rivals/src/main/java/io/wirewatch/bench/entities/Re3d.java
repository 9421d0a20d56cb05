package io.wirewatch.bench.entities;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirewatch.core.cleaning.PlainSentences;
import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntitySpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two parts of re3d: releases of CENTCOM and of the Australian Department of Foreign Affairs. */
final class Re3d {
    private static final List<String> PARTS = List.of("CENTCOM", "Australian Department of Foreign Affairs");
    private static final Map<String, EntityKind> KINDS =
            Map.of("Person", EntityKind.PERSON, "Organisation", EntityKind.ORGANISATION, "Location", EntityKind.PLACE);
    /** Below it a label was one that a machine proposed and people did not confirm. */
    private static final double CONFIRMED = 0.5;

    private Re3d() {}

    static List<LabelledText> read(Path corpus) {
        List<LabelledText> texts = new ArrayList<>();
        for (String part : PARTS) {
            Path folder = corpus.resolve("re3d").resolve(part);
            Map<String, List<JsonNode>> labels = new HashMap<>();
            for (JsonNode label : JsonLines.read(folder.resolve("entities.json"))) {
                if (KINDS.containsKey(label.get("type").asText())) {
                    labels.computeIfAbsent(label.get("documentId").asText(), id -> new ArrayList<>())
                            .add(label);
                }
            }
            for (JsonNode document : JsonLines.read(folder.resolve("documents.json"))) {
                String id = document.get("_id").asText();
                String text = document.get("text").asText();
                List<EntitySpan> names = names(text, labels.getOrDefault(id, List.of()));
                texts.add(new LabelledText(id, text, PlainSentences.of(text), names, true));
            }
        }
        return texts;
    }

    private static List<EntitySpan> names(String text, List<JsonNode> labels) {
        List<EntitySpan> names = new ArrayList<>();
        List<EntitySpan> descriptions = new ArrayList<>();
        for (JsonNode label : labels) {
            if (label.get("confidence").asDouble() >= CONFIRMED) {
                List<EntitySpan> found = NameRules.names(text, span(label), Set.of());
                names.addAll(found);
                if (found.isEmpty()) {
                    descriptions.add(span(label));
                }
            }
        }
        for (JsonNode label : labels) {
            EntitySpan span = span(label);
            boolean inDescription = descriptions.stream()
                    .anyMatch(outer ->
                            outer.kind() == span.kind() && outer.start() <= span.start() && span.end() <= outer.end());
            if (label.get("confidence").asDouble() < CONFIRMED && inDescription) {
                names.addAll(NameRules.names(text, span, Set.of()));
            }
        }
        return NameRules.outermost(names);
    }

    private static EntitySpan span(JsonNode label) {
        return new EntitySpan(
                KINDS.get(label.get("type").asText()),
                label.get("begin").asInt(),
                label.get("end").asInt());
    }
}
