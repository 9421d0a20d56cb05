package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PlainTextTest {
    private static final UnaryOperator<String> ESCAPE = PlainText.escaping(Map.of('*', "\\*", '&', "&amp;"));

    @Test
    void whatIsEscapedIsCutBetweenEscapes() {
        assertThat(PlainText.cutEscaped("a&b&c", 20, ESCAPE)).isEqualTo("a&amp;b&amp;c");
        assertThat(PlainText.cutEscaped("a&b&c", 12, ESCAPE)).isEqualTo("a&amp;b…");
        assertThat(PlainText.cutEscaped("a&b&c", 7, ESCAPE)).isEqualTo("a&amp;…");
        assertThat(PlainText.cutEscaped("a&b&c", 0, ESCAPE)).isEmpty();
        assertThat(PlainText.cutEscaped("a&b&c", -3, ESCAPE)).isEmpty();
    }

    @Property
    void whatIsEscapedIsNeverLongerThanMayBe(
            @ForAll @StringLength(max = 50) String text, @ForAll @IntRange(max = 60) int most) {
        String cut = PlainText.cutEscaped(text + "*&🕊", most, ESCAPE);

        assertThat(cut).hasSizeLessThanOrEqualTo(most);
        assertThat(cut.replace("\\*", "").replace("&amp;", "")).doesNotContain("&", "*");
    }
}
