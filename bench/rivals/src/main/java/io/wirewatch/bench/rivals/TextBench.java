package io.wirewatch.bench.rivals;

import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.core.cleaning.PlainTextStages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How fast plain text is read: up to the zones of its paragraphs, and with its sentences. */
final class TextBench {
    private static final String RELEASES = "senate-press-releases-2005-2006";

    /** So many are spread over all offices and fit in memory beside everything else. */
    private static final int EVERY = 4;

    private final ArticlesPlan plan;
    private final Path corpus;
    private final Consumer<String> progress;

    TextBench(ArticlesPlan plan, Path corpus, Consumer<String> progress) {
        this.plan = plan;
        this.corpus = corpus;
        this.progress = progress;
    }

    /** Does something with a body. */
    private interface Reading {
        int read(byte[] body) throws Exception;
    }

    /** A reading of all bodies in turn; what it counts are bytes. */
    private record Reader(String name, List<byte[]> bodies, Reading reading) implements Timed {
        @Override
        public int match(int document) throws Exception {
            byte[] body = bodies.get(document);
            if (reading.read(body) < 0) {
                throw new IllegalStateException("nothing was read");
            }
            return body.length;
        }

        double megabytesPerCpuSecond(ArticlesPlan plan) throws Exception {
            Pass pass = Pass.over(this, bodies.size(), plan.time(), Integer.MAX_VALUE);
            return pass.matches() * 1e3 / pass.cpu().toNanos();
        }
    }

    /** Measures everything; the figures in Markdown. */
    String run() throws Exception {
        List<byte[]> bodies = bodies();
        OpenNlp openNlp = new OpenNlp();
        List<Reader> readers = List.of(
                new Reader("zones", bodies, body -> PlainTextStages.zones(body).size()),
                new Reader("bare", bodies, TextBench::lines),
                new Reader(
                        "sentences", bodies, body -> PlainTextStages.texts(body).size()),
                new Reader("OpenNLP", bodies, body -> openNlp.sentences(new String(body, StandardCharsets.UTF_8))));
        List<List<Double>> speeds = new ArrayList<>();
        for (Reader reader : readers) {
            progress.accept("warm-up, " + reader.name());
            Pass.over(reader, bodies.size(), plan.warmUp(), Integer.MAX_VALUE);
            speeds.add(new ArrayList<>());
        }
        for (int round = 0; round < plan.rounds(); round++) {
            progress.accept("round " + (round + 1));
            for (int i = 0; i < readers.size(); i++) {
                speeds.get(i).add(readers.get(i).megabytesPerCpuSecond(plan));
            }
        }
        return bodies.size() + " releases of " + Math.round(kilobytes(bodies) * 10) / 10.0 + " kB on average.\n\n"
                + new Table("MB a CPU-second", "Wirewatch", "beside it", "ratio", "bar")
                        .row(row(
                                "lines joined, boilerplate and zones told (beside it: decoded, parted at line breaks)",
                                "50",
                                speeds.get(0),
                                speeds.get(1)))
                        .row(row(
                                "the same with sentences (beside it: OpenNLP's sentences alone)",
                                "10",
                                speeds.get(2),
                                speeds.get(3)))
                        .markdown();
    }

    private static String[] row(String what, String bar, List<Double> own, List<Double> other) {
        return new String[] {
            what,
            Spread.of(own).text(),
            Spread.of(other).text(),
            Spread.ofRatios(own, other).text(),
            bar
        };
    }

    private static double kilobytes(List<byte[]> bodies) {
        return bodies.stream().mapToInt(body -> body.length).average().orElseThrow() / 1e3;
    }

    /** The least that can be done with a text: its lines. */
    private static int lines(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        int lines = 0;
        for (int begin = 0; begin <= text.length(); lines++) {
            int end = text.indexOf('\n', begin);
            int last = end < 0 ? text.length() : end;
            lines += text.substring(begin, last).isBlank() ? 0 : 1;
            begin = last + 1;
        }
        return lines;
    }

    private List<byte[]> bodies() throws IOException {
        try (Stream<Path> files = Files.walk(corpus.resolve(RELEASES))) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            List<byte[]> bodies = new ArrayList<>();
            for (int i = 0; i < sorted.size(); i += EVERY) {
                bodies.add(Files.readAllBytes(sorted.get(i)));
            }
            return bodies;
        }
    }
}
