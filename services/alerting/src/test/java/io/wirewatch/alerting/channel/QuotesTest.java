package io.wirewatch.alerting.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.alerting.channel.Quotes.Run;
import io.wirewatch.alerting.channel.Summary.Mark;
import io.wirewatch.alerting.channel.Summary.Quote;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class QuotesTest {
    @Test
    void aQuoteFallsIntoRunsWithTheWordsThatTheRuleAskedFor() {
        assertThat(Quotes.runs(new Quote("NATO\n met  Russia", List.of(new Mark(0, 4), new Mark(11, 17)))))
                .containsExactly(new Run("NATO", true), new Run(" met ", false), new Run("Russia", true));
    }

    @Test
    void aLongQuoteIsCutAroundTheFirstWordThatTheRuleAskedFor() {
        String text = "before ".repeat(100) + "NATO" + " after".repeat(100);
        Quote cut = Quotes.cut(new Quote(text, List.of(new Mark(700, 704))), 90);

        assertThat(cut.text()).hasSizeLessThanOrEqualTo(90).startsWith("…").endsWith("…");
        Mark mark = cut.marks().getFirst();
        assertThat(cut.text().substring(mark.start(), mark.end())).isEqualTo("NATO");
    }

    @Property
    void whereverItIsCutTheWordsThatAreLeftAreThoseThatWereMarked(
            @ForAll @StringLength(max = 60) String before, @ForAll @IntRange(min = 12, max = 80) int most) {
        String text = before + "NATO" + "🕊".repeat(20) + "NATO";
        int second = text.length() - 4;
        Quote cut = Quotes.cut(
                new Quote(text, List.of(new Mark(before.length(), before.length() + 4), new Mark(second, second + 4))),
                most);

        assertThat(cut.text()).hasSizeLessThanOrEqualTo(most);
        assertThat(cut.marks())
                .isNotEmpty()
                .allSatisfy(mark -> assertThat(cut.text().substring(mark.start(), mark.end()))
                        .isEqualTo("NATO"));
    }

    @Test
    void thoseThatHaveRoomAreTheFirst() {
        List<Quote> quotes = List.of(quote("a".repeat(50)), quote("b".repeat(40)), quote("c".repeat(30)));

        assertThat(Quotes.fitting(quotes, 45, 90))
                .extracting(Quote::text)
                .containsExactly("a".repeat(44) + "…", "b".repeat(40));
        assertThat(Quotes.fitting(quotes, 45, 10)).hasSize(1);
    }

    private static Quote quote(String text) {
        return new Quote(text, List.of());
    }
}
