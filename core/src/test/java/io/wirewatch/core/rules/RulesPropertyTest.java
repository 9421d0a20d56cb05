package io.wirewatch.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class RulesPropertyTest {

    @Provide
    Arbitrary<Rule> anyRule() {
        return TestRules.any();
    }

    @Provide
    Arbitrary<Rule> validRule() {
        return TestRules.valid();
    }

    @Property(tries = 500)
    void theCanonicalTextReadsAsTheSameRule(@ForAll("validRule") Rule rule) throws RuleException {
        String canonical = Rules.canonical(rule);
        ParsedRule read = Rules.parse(canonical, TestVocabulary.INSTANCE);

        assertThat(read.canonical()).isEqualTo(canonical);
        assertThat(Rules.canonical(read.rule())).isEqualTo(canonical);
    }

    @Property(tries = 500)
    void twoSpellingsOfARuleHaveOneCanonicalText(@ForAll("anyRule") Rule rule) {
        assertThat(Rules.canonical(TestRules.respelled(rule))).isEqualTo(Rules.canonical(rule));
    }

    @Property(tries = 500)
    void theBytesOfARuleGiveItBack(@ForAll("anyRule") Rule rule) {
        assertThat(RuleCodec.decode(RuleCodec.encode(rule))).isEqualTo(rule);
    }

    @Provide
    Arbitrary<Window> window() {
        Arbitrary<java.time.Duration> times =
                net.jqwik.api.Arbitraries.integers().between(1, 100_000).map(java.time.Duration::ofMinutes);
        Arbitrary<Integer> numbers = net.jqwik.api.Arbitraries.integers().between(1, 1_000);
        return net.jqwik.api.Arbitraries.oneOf(
                times.map(Window.Within::new),
                times.map(Window.First::new),
                net.jqwik.api.Combinators.combine(numbers, times).as(Window.Count::new),
                net.jqwik.api.Combinators.combine(numbers, times)
                        .as((tenths, time) -> new Window.Spike(10 + tenths % 990 + 1, time, time.multipliedBy(3))));
    }

    @Property(tries = 300)
    void anExpressionOverSeveralReleasesReadsBackFromItsTextAndItsBytes(
            @ForAll("validRule") Rule rule, @ForAll("window") Window window) throws RuleException {
        Expression expression = new Expression(rule, window);
        assertThat(ExpressionCodec.decode(ExpressionCodec.encode(expression))).isEqualTo(expression);

        net.jqwik.api.Assume.that(!(window instanceof Window.Within) || isCombination(rule));
        net.jqwik.api.Assume.that(window.reach().compareTo(WindowText.LONGEST) <= 0);
        String canonical = Rules.canonical(expression);
        ParsedRule read = Rules.parse(canonical, TestVocabulary.INSTANCE);
        assertThat(read.canonical()).isEqualTo(canonical);
        assertThat(read.expression().window()).isEqualTo(window);
    }

    @Property(tries = 300)
    void anExpressionReadsBackFromItsTree(
            @ForAll("validRule") Rule rule, @ForAll("window") Window window, @ForAll boolean windowed)
            throws RuleException {
        net.jqwik.api.Assume.that(!windowed || !(window instanceof Window.Within) || isCombination(rule));
        net.jqwik.api.Assume.that(window.reach().compareTo(WindowText.LONGEST) <= 0);
        Expression expression = windowed ? new Expression(rule, window) : Expression.single(rule);

        String text = ExpressionText.of(ExpressionTree.of(expression));

        assertThat(Rules.parse(text, TestVocabulary.INSTANCE).canonical()).isEqualTo(Rules.canonical(expression));
    }

    private static boolean isCombination(Rule rule) {
        try {
            Combination.of(Normal.of(rule));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Property(tries = 300)
    void bytesCutShortAreRefused(@ForAll("anyRule") Rule rule, @ForAll @Size(1) byte[] cut) {
        byte[] bytes = RuleCodec.encode(rule);
        byte[] shorter = Arrays.copyOf(bytes, Math.floorMod(cut[0], bytes.length));

        assertThatIllegalArgumentException().isThrownBy(() -> RuleCodec.decode(shorter));
    }

    @Property(tries = 500)
    void anyBytesAreARuleOrRefused(@ForAll @Size(max = 40) byte[] bytes) {
        Throwable failure = catchThrowable(() -> ExpressionCodec.decode(bytes));

        assertThat(failure)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        refused -> assertThat(refused).isInstanceOf(IllegalArgumentException.class));
    }

    @Property(tries = 500)
    void anyTextIsARuleOrRefusedWithAPlaceInIt(
            @ForAll @Size(max = 12) java.util.List<@net.jqwik.api.From("piece") String> pieces) {
        String text = String.join(" ", pieces);
        Throwable failure = catchThrowable(() -> Rules.parse(text, TestVocabulary.INSTANCE));

        if (failure != null) {
            assertThat(failure).isInstanceOf(RuleException.class);
            assertThat(((RuleException) failure).position()).isBetween(0, text.length());
            assertThat(((RuleException) failure).detail()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> piece() {
        return net.jqwik.api.Arbitraries.of(
                "NATO",
                "AND",
                "OR",
                "NOT",
                "(",
                ")",
                ",",
                "\"",
                "\"x y\"",
                "2",
                "OF",
                "ATLEAST",
                "NEAR/3",
                "BEFORE/2",
                "SENTENCE",
                "LEAD",
                "actor:",
                "kind:",
                "person",
                ":",
                "\u201c",
                "\uD83D\uDE00",
                "WITHIN",
                "24h",
                "COUNT",
                ">=",
                "FIRST",
                "IN",
                "SPIKE",
                "3x",
                "OVER",
                "14d",
                "language:",
                "en");
    }
}
