package io.wirewatch.engines.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.entities.EntityKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    @ParameterizedTest
    @CsvSource({
        "PER, PERSON, false",
        "B-PER, PERSON, true",
        "I-PER, PERSON, false",
        "E-PERSON, PERSON, false",
        "S-per, PERSON, true",
        "U-PERSON, PERSON, true",
        "L-ORG, ORGANISATION, false",
        "B-ORGANISATION, ORGANISATION, true",
        "I-ORGANIZATION, ORGANISATION, false",
        "b_loc, PLACE, true",
        "I-LOCATION, PLACE, false",
        "B-GPE, PLACE, true",
        "B-FAC, PLACE, true",
        "PLACE, PLACE, false"
    })
    void namesOfAKind(String text, EntityKind kind, boolean begins) {
        assertThat(Label.of(text)).isEqualTo(new Label(kind, begins));
    }

    @ParameterizedTest
    @ValueSource(strings = {"O", "", "B-", "B-MISC", "DATE", "X-PER", "BPER", "LABEL_1", "PERS"})
    void anythingElseIsOutside(String text) {
        assertThat(Label.of(text)).isEqualTo(Label.OUTSIDE);
    }
}
