package io.wirewatch.core.cleaning;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights of {@link Grams} for the languages that share a script, made by {@code bench/train-languages}: a linear model whose
 * probabilities are the softmax of summed weights (multinomial logistic regression).
 *
 * <p>{@code languages.bin}, in big-endian numbers: {@code int} magic, {@code float} what a weight of 1 stands for, {@code byte} number of
 * languages and for each its UTF name and a {@code byte}, the weight that it has before a letter is read; for each of four scripts {@code byte} number of languages and as many {@code byte} indices into the
 * names; {@code int} number of runs and for each {@code int} key, {@code byte} number of weights and as many pairs of {@code byte}
 * language, {@code byte} weight.
 */
final class LanguageModel {
    static final int MAGIC = 0x57574C31;
    static final int SCRIPTS = 4;

    /** The one that comes with core. */
    static final LanguageModel BUNDLED = read();

    private final float unit;
    private final List<String> languages;
    private final byte[] first;
    private final int[][] ofScript;
    /** Open addressing: a key, and beside it where its weights begin. */
    private final int[] table;

    private final byte[] weights;

    private LanguageModel(
            float unit, List<String> languages, byte[] first, int[][] ofScript, int[] table, byte[] weights) {
        this.unit = unit;
        this.languages = languages;
        this.first = first;
        this.ofScript = ofScript;
        this.table = table;
        this.weights = weights;
    }

    List<String> languages() {
        return languages;
    }

    /**
     * Adds how likely each language of a script is for a piece of text.
     *
     * @param shares by index of {@link #languages()}: what is added to
     * @param worth what the piece counts: the probabilities add up to it
     */
    void add(CharSequence text, int from, int to, int script, double worth, double[] shares) {
        int[] scores = new int[first.length];
        for (int language = 0; language < scores.length; language++) {
            scores[language] = first[language];
        }
        addWeights(Grams.of(text, from, to), scores);
        int best = Integer.MIN_VALUE;
        for (int language : ofScript[script]) {
            best = Math.max(best, scores[language]);
        }
        double[] odds = new double[scores.length];
        double sum = 0;
        for (int language : ofScript[script]) {
            odds[language] = Math.exp((scores[language] - best) * unit);
            sum += odds[language];
        }
        for (int language : ofScript[script]) {
            shares[language] += worth * odds[language] / sum;
        }
    }

    /**
     * Adds the weights of each run that the model knows. The model is bigger than a processor's caches, and a run is anywhere in it: all are
     * found before the first is added, so that the processor waits for many of them at once.
     */
    private void addWeights(int[] keys, int[] scores) {
        int found = 0;
        int[] places = new int[keys.length];
        for (int key : keys) {
            int place = place(key);
            places[found] = place;
            found += place < 0 ? 0 : 1;
        }
        int[] counts = new int[found];
        for (int i = 0; i < found; i++) {
            counts[i] = weights[places[i]];
        }
        for (int i = 0; i < found; i++) {
            int end = places[i] + 2 * counts[i];
            for (int at = places[i] + 1; at <= end; at += 2) {
                scores[weights[at]] += weights[at + 1];
            }
        }
    }

    /** Where the weights of a run begin; -1 for one that the model does not know. */
    private int place(int key) {
        int mask = table.length / 2 - 1;
        int slot = key & mask;
        while (table[2 * slot] != key) {
            if (table[2 * slot] == 0) {
                return -1;
            }
            slot = (slot + 1) & mask;
        }
        return table[2 * slot + 1];
    }

    private static LanguageModel read() {
        try (InputStream file = LanguageModel.class.getResourceAsStream("languages.bin")) {
            return read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the model of languages that comes with core cannot be read", e);
        }
    }

    private static LanguageModel read(byte[] file) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        if (in.readInt() != MAGIC) {
            throw new IOException("languages.bin is no model of languages");
        }
        float unit = in.readFloat();
        List<String> languages = new ArrayList<>();
        byte[] first = new byte[in.readByte()];
        for (int language = 0; language < first.length; language++) {
            languages.add(in.readUTF());
            first[language] = in.readByte();
        }
        int[][] ofScript = new int[SCRIPTS][];
        for (int script = 0; script < SCRIPTS; script++) {
            ofScript[script] = new int[in.readByte()];
            for (int i = 0; i < ofScript[script].length; i++) {
                ofScript[script][i] = in.readByte();
            }
        }
        int runs = in.readInt();
        int slots = 2 * Integer.highestOneBit(2 * runs); // half of them or more stay empty
        int[] table = new int[2 * slots];
        byte[] weights = new byte[in.available() - runs * Integer.BYTES];
        int end = 0;
        for (int run = 0; run < runs; run++) {
            put(table, in.readInt(), end);
            byte count = in.readByte();
            weights[end] = count;
            in.readFully(weights, end + 1, 2 * count);
            end += 1 + 2 * count;
        }
        return new LanguageModel(unit, List.copyOf(languages), first, ofScript, table, weights);
    }

    private static void put(int[] table, int key, int at) {
        int mask = table.length / 2 - 1;
        int slot = key & mask;
        while (table[2 * slot] != 0) {
            slot = (slot + 1) & mask;
        }
        table[2 * slot] = key;
        table[2 * slot + 1] = at;
    }
}
