package io.wirewatch.engines.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.core.entities.EntityEngines;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.entities.EntityRecogniserContract;
import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.release.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRecogniserTest extends EntityRecogniserContract {
    private static final int POSITIONS = 20;

    @TempDir
    private static Path models;

    private static OnnxRecogniser recogniser;

    @BeforeAll
    static void load() throws IOException {
        recogniser = OnnxRecogniser.load(TinyModel.write(models.resolve("tiny"), POSITIONS));
    }

    @AfterAll
    static void close() {
        recogniser.close();
    }

    @Override
    protected EntityRecogniser recogniser() {
        return recogniser;
    }

    @Override
    protected List<String> texts() {
        return List.of(
                "Jaap de Hoop Scheffer met Sergei Ivanov in Brussels. NATO said so.",
                "\uD83D\uDE00 Sergei Ivanov \uD83D\uDE00 Brussels",
                "Brussels " + "and ".repeat(100) + "NATO");
    }

    @Test
    void findsPeopleOrganisationsAndPlaces() {
        assertThat(read("Jaap de Hoop Scheffer met Sergei Ivanov in Brussels. NATO said so."))
                .containsExactly(
                        "PERSON Jaap de Hoop Scheffer", "PERSON Sergei Ivanov", "PLACE Brussels", "ORGANISATION NATO");
    }

    @Test
    void aWordHasTheLabelOfItsFirstSubword() {
        assertThat(read("Ivanov met Ivanovov")).containsExactly("PERSON Ivanov", "PERSON Ivanovov");
    }

    @Test
    void aNameBeginsAtALabelThatBeginsOneAndWhereTheKindChanges() {
        assertThat(read("Sergei Ivanov Sergei NATO Paris Paris"))
                .containsExactly("PERSON Sergei Ivanov", "PERSON Sergei", "ORGANISATION NATO", "PLACE Paris Paris");
    }

    @Test
    void whatNobodyAskedForIsNoName() {
        assertThat(read("Olympics in Paris")).containsExactly("PLACE Paris");
    }

    @Test
    void aBracketIsPartOfANameWhereItsOtherHalfIs() {
        assertThat(read("( NATO ) met NATO (Agency) and (Agency"))
                .containsExactly("ORGANISATION NATO", "ORGANISATION NATO (Agency)", "ORGANISATION Agency");
    }

    @Test
    void placesCountUtf16UnitsBehindEmojiAndBrokenPairs() {
        String text =
                "\uD83D\uDE00\uD83D\uDE00 Ivanov \uD83D \uDE00 and \uD83C\uDDEA\uD83C\uDDFA Brussels \uD83D\uDE00";
        List<EntitySpan> spans = recogniser.find(text, List.of(new Sentence(0, text.length())));

        assertThat(spans)
                .extracting(span -> text.substring(span.start(), span.end()))
                .containsExactly("Ivanov", "Brussels");
    }

    @Test
    void charactersThatTheTokeniserDropsStayInTheName() {
        assertThat(read("Sergei Ivan\u00ADov\u200B met")).containsExactly("PERSON Sergei Ivan\u00ADov");
    }

    @Test
    void aSentenceLongerThanTheModelTakesIsReadWhole() {
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            text.append("and ".repeat(i % 7)).append("Jaap de Hoop Scheffer met ");
            expected.add("PERSON Jaap de Hoop Scheffer");
        }
        assertThat(read(text.toString())).isEqualTo(expected);
    }

    @Test
    void aWordAtTheEdgeOfAWindowIsJudgedInTheOneWhereItHasCompany() throws IOException {
        Path folder = TinyModel.write(models.resolve("blind"), POSITIONS);
        float[][] positions = new float[POSITIONS][TinyModel.LABELS.size()];
        // The first and the last word of a full window are never taken for a name.
        positions[1][0] = 5;
        positions[POSITIONS - 2][0] = 5;
        Files.write(folder.resolve("model.onnx"), TinyModel.model(positions).bytes());
        try (OnnxRecogniser blind = OnnxRecogniser.load(folder)) {
            String text = "and " + "NATO ".repeat(200) + "and";
            assertThat(blind.find(text, List.of(new Sentence(0, text.length()))))
                    .hasSize(200);
        }
    }

    @Test
    void sentencesAreReadApart() {
        String text = "Sergei Ivanov Ivanov";
        assertThat(recogniser.find(text, List.of(new Sentence(0, 13), new Sentence(14, 20))))
                .extracting(EntitySpan::start)
                .containsExactly(0, 14);
    }

    @Test
    void anySentencesOfAnyLengthGiveInOrder() {
        StringBuilder text = new StringBuilder();
        List<Sentence> sentences = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            int start = text.length();
            text.append("and ".repeat(i % 23)).append("Brussels. ");
            sentences.add(new Sentence(start, text.length()));
        }
        List<EntitySpan> spans = recogniser.find(text.toString(), sentences);

        assertThat(spans).hasSize(3_000).isSortedAccordingTo((a, b) -> Integer.compare(a.start(), b.start()));
    }

    @Test
    void theEngineIsFoundByName() throws IOException {
        EntityRecogniser found = EntityEngines.load("onnx", models.resolve("tiny"), 2);
        assertThat(found.name()).startsWith("onnx tiny on ONNX Runtime 1.");
        assertThat(found.find("NATO", List.of(new Sentence(0, 4)))).hasSize(1);
        ((OnnxRecogniser) found).close();
    }

    @Test
    void theEngineBringsNoModel() {
        assertThatThrownBy(() -> EntityEngines.load("onnx", null, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set WIREWATCH_ENTITIES_MODEL");
    }

    @Test
    void aClosedOneSaysSo() throws IOException {
        OnnxRecogniser other = OnnxRecogniser.load(models.resolve("tiny"));
        other.close();
        other.close();
        assertThatThrownBy(() -> other.find("NATO", List.of(new Sentence(0, 4))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    private static List<String> read(String text) {
        return recogniser.find(text, List.of(new Sentence(0, text.length()))).stream()
                .map(span -> span.kind() + " " + text.substring(span.start(), span.end()))
                .toList();
    }
}
