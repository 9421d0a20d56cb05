package io.wirewatch.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirewatch.core.extraction.Actor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "NATO | actor:nato",
                "nato | actor:nato",
                "\"North Atlantic Treaty Organization\" | actor:nato",
                "NATO AND Russia AND \"liaison office\" | actor:liaison-office AND actor:nato AND actor:russia",
                "Russia AND (NATO AND Russia) AND ((NATO)) | actor:nato AND actor:russia",
                "NATO OR Russia AND Belarus | (actor:belarus AND actor:russia) OR actor:nato",
                "NATO AND (Russia OR Belarus) AND NOT \"sports\" |"
                        + " (actor:belarus OR actor:russia) AND actor:nato AND NOT phrase:\"sports\"",
                "NOT Russia AND NATO | actor:nato AND NOT actor:russia",
                "NATO AND NOT NOT Russia | actor:nato AND actor:russia",
                "NATO AND NOT (Russia OR Belarus) | actor:nato AND NOT (actor:belarus OR actor:russia)",
                "SENTENCE(NATO AND Russia) | SENTENCE(actor:nato AND actor:russia)",
                "PARAGRAPH(Russia AND SENTENCE(NATO AND Belarus)) |"
                        + " PARAGRAPH(SENTENCE(actor:belarus AND actor:nato) AND actor:russia)",
                "LEAD(NATO) OR HEADLINE(NATO) | HEADLINE(actor:nato) OR LEAD(actor:nato)",
                "SENTENCE(SENTENCE(NATO)) | SENTENCE(actor:nato)",
                "Russia NEAR/10 NATO | actor:nato NEAR/10 actor:russia",
                "Russia BEFORE/10 NATO | actor:russia BEFORE/10 actor:nato",
                "NATO NEAR/3 (Russia OR Belarus) | (actor:belarus OR actor:russia) NEAR/3 actor:nato",
                "NATO NEAR/3 Russia AND Belarus | actor:belarus AND (actor:nato NEAR/3 actor:russia)",
                "2 OF (NATO, Russia, \"liaison office\") | 2 OF (actor:liaison-office, actor:nato, actor:russia)",
                "1 OF (NATO, Russia) | actor:nato OR actor:russia",
                "2 OF (NATO, Russia, NATO) | actor:nato AND actor:russia",
                "ATLEAST 3 (NATO) | ATLEAST 3 (actor:nato)",
                "ATLEAST 1 (NATO) | actor:nato",
                "actor:nato | actor:nato",
                "kind:person AND NATO | actor:nato AND kind:person",
                "NATO AND source:\"State.gov\" | actor:nato AND source:state.gov",
                "NATO AND language:en-GB | actor:nato AND language:en-gb",
                "phrase:\"NATO\" | phrase:\"nato\"",
                "case:\"Turkey\" | case:\"Turkey\"",
                "\"Joint  Press\u00a0Release\" | phrase:\"joint press release\"",
                "\u201cliaison office\u201d | actor:liaison-office",
                "AT&T AND 7 | actor:at-and-t AND actor:seven",
                "\"say \\\"cheese\\\"\" | phrase:\"say \\\"cheese\\\"\"",
            })
    void readsWhatMediaMonitoringPeopleWrite(String expression, String canonical) throws RuleException {
        assertThat(parse(expression).canonical()).isEqualTo(canonical);
        assertThat(parse(canonical).canonical()).as("read again").isEqualTo(canonical);
    }

    @Test
    void anAliasOfSeveralActorsMeansAnyOfThemWithAWarning() throws RuleException {
        ParsedRule rule = parse("NATO AND Georgia");

        assertThat(rule.canonical()).isEqualTo("(actor:georgia-country OR actor:georgia-state) AND actor:nato");
        assertThat(rule.warnings()).singleElement().asString().contains("Georgia", "georgia-country", "georgia-state");
    }

    @Test
    void otherQuotedTextIsAPhraseThatTheCatalogueMustHold() throws RuleException {
        ParsedRule rule = parse("NATO AND \"Joint Statement\" AND \"joint statement\" AND case:\"Joint\"");

        assertThat(rule.phrases()).extracting(Actor::id).containsExactly("phrase:joint statement", "phrase:=Joint");
        assertThat(rule.phrases()).allMatch(actor -> actor.kind().equals("phrase"));
    }

    @Test
    void aTermKeepsTheWordsOfItsAuthor() throws RuleException {
        assertThat(parse("\"Russian Federation\"").rule()).isEqualTo(new Rule.Term("russia", "Russian Federation"));
    }

    @Test
    void aRuleThatCanNeverHoldIsTakenWithAWarning() throws RuleException {
        assertThat(parse("NATO AND Russia AND NOT NATO").warnings())
                .singleElement()
                .asString()
                .contains("can never hold", "actor:nato");
    }

    @Test
    void aWeakNameIsTakenWithAWarning() throws RuleException {
        ParsedRule rule = parse("\"the Alliance\" AND Russia");

        assertThat(rule.canonical()).isEqualTo("actor:nato AND actor:russia");
        assertThat(rule.warnings()).singleElement().asString().contains("the Alliance", "weak", "nato");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "language:en | true",
                "kind:person AND source:x | true",
                "NATO OR kind:person | true",
                "2 OF (NATO, language:en, kind:person) | true",
                "kind:person NEAR/3 kind:country | true",
                "NATO AND language:en | false",
                "NATO NEAR/3 kind:person | false",
                "SENTENCE(NATO OR Russia) | false",
                "COUNT >= 3 OF (language:en) WITHIN 24h | true",
            })
    void aRuleThatAsksForNobodyByNameIsTakenWithAWarning(String expression, boolean warned) throws RuleException {
        assertThat(parse(expression).warnings().stream().anyMatch(warning -> warning.contains("nobody by name")))
                .isEqualTo(warned);
    }

    @Test
    void aTreeMayNameActorsByTheirAliases() throws RuleException {
        Map<String, Object> tree = Map.of(
                "within",
                Map.of(
                        "length",
                        "24h",
                        "rule",
                        Map.of("all", List.of(Map.of("name", "NATO"), Map.of("name", "a \"new\" day")))));

        assertThat(parse(ExpressionText.of(tree)).canonical())
                .isEqualTo("(actor:nato AND phrase:\"a \\\"new\\\" day\") WITHIN 1d");
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("x", "rule must be an object"),
                Arguments.of(Map.of("actor", "a", "name", "b"), "rule must be an object with one entry"),
                Arguments.of(Map.of("actr", "a"), "rule.actr is unknown"),
                Arguments.of(Map.of("actor", 7), "rule.actor must be a text"),
                Arguments.of(Map.of("all", List.of()), "rule.all must be a list of rules"),
                Arguments.of(Map.of("all", List.of(Map.of("actor", "a"), "b")), "rule.all[1] must be an object"),
                Arguments.of(Map.of("atLeast", Map.of("of", Map.of("actor", "a"))), "rule.atLeast needs count"),
                Arguments.of(
                        Map.of("atLeast", Map.of("count", 1.5, "of", Map.of("actor", "a"))),
                        "rule.atLeast.count must be a whole number"),
                Arguments.of(
                        Map.of("first", Map.of("length", "1d OVER", "rule", Map.of("actor", "a"))),
                        "rule.first.length must be a time"),
                Arguments.of(
                        Map.of("not", Map.of("first", Map.of("length", "1d", "rule", Map.of("actor", "a")))),
                        "stands outermost"),
                Arguments.of(
                        Map.of("count", Map.of("stories", 1e300, "length", "1d", "rule", Map.of("actor", "a"))),
                        "rule.count.stories must be a number of usual size"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeInATreeIsToldWithItsPlace(Object tree, String detail) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpressionText.of(tree))
                .withMessageContaining(detail);
    }

    @Test
    void aCanonicalTextIsReadWithoutACatalogue() throws RuleException {
        assertThat(Rules.canonical(Rules.parseCanonical("actor:gone-long-ago AND phrase:\"x\"")))
                .isEqualTo("actor:gone-long-ago AND phrase:\"x\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NATO AND Russia WITHIN 24h | (actor:nato AND actor:russia) WITHIN 1d",
                "(Russia AND NATO) WITHIN 90m | (actor:nato AND actor:russia) WITHIN 90m",
                "NATO WITHIN 2w | (actor:nato) WITHIN 14d",
                "COUNT >=3 OF (NATO AND Russia) WITHIN 48h | COUNT >= 3 OF (actor:nato AND actor:russia) WITHIN 2d",
                "COUNT \u2265 2 OF (NATO) WITHIN 60m | COUNT >= 2 OF (actor:nato) WITHIN 1h",
                "FIRST ((NATO)) IN 90d | FIRST (actor:nato) IN 90d",
                "SPIKE 3.0x (NATO) WITHIN 24h OVER 2w | SPIKE 3x (actor:nato) WITHIN 1d OVER 14d",
                "SPIKE 2.5x (SENTENCE(NATO AND Russia)) WITHIN 1h OVER 14d | SPIKE 2.5x (SENTENCE(actor:nato AND actor:russia)) WITHIN 1h OVER 14d",
            })
    void theFormsOverSeveralReleasesHaveOneCanonicalTextThatReadsBack(String expression, String canonical)
            throws RuleException {
        ParsedRule read = parse(expression);

        assertThat(read.canonical()).isEqualTo(canonical);
        assertThat(Rules.expressionOf(canonical)).isEqualTo(Rules.expressionOf(Rules.canonical(read.expression())));
        assertThat(ExpressionCodec.decode(ExpressionCodec.encode(read.expression())))
                .isEqualTo(read.expression());
    }

    @Test
    void theWordsOfTheFormsAreStillNamesInQuotes() throws RuleException {
        assertThat(parse("NATO AND \"WITHIN\" AND \"24h\"").phrases())
                .extracting(Actor::id)
                .containsExactly("phrase:within", "phrase:24h");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | 0 | expected an actor",
                "~   ~ | 3 | the expression is empty",
                "NATO AND | 8 | the expression ends here",
                "NATO AND NATOO | 9 | no actor is called NATOO; nearest: NATO",
                "NATO and Russia | 5 | upper case: AND",
                "NATO Russia | 5 | expected AND, OR, NEAR/n, BEFORE/n or the end before Russia; a name of several words"
                        + " needs quotes: \"NATO Russia\"",
                "(NATO AND Russia | 16 | a closing parenthesis; the expression ends here",
                "NATO) | 4 | nothing opened the parenthesis",
                "NATO AND () | 10 | expected an actor, a phrase in quotes or a parenthesis before )",
                "\"liaison office | 0 | not closed",
                "\uD83D\uDE00 AND \"x | 7 | not closed",
                "NATO AND \"\" | 9 | a letter or a digit",
                "NATO AND \"...\" | 9 | a letter or a digit",
                "NOT NATO | 0 | NOT needs something beside it",
                "NATO OR NOT Russia | 8 | NOT needs something beside it",
                "(NOT NATO) AND (NOT Russia) | 1 | NOT needs something beside it",
                "NATO AND SENTENCE(NOT Russia) | 9 | SENTENCE(…) needs an actor",
                "SENTENCE(NOT language:en) | 0 | SENTENCE(…) needs an actor",
                "NOT source:x | 0 | NOT needs something beside it",
                "SENTENCE NATO | 9 | expected (",
                "NATO NEAR Russia | 5 | NEAR needs a distance in words, as in NEAR/10",
                "NATO NEAR/ Russia | 5 | NEAR needs a distance",
                "NATO NEAR/5 NOT Russia | 12 | stand between actors",
                "NATO NEAR/99999999999 Russia | 5 | from 0 to 1000",
                "3 OF (NATO, Russia) | 0 | 3 of 2 can never hold",
                "2 OF (NATO, actor:nato) | 0 | 2 of 1 can never hold",
                "0 OF (NATO, Russia) | 0 | from 1 to",
                "ATLEAST 2 (NATO AND Russia) | 11 | ATLEAST counts",
                "ATLEAST (NATO) | 8 | expected a number before (",
                "actor:natoo | 0 | no actor with the id natoo; nearest: NATO",
                "kind:planet | 0 | no kind planet",
                "language:\"???\" | 0 | a language is a code",
                "host:state.gov | 4 | there is no filter host:",
                "NATO AND (Russia WITHIN 24h) | 17 | WITHIN looks at several releases and stands outermost",
                "NATO AND COUNT >= 3 OF (Russia) WITHIN 24h | 9 | COUNT looks at several releases",
                "(NATO AND Russia) WITHIN 24h AND Iran | 29 | expected the end before AND",
                "(NATO AND Russia) WITHIN 24 | 25 | expected a time such as 90m, 24h or 14d before 24",
                "(NATO AND Russia) WITHIN 0h | 25 | from 1m to 400d",
                "(NATO AND Russia) WITHIN 99999999d | 25 | from 1m to 400d",
                "(NATO AND Russia) within 24h | 18 | upper case: WITHIN",
                "(NATO OR NOT Russia) WITHIN 24h | 9 | NOT needs something beside it",
                "(NATO AND (Russia OR NOT Belarus)) WITHIN 24h | 35 | WITHIN takes NOT and filters beside an actor",
                "(NATO AND (Russia OR source:x)) WITHIN 24h | 32 | WITHIN takes NOT and filters beside an actor",
                "COUNT 3 OF (NATO) WITHIN 24h | 6 | expected >= before 3",
                "COUNT >= 0 OF (NATO) WITHIN 24h | 9 | from 1 to 1000",
                "COUNT >= 3 (NATO) WITHIN 24h | 11 | expected OF before (",
                "COUNT >= 3 OF (NATO) | 20 | expected WITHIN; the expression ends here",
                "FIRST (NATO) WITHIN 90d | 13 | WITHIN looks at several releases",
                "FIRST (NOT NATO) IN 90d | 7 | NOT needs something beside it",
                "SPIKE 3 (NATO) WITHIN 1d OVER 14d | 6 | expected a factor such as 3x before 3",
                "SPIKE 1x (NATO) WITHIN 1d OVER 14d | 6 | above 1, at most 100",
                "SPIKE 2.55x (NATO) WITHIN 1d OVER 14d | 6 | with one decimal",
                "SPIKE 3x (NATO) WITHIN 1d | 25 | expected OVER; the expression ends here",
                "SPIKE 3x (NATO) WITHIN 1d OVER 24h | 31 | needs 2d or more",
            })
    void aMistakeIsToldWithItsPlaceAndWhatWasExpected(String expression, int position, String detail) {
        RuleException failure = catchThrowableOfType(RuleException.class, () -> parse(expression));

        assertThat(failure).as(expression).isNotNull();
        assertThat(failure.detail()).contains(detail);
        assertThat(failure.position()).isEqualTo(position);
    }

    @Test
    void whatIsTooLongTooDeepOrTooManyIsRefusedBeforeItIsParsed() {
        String depth = "(".repeat(Rules.MAX_DEPTH + 1) + "NATO" + ")".repeat(Rules.MAX_DEPTH + 1);
        String negations = "NATO AND " + "NOT ".repeat(Rules.MAX_DEPTH + 1) + "Russia";
        String terms = "NATO" + " OR NATO".repeat(Rules.MAX_TERMS);
        String length = "NATO" + " ".repeat(Rules.MAX_LENGTH);

        assertThat(failure(depth)).contains("nested deeper");
        assertThat(failure(negations)).contains("nested deeper");
        assertThat(failure(terms)).contains("at most " + Rules.MAX_TERMS);
        assertThat(failure(length)).contains("at most " + Rules.MAX_LENGTH);
    }

    private static String failure(String expression) {
        return catchThrowableOfType(RuleException.class, () -> parse(expression))
                .detail();
    }

    private static ParsedRule parse(String expression) throws RuleException {
        return Rules.parse(expression == null ? "" : expression, TestVocabulary.INSTANCE);
    }
}
