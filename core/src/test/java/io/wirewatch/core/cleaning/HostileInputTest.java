package io.wirewatch.core.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.RawRelease;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is built to cost a parser dear costs no more than its length: four times the input, about four times the work. */
class HostileInputTest {
    private static final String END =
            "<p>The harbour council of Vestby opened its new customs pier, and nobody stayed at home.</p>";
    private static final String PROSE =
            "The harbour council of Vestby opened its new customs pier, and nobody stayed at home on that day, or on the next one.";
    private static final int SMALL = 40_000;
    private static final int FACTOR = 4;
    private static final long NOISE = 150_000_000L;
    private static final int RUNS = 3;

    static final List<String> PIECES = List.of(
            "<div>",
            "<b>",
            "<b><p>",
            "<table><tr><td>",
            "<ul><li>",
            "<a href=x>",
            "<font><div>",
            "<div></p>",
            "<!--",
            "<svg><g>",
            "<p a=b ",
            "<br>",
            "<select><option>",
            "&amp;",
            "<span class='share ad'>x</span>",
            "\u0301",
            "(begin text)\n\n",
            "(end text) a ",
            "<h1>a</h1>",
            "<time datetime=x>",
            "<meta content=x name=date>",
            "a.",
            "A. ",
            "((",
            "<section hidden>",
            "Mr. ",
            "1. ",
            "a|",
            "\n",
            "a\n",
            "\t",
            "1999-",
            "May 1 ",
            "\" ",
            "<pre>a\n",
            "<header>",
            "###\n",
            "---\na\n",
            "\f",
            "FOR IMMEDIATE RELEASE\n\nA\n\n",
            "###\nFOR IMMEDIATE RELEASE\nNew Pier\n\n",
            "Subject: a\nFrom: b\n\n",
            "1. New Customs Pier Opens\n",
            "New Pier\n\nVESTBY, May 3, 2005 - ",
            "Contact: a\n\n",
            "<article><h2>a</h2>",
            "<div class=post>",
            "<div class=hentry><p>" + PROSE,
            "<article><h2>Pier <a href=/a></a></h2><p>3 May 2012</p><p>" + PROSE + "</p><p>" + PROSE + "</p></article>",
            "<article><time class=published datetime=x><h2>Pier");

    @ParameterizedTest
    @FieldSource("PIECES")
    void costsNoMoreThanItsLength(String piece) {
        work(piece, SMALL * FACTOR); // warms up
        long small = least(piece, SMALL);
        long large = least(piece, SMALL * FACTOR);

        assertThat(large).isLessThan(3 * FACTOR * Math.max(small, NOISE / FACTOR));
    }

    /** The least of some runs: code that is compiled anew, or memory that the system hands out, now and then adds to one. */
    private static long least(String piece, int length) {
        return IntStream.range(0, RUNS)
                .mapToLong(run -> work(piece, length))
                .min()
                .orElseThrow();
    }

    /** CPU time of this thread, in nanoseconds, for the text as HTML and as plain text. */
    private static long work(String piece, int length) {
        String text = piece.repeat(length / piece.length()) + END;
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        clean(Raw.html(text));
        clean(Raw.text(text));
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    }

    private static void clean(RawRelease raw) {
        try {
            assertThat(new Cleaner().clean(raw).carrier()).isNotNull();
        } catch (RefusedReleaseException e) {
            assertThat(e.reason()).isEqualTo("no-text");
        }
    }
}
