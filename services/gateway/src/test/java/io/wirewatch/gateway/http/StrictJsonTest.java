package io.wirewatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
    record Sample(String text, List<String> list, Boolean flag, Integer number) {
        Sample {
            if ("bad".equals(text)) {
                throw new IllegalArgumentException("text may not be bad");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": 5} | \"text\" must be a text",
                "{\"text\": true} | \"text\" must be a text",
                "{\"list\": \"a\"} | \"list\" must be an array",
                "{\"list\": [[]]} | \"list[0]\" must be a text",
                "{\"flag\": \"true\"} | \"flag\" must be true or false",
                "{\"number\": \"5\"} | \"number\" must be a number",
                "{\"texd\": \"a\"} | Unknown field \"texd\"; known are flag, list, number, text",
                "{\"text\": \"bad\"} | text may not be bad",
                "{\"text\": \"a\", \"text\": \"b\"} | text",
                "{\"text\": \"a\" | not JSON at line 1",
                "[] | must be an object",
                "null | not null",
                "{} x | not JSON"
            })
    void theReasonNamesThePlace(String json, String reason) {
        assertThatThrownBy(() -> StrictJson.read(json.getBytes(StandardCharsets.UTF_8), Sample.class))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(reason);
    }
}
