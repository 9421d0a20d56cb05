package io.wirewatch.engines.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a model's {@code config.json} says, and of {@code tokenizer_config.json} the longest input.
 *
 * @param labels by the place they have in the model's output
 * @param limit most tokens of an input, those before and after the text included; at most 512
 * @param padding the id that fills up shorter inputs of a batch
 */
record ModelConfig(Label[] labels, int limit, long padding) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What BERT takes. A model that takes more is given no more: reading costs by the square of the length, and sentences are short. */
    private static final int MOST = 512;

    static ModelConfig load(Path file, Path tokenizerConfig) throws IOException {
        JsonNode config = read(file);
        int padding = config.path("pad_token_id").asInt(0);
        int limit = config.path("max_position_embeddings").asInt(MOST);
        if (countsPositionsFromPadding(config.path("model_type").asText())) {
            limit -= padding + 1;
        }
        if (Files.exists(tokenizerConfig)) {
            // Where a tokeniser knows no limit the number is astronomic.
            double longest = read(tokenizerConfig).path("model_max_length").asDouble(limit);
            limit = (int) Math.min(limit, longest);
        }
        return new ModelConfig(labels(config.path("id2label"), file), Math.min(limit, MOST), padding);
    }

    /** RoBERTa and its kin number positions from after the padding id, so that fewer are left than are counted. */
    private static boolean countsPositionsFromPadding(String type) {
        return type.contains("roberta") || type.equals("camembert");
    }

    private static Label[] labels(JsonNode names, Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int id = 0; names.has(Integer.toString(id)); id++) {
            texts.add(names.get(Integer.toString(id)).asText());
        }
        if (texts.isEmpty() || texts.size() != names.size()) {
            throw new IOException(file + " must hold id2label, an object of the labels under the keys \"0\", \"1\", …:"
                    + " export a model of the task token-classification");
        }
        Label[] labels = texts.stream().map(Label::of).toArray(Label[]::new);
        if (Arrays.stream(labels).allMatch(label -> label.kind() == null)) {
            throw new IOException("none of the labels in " + file + " is a person, an organisation or a place: "
                    + String.join(", ", texts)
                    + ". Known are PER, PERSON, ORG, ORGANISATION, ORGANIZATION, LOC, LOCATION,"
                    + " GPE, FAC, PLACE, with or without B-, I-, E-, L-, S-, U- before them: rename them in id2label, or take"
                    + " a model that finds names");
        }
        return labels;
    }

    private static JsonNode read(Path file) throws IOException {
        try {
            JsonNode json = JSON.readTree(file.toFile());
            if (!json.isObject()) {
                throw new IOException(file + " must be a JSON object: export the model again");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no JSON (" + e.getOriginalMessage() + "): export the model again", e);
        }
    }
}
