package io.wirewatch.core.entities;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every engine keeps, whatever it finds. An engine's test extends it. */
public abstract class EntityRecogniserContract {
    private static final String NAMES = "Jaap de Hoop Scheffer met Sergei Ivanov in Brussels. NATO said so.";

    /** Characters that have broken tokenisers: pairs, marks, joiners, directions, halves of pairs, controls. */
    private static final String[] ODD = {
        "a",
        "Z",
        "é",
        "e\u0301",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "\u200B",
        "\u200D",
        "\u202E",
        "\u00AD",
        "\0",
        "\t",
        "\u2028",
        " ",
        "\u00A0",
        "-",
        "\u2019",
        ".",
        "漢",
        "\u0E01",
        "İ",
        "ß",
        "ﬁ",
        "\uFEFF",
        "1",
        "\u0301"
    };

    /** The engine under test. */
    protected abstract EntityRecogniser recogniser();

    /** Texts of the engine's own, in which it finds something. */
    protected List<String> texts() {
        return List.of(NAMES);
    }

    @Test
    void findsSomethingInItsOwnTexts() {
        for (String text : texts()) {
            assertThat(find(text)).as(text).isNotEmpty();
        }
    }

    @Test
    void findsNothingInNothing() {
        assertThat(recogniser().find("", List.of())).isEmpty();
        assertThat(recogniser().find("", List.of(new Sentence(0, 0)))).isEmpty();
        assertThat(find(" \n\t ")).isEmpty();
        assertThat(recogniser().find(NAMES, List.of())).isEmpty();
    }

    @Test
    void looksAtNothingOutsideTheSentences() {
        for (String text : texts()) {
            int half = text.length() / 2;
            List<Sentence> first = List.of(new Sentence(0, half));
            checkSpans(text, first, recogniser().find(text, first));
            String other = text.substring(0, half) + "x".repeat(text.length() - half);
            assertThat(recogniser().find(other, first)).isEqualTo(recogniser().find(text, first));
        }
    }

    @Test
    void survivesAnyText() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append(random.nextInt(8) == 0 ? "Sergei Ivanov" : ODD[random.nextInt(ODD.length)]);
            }
            List<Sentence> sentences = anyCuts(text.length(), random);
            checkSpans(text.toString(), sentences, recogniser().find(text.toString(), sentences));
        }
    }

    @Test
    void survivesALongSentenceAndALongWord() {
        String sentence = "Sergei Ivanov and ".repeat(5_000);
        checkSpans(sentence, whole(sentence), find(sentence));
        String word = "A".repeat(100_000);
        checkSpans(word, whole(word), find(word));
    }

    @Test
    void givesTheSameAnswerOnAllThreads() throws Exception {
        List<EntitySpan> expected = find(NAMES);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<List<EntitySpan>>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String text = i % 2 == 0 ? NAMES : "nobody. " + NAMES.repeat(1 + i % 5);
                calls.add(() -> text.equals(NAMES) ? find(text) : checked(text));
            }
            List<Future<List<EntitySpan>>> answers = threads.invokeAll(calls);
            for (int i = 0; i < answers.size(); i += 2) {
                assertThat(answers.get(i).get()).isEqualTo(expected);
            }
            for (Future<List<EntitySpan>> answer : answers) {
                assertThat(answer.get()).isNotNull();
            }
        }
    }

    private List<EntitySpan> checked(String text) {
        List<EntitySpan> spans = find(text);
        checkSpans(text, whole(text), spans);
        return spans;
    }

    private List<EntitySpan> find(String text) {
        return recogniser().find(text, whole(text));
    }

    private static List<Sentence> whole(String text) {
        return List.of(new Sentence(0, text.length()));
    }

    private static List<Sentence> anyCuts(int length, Random random) {
        List<Sentence> sentences = new ArrayList<>();
        int at = 0;
        while (at < length) {
            int start = at + random.nextInt(3);
            int end = start + 1 + random.nextInt(20);
            if (end > length) {
                break;
            }
            sentences.add(new Sentence(start, end));
            at = end;
        }
        return sentences;
    }

    private static void checkSpans(String text, List<Sentence> sentences, List<EntitySpan> spans) {
        int end = 0;
        for (EntitySpan span : spans) {
            assertThat(span.start()).isGreaterThanOrEqualTo(end);
            assertThat(span.end()).isGreaterThan(span.start());
            assertThat(sentences)
                    .anyMatch(sentence -> sentence.start() <= span.start() && span.end() <= sentence.end());
            assertThat(Character.isWhitespace(text.codePointAt(span.start()))).isFalse();
            assertThat(Character.isWhitespace(text.codePointBefore(span.end()))).isFalse();
            assertThat(splitsPair(text, span.start())).isFalse();
            assertThat(splitsPair(text, span.end())).isFalse();
            end = span.end();
        }
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }
}
