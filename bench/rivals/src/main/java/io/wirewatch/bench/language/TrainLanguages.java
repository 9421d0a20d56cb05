package io.wirewatch.bench.language;

import io.wirewatch.core.cleaning.Grams;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/**
 * Trains the model that tells languages: weights begin with Lingua's frequencies and are then taught by sentences, cut into
 * pieces of two to eight words, as headlines are. The same input gives the same file.
 */
public final class TrainLanguages {
    /** Runs that are rarer in every language are left out. */
    private static final double KEPT = 3e-5;
    /** Runs with the edge of a word, which Lingua does not count, are known from sentences: this often at least. */
    private static final int KEPT_EDGES = 5;

    private static final int EPOCHS = 6;
    /** What a stored weight of 1 stands for. */
    private static final float UNIT = 0.02f;
    /** Smaller stored weights are left out. */
    private static final int LEAST_WEIGHT = 4;

    private static final int MAGIC = 0x57574C31;

    private final LinguaTables tables;
    private final Path sentences;
    private final Random random = new Random(5);

    private TrainLanguages(LinguaTables tables, Path sentences) {
        this.tables = tables;
        this.sentences = sentences;
    }

    /** @param args Lingua's jar, its folder {@code language-testdata}, the file to write */
    public static void main(String[] args) throws IOException {
        try (ZipFile jar = new ZipFile(args[0])) {
            TrainLanguages training = new TrainLanguages(new LinguaTables(jar), Path.of(args[1]));
            List<LinearModel> models = new ArrayList<>();
            for (Taught taught : Taught.ALL) {
                models.add(training.train(taught));
            }
            write(models, Path.of(args[2]));
        }
    }

    private LinearModel train(Taught taught) throws IOException {
        LinearModel model = new LinearModel(taught.languages());
        Map<String, Map<String, Double>> runs = new TreeMap<>();
        for (String language : taught.languages()) {
            runs.put(language, tables.read(language, taught.script()));
        }
        runs.values()
                .forEach(of -> of.forEach((run, share) -> {
                    if (share >= KEPT) {
                        model.know(Grams.key(run));
                    }
                }));
        runs.forEach((language, of) -> of.forEach((run, share) -> model.begin(run, language, share)));
        List<Text> texts = texts(taught);
        edges(texts).forEach((key, count) -> {
            if (count >= KEPT_EDGES) {
                model.know(key);
            }
        });
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            Collections.shuffle(texts, random);
            System.out.printf("%s, epoch %d: loss %.4f%n", taught.script(), epoch, epoch(model, texts));
        }
        return model;
    }

    private double epoch(LinearModel model, List<Text> texts) {
        double loss = 0;
        int pieces = 0;
        for (Text text : texts) {
            String[] words = text.words().split(" ");
            int next;
            for (int from = 0; from < words.length; from = next) {
                next = Math.min(words.length, from + 2 + random.nextInt(7));
                loss += model.learn(String.join(" ", Arrays.copyOfRange(words, from, next)), text.language());
                pieces++;
            }
        }
        return loss / pieces;
    }

    /** Every seventh sentence is left for checks. */
    private List<Text> texts(Taught taught) throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String language : taught.languages()) {
            boolean toLatin = language.equals("sr") && taught.script() == UnicodeScript.LATIN;
            for (String source : Taught.sources(language)) {
                for (String kind : List.of("sentences", "single-words", "word-pairs")) {
                    List<String> lines =
                            Files.readAllLines(sentences.resolve(kind).resolve(source + ".txt"));
                    for (int i = 0; i < lines.size(); i++) {
                        if (i % 7 != 0 || !kind.equals("sentences")) {
                            String line = lines.get(i).strip();
                            texts.add(new Text(language, toLatin ? LinguaTables.TO_LATIN.transliterate(line) : line));
                        }
                    }
                }
            }
        }
        return texts;
    }

    private static Map<Integer, Integer> edges(List<Text> texts) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Text text : texts) {
            for (int key : Grams.of(text.words(), 0, text.words().length())) {
                counts.merge(key, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static void write(List<LinearModel> models, Path file) throws IOException {
        List<String> names = models.stream()
                .flatMap(model -> model.languages.stream())
                .distinct()
                .toList();
        Map<Integer, byte[]> runs = new TreeMap<>();
        for (LinearModel model : models) {
            model.weights().forEach((key, weights) -> {
                byte[] stored = stored(model, weights, names);
                if (stored.length > 0) {
                    runs.putIfAbsent(key, stored);
                }
            });
        }
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(MAGIC);
            out.writeFloat(UNIT);
            out.writeByte(names.size());
            for (String name : names) {
                out.writeUTF(name);
                out.writeByte(Math.round((float) Taught.first(name) / UNIT));
            }
            for (LinearModel model : models) {
                out.writeByte(model.languages.size());
                for (String language : model.languages) {
                    out.writeByte(names.indexOf(language));
                }
            }
            out.writeInt(runs.size());
            for (Map.Entry<Integer, byte[]> run : runs.entrySet()) {
                out.writeInt(run.getKey());
                out.writeByte(run.getValue().length / 2);
                out.write(run.getValue());
            }
            System.out.printf("%d languages, %d runs, %d bytes%n", names.size(), runs.size(), out.size());
        }
    }

    private static byte[] stored(LinearModel model, float[] weights, List<String> names) {
        byte[] pairs = new byte[2 * weights.length];
        int end = 0;
        for (int i = 0; i < weights.length; i++) {
            int weight = Math.clamp(Math.round(weights[i] / UNIT), -127, 127);
            if (Math.abs(weight) >= LEAST_WEIGHT) {
                pairs[end++] = (byte) names.indexOf(model.languages.get(i));
                pairs[end++] = (byte) weight;
            }
        }
        return Arrays.copyOf(pairs, end);
    }

    private record Text(String language, String words) {}
}
