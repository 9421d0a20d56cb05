package io.wirewatch.core.catalogue;

import io.wirewatch.core.extraction.ActorAlias;
import io.wirewatch.core.extraction.ActorAlias.CaseRule;
import io.wirewatch.core.extraction.ActorAlias.Form;
import io.wirewatch.core.extraction.Strength;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An alias as the files write it: {@code [~][=|^|*]text[ <company, company>]}. {@code ~} makes it weak, {@code =} exact,
 * {@code ^} an acronym that is also written as a word, {@code *} a name that is also a common word of English; without a
 * mark an alias in capitals is exact and in any other the capitals are capitals in the text too.
 */
record AliasText(String text, boolean weak, char mark, List<String> needs) {
    private static final char NO_MARK = ' ';
    private static final char EXACT = '=';
    private static final char SPOKEN = '^';
    private static final char COMMON = '*';
    private static final String MARKS = "" + EXACT + SPOKEN + COMMON;

    /** The aliases of a list separated by semicolons. */
    static Stream<AliasText> list(String items) {
        return Stream.of(items.split(";"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(AliasText::of);
    }

    static AliasText of(String item) {
        boolean weak = item.startsWith("~");
        String rest = weak ? item.substring(1) : item;
        char mark = MARKS.indexOf(rest.charAt(0)) >= 0 ? rest.charAt(0) : NO_MARK;
        rest = mark == NO_MARK ? rest : rest.substring(1);
        int needs = rest.indexOf(" <");
        if (needs < 0) {
            return new AliasText(rest.strip(), weak, mark, List.of());
        }
        String company = rest.substring(needs + 2, rest.lastIndexOf('>'));
        return new AliasText(rest.substring(0, needs).strip(), weak, mark, List.of(company.split(", *")));
    }

    boolean isSpoken() {
        return mark == SPOKEN;
    }

    AliasText asWeak() {
        return new AliasText(text, true, mark, needs);
    }

    /** @param language null for releases of every language */
    ActorAlias alias(Form form, String language) {
        return new ActorAlias(
                text, weak ? Strength.WEAK : Strength.STRONG, needs, List.of(), caseRule(), form, language);
    }

    private CaseRule caseRule() {
        if (mark == EXACT) {
            return CaseRule.EXACT;
        }
        if (mark == COMMON) {
            return CaseRule.PROPER;
        }
        boolean capitals = text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT));
        return mark == NO_MARK && capitals ? CaseRule.SMART : CaseRule.CAPITALISED;
    }
}
