package io.wirewatch.core.entities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Weights as a file and as a table. */
class NameModelTest {
    private static final int FEATURES = 1_000;

    private final int[] keys = new Random(5)
            .ints()
            .filter(key -> key != 0)
            .distinct()
            .limit(FEATURES)
            .boxed()
            .sorted(Integer::compareUnsigned)
            .mapToInt(Integer::intValue)
            .toArray();
    private final byte[] weights = new byte[FEATURES * NameTags.NAMES];
    private final short[] pairs = new short[NameTags.ALL * NameTags.ALL];

    NameModelTest() {
        Random random = new Random(6);
        random.nextBytes(weights);
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (short) random.nextInt();
        }
    }

    @Test
    void aFileGivesTheModelThatWasWritten() throws IOException {
        NameModel model = NameModel.read(new ByteArrayInputStream(file()));

        assertThat(model.name()).isEqualTo("a model");
        assertThat(model.features()).isEqualTo(FEATURES);
        assertThat(model.pairs()).isEqualTo(pairs);
        checkScores(model);
    }

    @Test
    void scoresAreTheSumsOfTheWeightsOfKnownFeatures() {
        checkScores(new NameModel("a model", keys, weights, pairs));
    }

    @Test
    void aFileThatIsCutShortOrDamagedIsRefused() throws IOException {
        byte[] file = file();
        for (int length = 0; length < file.length; length += 97) {
            byte[] part = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> NameModel.read(new ByteArrayInputStream(part)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut short or damaged");
        }
        for (int at = 8; at < file.length; at += 97) {
            byte[] damaged = file.clone();
            damaged[at] ^= 4;
            assertThatThrownBy(() -> NameModel.read(new ByteArrayInputStream(damaged)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut short or damaged");
        }
    }

    @Test
    void aFileOfAnotherVersionOrOfAnotherThingIsRefused() throws IOException {
        byte[] other = file();
        other[7]++;
        assertThatThrownBy(() -> NameModel.read(new ByteArrayInputStream(other)))
                .isInstanceOf(IOException.class)
                .hasMessage("the model of names has version 2, not 1");
        assertThatThrownBy(() -> NameModel.read(new ByteArrayInputStream("no model at all".getBytes("US-ASCII"))))
                .isInstanceOf(IOException.class)
                .hasMessage("this is no model of names");
    }

    private void checkScores(NameModel model) {
        Random random = new Random(7);
        for (int run = 0; run < 200; run++) {
            int[] features = new int[NameFeatures.MOST];
            int[] expected = new int[NameTags.NAMES];
            for (int i = 0; i < features.length; i++) {
                int number = random.nextInt(FEATURES);
                boolean known = random.nextBoolean();
                features[i] = known ? keys[number] : random.nextInt() | 1;
                int at = Arrays.stream(keys).boxed().toList().indexOf(features[i]);
                for (int tag = 0; tag < NameTags.NAMES && at >= 0; tag++) {
                    expected[tag] += weights[at * NameTags.NAMES + tag];
                }
            }
            int[] scores = new int[NameTags.NAMES];
            model.score(features, features.length, scores, 0);
            assertThat(scores).isEqualTo(expected);
        }
    }

    private byte[] file() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NameModel.write(out, "a model", keys, weights, pairs);
        return out.toByteArray();
    }
}
