package io.wirewatch.engines.onnx;

import ai.onnxruntime.OrtEnvironment;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.release.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Finds names with a token classifier in ONNX form. A word has the label of its first sub-word, as such models are trained.
 * What is longer than the model's longest input is read in windows that overlap. A call works in the caller's thread, and in
 * as many others as it was loaded with, less one.
 */
public final class OnnxRecogniser implements EntityRecogniser {
    private static final String MODEL = "model.onnx";
    private static final String CONFIG = "config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String TOKENIZER_CONFIG = "tokenizer_config.json";

    /** Sub-words that neighbouring windows share, or a quarter of a window where that is less. */
    private static final int OVERLAP = 64;

    /** Sub-words, padding included, that the network works on at a time: bounds its memory. */
    private static final int BATCH = 2048;

    /** UTF-16 code units that are cut into sub-words at a time: bounds the tokeniser's memory. Longer sentences are cut at a space. */
    private static final int PART = 50_000;

    private final String name;
    private final ModelConfig config;
    private final Subwords subwords;
    private final Classifier classifier;
    private final int room;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxRecogniser(String name, ModelConfig config, Subwords subwords, Classifier classifier) {
        this.name = name;
        this.config = config;
        this.subwords = subwords;
        this.classifier = classifier;
        this.room = config.limit() - subwords.before().length - subwords.after().length;
    }

    /** As {@link #load(Path, int)}, with one thread a call. */
    public static OnnxRecogniser load(Path folder) throws IOException {
        return load(folder, 1);
    }

    /**
     * Loads a model as optimum exports it, and reads a word with it.
     *
     * @param folder with {@code model.onnx}, {@code config.json}, {@code tokenizer.json} and, if the model has one,
     *     {@code tokenizer_config.json}
     * @param threads threads that work on one call, 1 or more
     * @throws IOException if a file is absent or damaged, if the files do not fit each other or if the model's labels name
     *     neither people nor organisations nor places; the message says what to do
     */
    public static OnnxRecogniser load(Path folder, int threads) throws IOException {
        requireFiles(folder);
        ModelConfig config = ModelConfig.load(folder.resolve(CONFIG), folder.resolve(TOKENIZER_CONFIG));
        Subwords subwords = Subwords.load(folder.resolve(TOKENIZER));
        Classifier classifier = null;
        try {
            Path model = folder.resolve(MODEL);
            classifier = Classifier.load(model, config, threads);
            OnnxRecogniser recogniser = new OnnxRecogniser(name(folder), config, subwords, classifier);
            recogniser.tryOut(folder);
            return recogniser;
        } catch (IOException e) {
            if (classifier != null) {
                classifier.close();
            }
            subwords.close();
            throw e;
        }
    }

    private static void requireFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder.toAbsolutePath()
                    + ": WIREWATCH_ENTITIES_MODEL must name the folder of an exported model (engines/onnx/README.md)");
        }
        List<String> absent = Stream.of(MODEL, CONFIG, TOKENIZER)
                .filter(file -> !Files.isRegularFile(folder.resolve(file)))
                .toList();
        if (!absent.isEmpty()) {
            throw new IOException("the folder " + folder.toAbsolutePath() + " lacks " + String.join(" and ", absent)
                    + ": optimum-cli export onnx --task token-classification writes them (engines/onnx/README.md)");
        }
    }

    private static String name(Path folder) {
        return "onnx " + folder.toAbsolutePath().normalize().getFileName() + " on ONNX Runtime "
                + OrtEnvironment.getEnvironment().getVersion();
    }

    private void tryOut(Path folder) throws IOException {
        if (room < 1) {
            throw new IOException("the longest input of the model in " + folder.toAbsolutePath() + ", " + config.limit()
                    + " tokens, has no room for text: correct max_position_embeddings in " + CONFIG
                    + " or model_max_length in " + TOKENIZER_CONFIG);
        }
        List<Word> words = subwords.read("Europe", 0, "Europe".length(), room);
        classifier.tryOut(input(words, 0, Math.min(1, words.size())), folder.resolve(MODEL));
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * @throws IllegalStateException if it is closed
     */
    @Override
    public List<EntitySpan> find(String text, List<Sentence> sentences) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(name + " is closed");
            }
            return read(text, sentences);
        } finally {
            open.readLock().unlock();
        }
    }

    /** Waits for the calls that are under way. */
    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                classifier.close();
                subwords.close();
            }
        } finally {
            open.writeLock().unlock();
        }
    }

    private List<EntitySpan> read(String text, List<Sentence> sentences) {
        List<EntitySpan> names = new ArrayList<>();
        List<Passage> passages = new ArrayList<>();
        int units = 0;
        for (Sentence part : parts(text, sentences)) {
            List<Word> words = subwords.read(text, part.start(), part.end(), room);
            passages.add(new Passage(words, new Label[words.size()]));
            units += part.end() - part.start();
            if (units >= PART) {
                finish(text, passages, names);
                units = 0;
            }
        }
        finish(text, passages, names);
        return names;
    }

    /** Labels what has been gathered and makes names of it. */
    private void finish(String text, List<Passage> passages, List<EntitySpan> names) {
        List<Piece> pieces = new ArrayList<>();
        for (Passage passage : passages) {
            for (Window window : Window.over(passage.words(), room, Math.min(OVERLAP, room / 4))) {
                pieces.add(new Piece(passage, window, input(passage.words(), window.first(), window.end())));
            }
        }
        // Those of one length together leave little to fill up.
        pieces.sort(Comparator.comparingInt(piece -> piece.input().length));
        int from = 0;
        for (int to = 1; to <= pieces.size(); to++) {
            if (to == pieces.size() || (to - from + 1) * pieces.get(to).input().length > BATCH) {
                label(pieces.subList(from, to));
                from = to;
            }
        }
        for (Passage passage : passages) {
            names.addAll(Decoder.names(text, passage.words(), passage.labels()));
        }
        passages.clear();
    }

    private void label(List<Piece> batch) {
        int[][] best = classifier.label(batch.stream().map(Piece::input).toList());
        for (int row = 0; row < best.length; row++) {
            Passage passage = batch.get(row).passage();
            Window window = batch.get(row).window();
            int token = subwords.before().length;
            for (int word = window.first(); word < window.end(); word++) {
                if (word >= window.keepFrom() && word < window.keepTo()) {
                    passage.labels()[word] = config.labels()[best[row][token]];
                }
                token += passage.words().get(word).tokens().length;
            }
        }
    }

    private long[] input(List<Word> words, int first, int end) {
        long[] before = subwords.before();
        long[] after = subwords.after();
        long[] input = Arrays.copyOf(before, config.limit());
        int at = before.length;
        for (Word word : words.subList(first, end)) {
            System.arraycopy(word.tokens(), 0, input, at, word.tokens().length);
            at += word.tokens().length;
        }
        System.arraycopy(after, 0, input, at, after.length);
        return Arrays.copyOf(input, at + after.length);
    }

    private static List<Sentence> parts(String text, List<Sentence> sentences) {
        List<Sentence> parts = new ArrayList<>();
        for (Sentence sentence : sentences) {
            int start = sentence.start();
            while (sentence.end() - start > PART) {
                int end = cut(text, start, start + PART);
                parts.add(new Sentence(start, end));
                start = end;
            }
            if (start < sentence.end()) {
                parts.add(new Sentence(start, sentence.end()));
            }
        }
        return parts;
    }

    /** After the last space before the limit, else there, but not inside a surrogate pair. */
    private static int cut(String text, int start, int limit) {
        for (int end = limit; end > start; end--) {
            if (Character.isWhitespace(text.charAt(end - 1))) {
                return end;
            }
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    /** A part of the text, and what each of its words is. */
    private record Passage(List<Word> words, Label[] labels) {}

    /** A window of a passage as the network is given it. */
    private record Piece(Passage passage, Window window, long[] input) {}
}
