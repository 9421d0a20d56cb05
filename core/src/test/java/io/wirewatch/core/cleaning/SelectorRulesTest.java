package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirewatch.core.release.Selectors;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which selectors of a source are taken. */
class SelectorRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "article .body",
                "h1, h2.title",
                "#content > div:nth-of-type(2) p",
                "time[datetime]",
                "meta[property=\"article:published_time\"]",
                "a[href*=/press/]:not(.more)",
                "p:has(> a.share)",
                "li:containsOwn(Share this)",
                "div.md\\:flex + p ~ p:last-child",
            })
    void takesWhatIsBoundedByThePage(String selector) {
        assertThatCode(() -> SelectorRules.check(new Selectors(selector, selector, selector, List.of(selector))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "div[|\"[\" on",
                "div..a|\"..a\" on",
                "h1 > > p|no selector",
                "p:nothing-like-it|\":nothing-like-it\" on",
                "p:eq(x)|\":eq(x)\" on",
                "p:matches((a+)+$)|regular expression",
                "p:matchesOwn(x)|regular expression",
                "p:MATCHES(x)|regular expression",
                "p:matchText|regular expression",
                "[class~=a+$]|regular expression",
                "p:\\6d atches(x)|escape",
                "div:has(p:has(a))|a second time",
                "div:has(p), p:has(a)|a second time",
                "' '|blank",
            })
    void refusesWhatIsNoneOrMayBeSlow(String selector, String detail) {
        SelectorException e = refusal(new Selectors(null, selector, null, List.of()));

        assertThat(e.field()).isEqualTo("text");
        assertThat(e.selector()).isEqualTo(selector);
        assertThat(e).hasMessageContaining(detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "article p:matches(x)|9",
                "div:has(p:has(a))|9",
                "h1 > > p|3",
                "div..a|3",
                "[a~=b]|2",
                "div[a|3",
                "?|0"
            })
    void saysWhereItGoesWrong(String selector, int position) {
        assertThat(refusal(new Selectors(selector, null, null, List.of())).position())
                .isEqualTo(position);
    }

    @Test
    void saysWhichOneItIs() {
        assertThat(refusal(new Selectors("h1", "p", "time", List.of(".a", ".b", "?")))
                        .field())
                .isEqualTo("remove[2]");
        assertThat(refusal(new Selectors(null, null, "]", List.of())).field()).isEqualTo("published");
    }

    @Test
    void boundsTheirLengthAndNumber() {
        String longest = "a".repeat(SelectorRules.LONGEST);
        SelectorRules.check(new Selectors(longest, null, null, Collections.nCopies(SelectorRules.MOST_REMOVED, ".a")));

        assertThat(refusal(new Selectors(longest + "b", null, null, List.of())))
                .hasMessageContaining("300 characters, not 301");
        assertThat(refusal(new Selectors(null, null, null, Collections.nCopies(SelectorRules.MOST_REMOVED + 1, ".a"))))
                .hasMessageContaining("20 of them, not 21");
    }

    private static SelectorException refusal(Selectors selectors) {
        return catchThrowableOfType(SelectorException.class, () -> SelectorRules.check(selectors));
    }
}
