package io.wirewatch.engines.onnx;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model that knows a few words by heart: a table gives each sub-word its label. As in BERT each position has a row of its
 * own, so that a longer input than there are positions fails.
 */
final class TinyModel {
    static final List<String> LABELS =
            List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC");

    /** Words and their labels; those that begin with ## follow in a word, and their labels are to be ignored. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        for (String special : List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]")) {
            WORDS.put(special, "O");
        }
        WORDS.put("Jaap", "B-PER");
        WORDS.put("de", "I-PER");
        WORDS.put("Hoop", "I-PER");
        WORDS.put("Scheffer", "I-PER");
        WORDS.put("Sergei", "B-PER");
        WORDS.put("Ivan", "I-PER");
        WORDS.put("##ov", "B-LOC");
        WORDS.put("Brussels", "B-LOC");
        WORDS.put("Paris", "I-LOC");
        WORDS.put("NATO", "B-ORG");
        WORDS.put("Agency", "I-ORG");
        WORDS.put("(", "I-ORG");
        WORDS.put(")", "I-ORG");
        WORDS.put("Olympics", "B-MISC");
        WORDS.put("met", "O");
        WORDS.put("in", "O");
        WORDS.put("and", "O");
        WORDS.put("said", "O");
        WORDS.put("so", "O");
        WORDS.put(".", "O");
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private TinyModel() {}

    /** Writes the four files of a model that takes inputs of at most {@code positions} tokens. */
    static Path write(Path folder, int positions) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve("model.onnx"),
                model(new float[positions][LABELS.size()]).bytes());
        Files.writeString(folder.resolve("config.json"), config(positions, LABELS));
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer());
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"do_lower_case\": false, \"model_max_length\": 1000000000000000019884624838656}");
        return folder;
    }

    /** Three inputs and logits, of the shapes that optimum gives them. */
    static OnnxFile model(float[][] positions) {
        return inputs(new OnnxFile())
                .output("logits", OnnxFile.FLOAT, "batch", "sequence", LABELS.size())
                .floats("words", words())
                .floats("positions", positions)
                .constant("zero", 0)
                .constant("one", 1)
                .constant("two", 2)
                .node("Shape", List.of("input_ids"), "shape")
                .node("Slice", List.of("shape", "one", "two"), "length")
                .node("Slice", List.of("positions", "zero", "length"), "places")
                .node("Gather", List.of("words", "input_ids"), "known")
                .node("Add", List.of("known", "places"), "logits");
    }

    static OnnxFile inputs(OnnxFile file) {
        return file.input("input_ids", OnnxFile.INT64, "batch", "sequence")
                .input("attention_mask", OnnxFile.INT64, "batch", "sequence")
                .input("token_type_ids", OnnxFile.INT64, "batch", "sequence");
    }

    static float[][] words() {
        float[][] rows = new float[WORDS.size()][LABELS.size()];
        int word = 0;
        for (String label : WORDS.values()) {
            rows[word++][LABELS.indexOf(label)] = 1;
        }
        return rows;
    }

    static String config(int positions, List<String> labels) throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        for (String label : labels) {
            names.put(Integer.toString(names.size()), label);
        }
        return JSON.writeValueAsString(Map.of(
                "model_type", "bert", "max_position_embeddings", positions, "pad_token_id", 0, "id2label", names));
    }

    /** A cased BERT's, with a truncation left in it, as training leaves one. */
    private static String tokenizer() throws IOException {
        List<String> words = new ArrayList<>(WORDS.keySet());
        Map<String, Integer> vocabulary = new LinkedHashMap<>();
        words.forEach(word -> vocabulary.put(word, vocabulary.size()));
        Map<String, Object> special = new LinkedHashMap<>();
        List<Map<String, Object>> added = new ArrayList<>();
        for (String word : words.subList(0, 4)) {
            special.put(word, Map.of("id", word, "ids", List.of(vocabulary.get(word)), "tokens", List.of(word)));
            added.add(Map.of(
                    "id",
                    vocabulary.get(word),
                    "content",
                    word,
                    "single_word",
                    false,
                    "lstrip",
                    false,
                    "rstrip",
                    false,
                    "normalized",
                    false,
                    "special",
                    true));
        }
        List<Map<String, Object>> single = List.of(
                Map.of("SpecialToken", Map.of("id", "[CLS]", "type_id", 0)),
                Map.of("Sequence", Map.of("id", "A", "type_id", 0)),
                Map.of("SpecialToken", Map.of("id", "[SEP]", "type_id", 0)));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("version", "1.0");
        file.put("truncation", Map.of("direction", "Right", "max_length", 4, "strategy", "LongestFirst", "stride", 0));
        file.put("padding", null);
        file.put("added_tokens", added);
        Map<String, Object> normalizer = new LinkedHashMap<>();
        normalizer.put("type", "BertNormalizer");
        normalizer.put("clean_text", true);
        normalizer.put("handle_chinese_chars", true);
        normalizer.put("strip_accents", null);
        normalizer.put("lowercase", false);
        file.put("normalizer", normalizer);
        file.put("pre_tokenizer", Map.of("type", "BertPreTokenizer"));
        file.put(
                "post_processor",
                Map.of("type", "TemplateProcessing", "single", single, "pair", single, "special_tokens", special));
        file.put("decoder", null);
        file.put(
                "model",
                Map.of(
                        "type",
                        "WordPiece",
                        "unk_token",
                        "[UNK]",
                        "continuing_subword_prefix",
                        "##",
                        "max_input_chars_per_word",
                        100,
                        "vocab",
                        vocabulary));
        return JSON.writeValueAsString(file);
    }
}
