package io.wirewatch.ingestion.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedResponsesTest {
    private static Throwable reading(String sent, long mostLiteral, long most) {
        byte[] bytes = sent.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return catchThrowable(() -> {
            try (BoundedResponses responses =
                    new BoundedResponses(new ByteArrayInputStream(bytes), mostLiteral, most)) {
                assertThat(responses.readAllBytes()).isEqualTo(bytes);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK ready|",
                "* 1 FETCH (BODY[] {5}|hello)|A1 OK done|",
                // A mail may speak of lengths.
                "* 1 FETCH (BODY[] {16}|{99}| {99}|.)|A1 OK done|",
                "* OK {99} in the middle|",
                "* OK {ninety99}|",
                "* OK {99 }|",
                "* OK {99}\n",
                "{}|"
            })
    void whatKeepsWithinBoundsPasses(String sent) {
        assertThat(reading(sent, 20, 1000)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* 1 FETCH (BODY[] {21}|",
                "* 1 FETCH (BODY[] {99999999999999999999999999}|",
                "* 1 FETCH (BODY[] {5}|hello BODY[] {21}|",
                "* LIST () {0}|{21}|",
                // The number begins in a literal and ends behind it, which the client reads as one.
                "* 1 FETCH (BODY[] {3}|.{29}|",
                "{21}|"
            })
    void aLiteralThatIsTooLongIsFoundBeforeItComes(String sent) {
        assertThat(reading(sent, 20, 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than was asked for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"* OK aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|", "* 1 FETCH (BODY[] {20}|aaaaaaaaaaaaaaaaaaaa)|"})
    void anEndlessAnswerEnds(String sent) {
        assertThat(reading(sent, 20, 30)).isInstanceOf(BoundedResponses.TooMuchException.class);
    }
}
