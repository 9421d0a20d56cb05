package io.wirewatch.engines.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a model is said when it is loaded, with what to do about it. */
class OnnxLoadingTest {
    private static final int POSITIONS = 20;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        TinyModel.write(folder, POSITIONS);
    }

    @Test
    void noFolder() {
        assertThatThrownBy(() -> OnnxRecogniser.load(folder.resolve("away")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("there is no folder " + folder.resolve("away"))
                .hasMessageContaining("WIREWATCH_ENTITIES_MODEL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "config.json", "tokenizer.json"})
    void aMissingFile(String file) throws IOException {
        Files.delete(folder.resolve(file));

        assertRefused("lacks " + file, "optimum-cli export onnx");
    }

    @Test
    void withoutATokenizerConfigTheConfigSaysTheLimit() throws IOException {
        Files.delete(folder.resolve("tokenizer_config.json"));

        assertThatCode(() -> OnnxRecogniser.load(folder).close()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "tokenizer_config.json"})
    void aFileThatIsNoJson(String file) throws IOException {
        Files.writeString(folder.resolve(file), "{");
        assertRefused(file + " is no JSON", "export the model again");

        Files.writeString(folder.resolve(file), "[]");
        assertRefused(file + " must be a JSON object");
    }

    @Test
    void noLabels() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"max_position_embeddings\": 20}");

        assertRefused("must hold id2label", "token-classification");
    }

    @Test
    void labelsThatLackANumber() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"id2label\": {\"0\": \"O\", \"2\": \"B-PER\"}}");

        assertRefused("must hold id2label");
    }

    @Test
    void labelsOfNoKind() throws IOException {
        List<String> labels = List.of("LABEL_0", "LABEL_1", "B-DATE", "NOUN", "O", "B-", "X-PER", "MISC", "PERS");
        Files.writeString(folder.resolve("config.json"), TinyModel.config(POSITIONS, labels));

        assertRefused("is a person, an organisation or a place: LABEL_0, LABEL_1, B-DATE", "rename them in id2label");
    }

    @Test
    void moreLabelsThanTheModelGives() throws IOException {
        List<String> labels = List.of("O", "B-PER", "I-PER");
        Files.writeString(folder.resolve("config.json"), TinyModel.config(POSITIONS, labels));

        assertRefused("of the shape [batch, sequence, 3]", "one export");
    }

    @Test
    void aTokeniserThatIsNone() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), "{\"version\": \"1.0\"}");

        assertRefused("is no tokenizer.json");
    }

    @Test
    void aCutOffModel() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("model.onnx"));
        Files.write(folder.resolve("model.onnx"), Arrays.copyOf(whole, whole.length / 2));

        assertRefused("model.onnx cannot be loaded", "export it again");
    }

    @Test
    void aPointerInPlaceOfTheModel() throws IOException {
        Files.writeString(folder.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1\n");

        assertRefused("model.onnx cannot be loaded");
    }

    @Test
    void aModelWithoutTheMask() throws IOException {
        write(new OnnxFile().input("input_ids", OnnxFile.INT64, "batch", "sequence"), "logits", OnnxFile.FLOAT);

        assertRefused("has no input attention_mask, but input_ids");
    }

    @Test
    void aModelThatAsksForMore() throws IOException {
        write(
                TinyModel.inputs(new OnnxFile()).input("bbox", OnnxFile.INT64, "batch", "sequence"),
                "logits",
                OnnxFile.FLOAT);

        assertRefused("asks for an input bbox", "BERT's kind");
    }

    @Test
    void aModelOfOneFixedShape() throws IOException {
        OnnxFile fixed = new OnnxFile()
                .input("input_ids", OnnxFile.INT64, 1, 128)
                .input("attention_mask", OnnxFile.INT64, 1, 128);
        write(fixed, "logits", OnnxFile.FLOAT);

        assertRefused("of one fixed shape, [1, 128]", "free batch and sequence");
    }

    @Test
    void aModelThatTakesSomethingElse() throws IOException {
        OnnxFile floats = new OnnxFile()
                .input("input_ids", OnnxFile.INT64, "batch", "sequence")
                .input("attention_mask", OnnxFile.FLOAT, "batch", "sequence");
        write(floats, "logits", OnnxFile.FLOAT);

        assertRefused("must take attention_mask as 64-bit integers");
    }

    @Test
    void aModelWithoutLogitsAmongItsOutputs() throws IOException {
        OnnxFile file = TinyModel.inputs(new OnnxFile())
                .floats("words", TinyModel.words())
                .output("start", OnnxFile.FLOAT, "batch", "sequence", 9)
                .output("end", OnnxFile.FLOAT, "batch", "sequence", 9)
                .node("Gather", List.of("words", "input_ids"), "start")
                .node("Gather", List.of("words", "input_ids"), "end");
        Files.write(folder.resolve("model.onnx"), file.bytes());

        assertRefused("has no output logits, but start, end");
    }

    @Test
    void aModelThatGivesOneLabelForAll() throws IOException {
        OnnxFile file = TinyModel.inputs(new OnnxFile())
                .floats("words", TinyModel.words())
                .constant("one", 1)
                .output("logits", OnnxFile.FLOAT, "batch", 9)
                .node("Gather", List.of("words", "input_ids"), "all")
                .node("ReduceSum", List.of("all", "one"), "each")
                .node("Squeeze", List.of("each", "one"), "logits");
        Files.write(folder.resolve("model.onnx"), file.bytes());

        assertRefused("must give logits of the shape [batch, sequence, 9]", "not [-1, 9]");
    }

    @Test
    void aModelWhoseShapeShowsOnlyInUse() throws IOException {
        OnnxFile file = TinyModel.inputs(new OnnxFile())
                .floats("words", TinyModel.words())
                .output("logits", OnnxFile.FLOAT, "batch", "sequence", "labels")
                .constant("zero", 0)
                .constant("one", 1)
                .constant("two", 2)
                .node("Shape", List.of("input_ids"), "shape")
                .node("Slice", List.of("shape", "one", "two"), "length")
                .node("Gather", List.of("words", "input_ids"), "known")
                .node("Slice", List.of("known", "zero", "length", "two"), "logits");
        Files.write(folder.resolve("model.onnx"), file.bytes());

        assertRefused("must give logits of the shape [batch, sequence, 9]", "not [1, 3, 3]");
    }

    @Test
    void aModelThatGivesNumbersOfAnotherKind() throws IOException {
        OnnxFile file = TinyModel.inputs(new OnnxFile())
                .output("logits", OnnxFile.INT64, 2)
                .node("Shape", List.of("input_ids"), "logits");
        Files.write(folder.resolve("model.onnx"), file.bytes());

        assertRefused("must give logits as 32-bit floats", "single precision");
    }

    @Test
    void aModelThatFails() throws IOException {
        Files.write(
                folder.resolve("model.onnx"),
                TinyModel.model(new float[2][TinyModel.LABELS.size()]).bytes());

        assertRefused("fails on a first input", "one export");
    }

    @Test
    void noRoomForText() throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"model_max_length\": 2}");

        assertRefused("2 tokens, has no room for text", "model_max_length");
    }

    /** A model of these inputs, whose only output is right unless its name or type is not. */
    private void write(OnnxFile inputs, String output, int type) throws IOException {
        OnnxFile file = inputs.floats("words", TinyModel.words())
                .output(output, type, "batch", "sequence", 9)
                .node("Gather", List.of("words", "input_ids"), output);
        Files.write(folder.resolve("model.onnx"), file.bytes());
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(() -> OnnxRecogniser.load(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll(parts);
    }
}
