package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineJoinerTest {
    @Test
    void joinsLinesThatWereWrappedAtAWidth() {
        assertThat(PlainText.paragraphs("""
                        The council met in the old town hall on Tuesday
                        and heard the harbour master, who had asked for
                        more pilots. Nobody spoke against it, and so it
                        was done.
                        A vote on the fees was put off until the spring.
                        """))
                .containsExactly(
                        "The council met in the old town hall on Tuesday and heard the harbour master, who had asked for more"
                                + " pilots. Nobody spoke against it, and so it was done.",
                        "A vote on the fees was put off until the spring.");
    }

    @Test
    void takesNoBreakSpacesForWhatHeldALineTogether() {
        assertThat(PlainText.paragraphs("""
                        The council met in the old town hall on Tuesday
                        and heard the harbour master, who told a
                        Union.\u00A0Nobody spoke against it, and so it was
                        done. After that they heard what the fishermen
                        \u00A0of Vestby had to say, whose pier fell in
                        1905.\u00A0 Now there is none. It was late when all
                        had been said.
                        """))
                .containsExactly(
                        "The council met in the old town hall on Tuesday and heard the harbour master, who told a"
                                + " Union. Nobody spoke against it, and so it was done. After that they heard what the fishermen"
                                + " of Vestby had to say, whose pier fell in 1905. Now there is none. It was late when all had been"
                                + " said.");
    }

    @Test
    void takesALineFullOfNamesForNoHeadlineWhereItGoesOn() {
        assertThat(PlainText.paragraphs("""
                        Mayor Ada Holm and Prime Minister Jon Berg of Kleppa met
                        today in Vestby. They spoke of the ferry and of the pier.
                        """))
                .containsExactly(
                        "Mayor Ada Holm and Prime Minister Jon Berg of Kleppa met today in Vestby. They spoke of the"
                                + " ferry and of the pier.");
        assertThat(PlainText.paragraphs("""
                        Mayor Ada Holm and Prime Minister Jon Berg spoke on
                        Tuesday about the ferry and the pier, and of much
                        else that had come up in the town hall of Vestby.
                        They will meet again.
                        """)).hasSize(1);
        assertThat(PlainText.paragraphs("""
                        Mayor Ada Holm and Prime Minister Jon Berg of Kleppa Meet
                        They spoke of the ferry and of the pier.
                        """)).hasSize(2);
    }

    @Test
    void takesEachLongLineForAParagraph() {
        String line =
                "A paragraph that its writer never wrapped goes on and on until everything has been said ".repeat(2);

        assertThat(PlainText.paragraphs("A Short Title\n  " + line + "\n   " + line))
                .hasSize(3);
    }

    @Test
    void keepsListItemsApart() {
        assertThat(PlainText.paragraphs(
                        "The Union decided:\n- to post pilots\n- to lower fees\n1. at once\n2. for good"))
                .containsExactly(
                        "The Union decided:", "- to post pilots", "- to lower fees", "1. at once", "2. for good");
    }

    @Test
    void goesOnWhereASentenceGoesOnInLowerCase() {
        assertThat(PlainText.paragraphs("The harbour\nof Vestby is open\nAnd Kleppa is not"))
                .containsExactly("The harbour of Vestby is open", "And Kleppa is not");
    }

    @Test
    void partsParagraphsAtRuledLines() {
        assertThat(PlainText.paragraphs("One thing\n-----\nAnother thing"))
                .containsExactly("One thing", "Another thing");
    }

    @Test
    void takesEveryKindOfLineBreakAndBlank() {
        assertThat(PlainText.paragraphs("One\u00A0 thing\r\n\r\nAnother\u2028\u2028third\t\tthing\u200B\f\u0085fourth"))
                .containsExactly("One thing", "Another", "third thing", "fourth");
    }

    @Test
    void composesLetters() {
        assertThat(PlainText.paragraphs("Cafe\u0301")).containsExactly("Caf\u00E9");
    }
}
