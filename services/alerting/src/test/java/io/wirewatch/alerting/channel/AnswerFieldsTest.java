package io.wirewatch.alerting.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFieldsTest {
    private static final String ANSWER =
            "{\"ok\":true,\"n\":0.5,\"no\":null,\"deep\":{\"ok\":false,\"list\":[1,{}]},\"ts\":\"1.2\",\"ok\":false}";

    @Test
    void plainFieldsAtTheTopAreReadTheFirstOfEachName() {
        assertThat(of(ANSWER)).isEqualTo(Map.of("ok", "true", "n", "0.5", "ts", "1.2"));
    }

    @Test
    void whatCameBeforeTheEndCountsWhereverThatIs() {
        for (int end = 0; end < ANSWER.length(); end++) {
            Map<String, String> fields = of(ANSWER.substring(0, end));
            assertThat(of(ANSWER)).containsAllEntriesOf(fields);
            if (end >= ANSWER.indexOf("\"no\"")) {
                assertThat(fields).containsEntry("ok", "true");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "[{\"ok\":true}]", "\"ok\"", "<html>", "{ok}"})
    void anAnswerThatIsNoObjectHasNone(String answer) {
        assertThat(of(answer)).isEmpty();
    }

    @Property
    void anyBytesAreAnAnswer(@ForAll byte[] body) {
        assertThat(AnswerFields.of(body)).isNotNull();
    }

    private static Map<String, String> of(String answer) {
        return AnswerFields.of(answer.getBytes(UTF_8));
    }
}
