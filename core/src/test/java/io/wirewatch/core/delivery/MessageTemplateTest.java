package io.wirewatch.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MessageTemplateTest {
    @Test
    void placesAreFilledIn() {
        assertThat(MessageTemplate.parse("{subscription}: {title} ({url})")
                        .fill(Map.of("subscription", "Pact watch", "title", "Offices agreed")))
                .isEqualTo("Pact watch: Offices agreed ()");
    }

    @Test
    void braceWrittenTwiceIsOne() {
        assertThat(MessageTemplate.parse("{{{status}}}").fill(Map.of("status", "raised")))
                .isEqualTo("{raised}");
    }

    @Test
    void anUnknownFieldIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTemplate.parse("{titel}"))
                .withMessageContaining("no field {titel}")
                .withMessageContaining("{title}");
    }

    @Test
    void aBraceAloneIsRefusedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageTemplate.parse("ab{title"))
                .withMessageContaining("brace at 3");
        assertThatIllegalArgumentException().isThrownBy(() -> MessageTemplate.parse("}"));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageTemplate.parse("x".repeat(4001)));
    }

    /** Whatever an alert holds is text. */
    @Property
    void valuesAreNeverReadAsTemplates(@ForAll String value) {
        assertThat(MessageTemplate.parse("{title}").fill(Map.of("title", "{url}" + value, "url", "never")))
                .isEqualTo("{url}" + value);
    }

    @Property
    void textWithItsBracesDoubledIsItself(@ForAll String text) {
        String shorter = text.substring(0, Math.min(text.length(), 1000));
        String escaped = shorter.replace("{", "{{").replace("}", "}}");

        assertThat(MessageTemplate.parse(escaped).fill(Map.of())).isEqualTo(shorter);
    }
}
