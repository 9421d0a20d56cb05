package io.wirewatch.core.entities;

import io.wirewatch.core.release.Sentence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Learns the weights of {@link NameRecogniser}: a linear-chain conditional random field by stochastic gradients with AdaGrad's
 * steps (Duchi, Hazan and Singer 2011). The same texts in the same order with the same seed give the same model. In this
 * package because what the engine looks at is nobody else's business.
 */
public final class NameTrainer {
    private static final int TAGS = NameTags.ALL;
    private static final int NAMES = NameTags.NAMES;
    private static final double STEP = 0.15;
    private static final double SMOOTH = 1e-6;
    private static final double DECAY = 2e-6;
    /** Weights of so few steps of a byte are left out: they change next to nothing, and a file of zeros packs well. */
    private static final int QUIET = 1;

    private static final int FIRST_LEXICON = 100;
    private static final int PLACES = 3;
    private static final float CALM = 0.002f;

    private final int leastCount;
    private final Random random;
    private FeatureTable table = new FeatureTable(1 << 16);
    private float[] weights = {};
    private float[] squares = {};
    private final double[] pairs = new double[TAGS * TAGS];
    private final double[] pairSquares = new double[TAGS * TAGS];
    private final List<Example> examples = new ArrayList<>();
    private final List<Lexicon> lexicons = new ArrayList<>();
    /** Features that say which word a token is. */
    private BitSet identity = new BitSet();
    /** Features of what was found elsewhere in the text. */
    private BitSet opinions = new BitSet();

    /** Features of the open tokens of a text, and their tags; where runs begin, and the features of each token. */
    private record Example(float weight, int[] runs, int[] starts, int[] features, byte[] tags) {}

    /**
     * @param leastCount how often a feature must occur to get a weight
     * @param seed of the order of texts
     */
    public NameTrainer(int leastCount, long seed) {
        this.leastCount = leastCount;
        this.random = new Random(seed);
    }

    /**
     * Adds a text to learn from.
     *
     * @param names those in the text, apart from each other
     * @param weight how much it counts
     * @param first an engine that has not seen the text, for what is found elsewhere in it; or null
     */
    public void add(
            String text, List<Sentence> sentences, List<EntitySpan> names, double weight, NameRecogniser first) {
        NameTokens tokens = NameTokens.of(text, sentences);
        NameFeatures features = new NameFeatures(tokens);
        if (first != null) {
            features.opinion(first.tags(tokens, features));
        }
        byte[] tags = tags(tokens, names);
        int open = 0;
        for (int i = 0; i < tokens.count; i++) {
            open += tokens.open[i] ? 1 : 0;
        }
        int[] starts = new int[open + 1];
        int[] runs = new int[open + 1];
        byte[] kept = new byte[open];
        int[] all = new int[open * 64];
        int[] keys = new int[NameFeatures.MOST];
        int at = 0;
        int runCount = 0;
        for (int i = 0; i < tokens.count; i++) {
            if (!tokens.open[i]) {
                continue;
            }
            if (features.runStart(i) == i) {
                runs[runCount++] = at;
            }
            int count = features.of(i, keys);
            for (int j = 0; j < count; j++) {
                all[starts[at] + j] = table.add(keys[j]);
            }
            for (int j = 0; j < NameFeatures.IDENTITY; j++) {
                identity.set(all[starts[at] + j]);
            }
            for (int j = features.mute(); j < count; j++) {
                opinions.set(all[starts[at] + j]);
            }
            int end = addLexicons(tokens, i, all, starts[at] + count);
            kept[at] = tags[i];
            at++;
            starts[at] = end;
        }
        runs[runCount] = at;
        examples.add(new Example(
                (float) weight, Arrays.copyOf(runs, runCount + 1), starts, Arrays.copyOf(all, starts[at]), kept));
    }

    /**
     * Gives words that are alike one weight together, beside their own. It is written into the weights of each of these words,
     * so that the engine needs no list. To be called before the first text.
     *
     * @param words single words of a kind of name; those that texts have mostly in lower case are left out
     * @param beside whether it tells something of the words before and behind too
     */
    public void lexicon(Collection<String> words, boolean beside) {
        int[] hashes =
                words.stream().mapToInt(NameTokens::hash).distinct().sorted().toArray();
        lexicons.add(new Lexicon(FIRST_LEXICON + PLACES * lexicons.size(), hashes, beside));
    }

    private int addLexicons(NameTokens tokens, int token, int[] features, int at) {
        int end = at;
        for (Lexicon lexicon : lexicons) {
            if (lexicon.has(tokens.lowers[token])) {
                features[end++] = table.add(lexicon.key(0));
            }
            if (lexicon.beside() && tokens.sameSentence(token, token - 1) && lexicon.has(tokens.lowers[token - 1])) {
                features[end++] = table.add(lexicon.key(1));
            }
            if (lexicon.beside() && tokens.sameSentence(token, token + 1) && lexicon.has(tokens.lowers[token + 1])) {
                features[end++] = table.add(lexicon.key(2));
            }
        }
        return end;
    }

    /** Tags of tokens; a name that holds a token which cannot be of one becomes its parts. */
    private static byte[] tags(NameTokens tokens, List<EntitySpan> names) {
        byte[] tags = new byte[tokens.count];
        int i = 0;
        for (EntitySpan name : names) {
            while (i < tokens.count && tokens.starts[i] < name.start()) {
                i++;
            }
            while (i < tokens.count && tokens.starts[i] < name.end()) {
                int first = i;
                while (i < tokens.count
                        && tokens.starts[i] < name.end()
                        && tokens.open[i]
                        && tokens.sameSentence(first, i)) {
                    i++;
                }
                setTags(tags, first, i, name.kind());
                if (first == i) {
                    i++;
                }
            }
        }
        return tags;
    }

    private static void setTags(byte[] tags, int first, int end, EntityKind kind) {
        for (int i = first; i < end; i++) {
            int place = end - first == 1
                    ? NameTags.ONLY
                    : i == first ? NameTags.FIRST : i == end - 1 ? NameTags.LAST : NameTags.INNER;
            tags[i] = (byte) NameTags.of(kind, place);
        }
    }

    /** Leaves out the features that occur too rarely; no text can be added afterwards. */
    public void close() {
        int[] counts = new int[table.size()];
        for (Example example : examples) {
            for (int feature : example.features) {
                counts[feature] += example.weight > 1 ? 2 : 1;
            }
        }
        boolean[] kept = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            kept[i] = counts[i] >= leastCount;
        }
        weights = new float[0];
        keep(kept);
    }

    private void keep(boolean[] kept) {
        int[] keys = table.byNumber();
        int[] renumbered = new int[keys.length];
        FeatureTable smaller = new FeatureTable(1 << 16);
        BitSet identityKept = new BitSet();
        BitSet opinionsKept = new BitSet();
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            renumbered[i] = kept[i] ? smaller.add(keys[i]) : -1;
            if (kept[i]) {
                identityKept.set(renumbered[i], identity.get(i));
                opinionsKept.set(renumbered[i], opinions.get(i));
            }
            count += kept[i] ? 1 : 0;
        }
        float[] newWeights = new float[count * NAMES];
        float[] newSquares = new float[count * NAMES];
        if (weights.length > 0) {
            for (int i = 0; i < keys.length; i++) {
                if (kept[i]) {
                    System.arraycopy(weights, i * NAMES, newWeights, renumbered[i] * NAMES, NAMES);
                    System.arraycopy(squares, i * NAMES, newSquares, renumbered[i] * NAMES, NAMES);
                }
            }
        }
        weights = newWeights;
        squares = newSquares;
        table = smaller;
        identity = identityKept;
        opinions = opinionsKept;
        for (int e = 0; e < examples.size(); e++) {
            examples.set(e, renumber(examples.get(e), renumbered));
        }
    }

    private static Example renumber(Example example, int[] renumbered) {
        int[] features = new int[example.features.length];
        int[] starts = new int[example.starts.length];
        int at = 0;
        for (int i = 0; i + 1 < starts.length; i++) {
            for (int j = example.starts[i]; j < example.starts[i + 1]; j++) {
                if (renumbered[example.features[j]] >= 0) {
                    features[at++] = renumbered[example.features[j]];
                }
            }
            starts[i + 1] = at;
        }
        return new Example(example.weight, example.runs, starts, Arrays.copyOf(features, at), example.tags);
    }

    /** Keeps the features with the largest weights. */
    public void prune(int most) {
        if (table.size() <= most) {
            return;
        }
        float[] sizes = new float[table.size()];
        for (int i = 0; i < sizes.length; i++) {
            for (int tag = 0; tag < NAMES; tag++) {
                sizes[i] = Math.max(sizes[i], Math.abs(weights[i * NAMES + tag]));
            }
        }
        float[] sorted = sizes.clone();
        Arrays.sort(sorted);
        float least = sorted[sorted.length - most];
        boolean[] kept = new boolean[sizes.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = sizes[i] >= least;
        }
        for (Lexicon lexicon : lexicons) {
            for (int place = 0; place < PLACES; place++) {
                if (table.number(lexicon.key(place)) >= 0) {
                    kept[table.number(lexicon.key(place))] = true;
                }
            }
        }
        keep(kept);
    }

    /**
     * How often a token is learnt from without telling which word it is, so that spelling and surroundings get weights that
     * hold for words never seen.
     */
    public void blindness(double share) {
        blindness = (float) share;
    }

    /** Goes over all texts once, in a new order. Returns the mean log-likelihood of a token that may be of a name. */
    public double pass(double rate) {
        int[] order = new int[examples.size()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        double likelihood = 0;
        long tokens = 0;
        for (int number : order) {
            Example example = examples.get(number);
            // The engine has two looks at a text: at the first nothing is found yet.
            muted = random.nextBoolean();
            for (int run = 0; run + 1 < example.runs.length; run++) {
                likelihood += learn(example, example.runs[run], example.runs[run + 1], rate * STEP);
            }
            tokens += example.tags.length;
        }
        return likelihood / Math.max(1, tokens);
    }

    private final TagLattice lattice = new TagLattice();
    private final double[] pairGradient = new double[TAGS * TAGS];
    private final float[] gradient = new float[TAGS];

    private double learn(Example example, int start, int end, double step) {
        int length = end - start;
        lattice.open(length, pairs);
        if (blind.length < length) {
            blind = new boolean[length];
        }
        double score = 0;
        double logScale = 0;
        int before = NameTags.OUTSIDE;
        for (int i = 0; i < length; i++) {
            logScale += emit(example, start + i, i);
            int tag = example.tags[start + i];
            score += Math.log(lattice.emission[i * TAGS + tag]) + pairs[before * TAGS + tag];
            before = tag;
        }
        score += logScale + pairs[before * TAGS + NameTags.OUTSIDE];
        double total = logScale + lattice.sum(length);
        Arrays.fill(pairGradient, 0);
        before = NameTags.OUTSIDE;
        for (int i = 0; i < length; i++) {
            int tag = example.tags[start + i];
            pairGradient[before * TAGS + tag] += 1;
            for (int b = 0; b < TAGS; b++) {
                double reach = i == 0 ? (b == 0 ? 1 : 0) : lattice.forward[(i - 1) * TAGS + b];
                if (reach == 0) {
                    continue;
                }
                for (int t = 0; t < TAGS; t++) {
                    pairGradient[b * TAGS + t] -= reach
                            * lattice.pairs[b * TAGS + t]
                            * lattice.emission[i * TAGS + t]
                            * lattice.backward[i * TAGS + t]
                            / lattice.scales[i];
                }
            }
            float most = 0;
            for (int t = 0; t < TAGS; t++) {
                gradient[t] =
                        (float) ((t == tag ? 1 : 0) - lattice.forward[i * TAGS + t] * lattice.backward[i * TAGS + t]);
                most = Math.max(most, Math.abs(gradient[t]));
            }
            if (most > CALM) {
                update(example, start + i, step, blind[i]);
            }
            before = tag;
        }
        pairGradient[before * TAGS] += 1;
        for (int b = 0; b < TAGS; b++) {
            pairGradient[b * TAGS] -=
                    lattice.forward[(length - 1) * TAGS + b] * lattice.backward[(length - 1) * TAGS + b];
        }
        for (int i = 0; i < TAGS * TAGS; i++) {
            double g = pairGradient[i] * example.weight;
            if (g != 0 && NameTags.mayFollow(i / TAGS, i % TAGS)) {
                pairSquares[i] += g * g;
                pairs[i] += step * g / Math.sqrt(pairSquares[i] + SMOOTH);
            }
        }
        return score - total;
    }

    private boolean isLeftOut(int feature, boolean isBlind) {
        return isBlind && identity.get(feature) || muted && opinions.get(feature);
    }

    private boolean muted;
    private boolean[] blind = {};
    private float blindness;

    /** Sets the exponentials of a token's scores less their greatest, which it returns. */
    private double emit(Example example, int token, int i) {
        int base = i * TAGS;
        lattice.clear(i);
        blind[i] = random.nextFloat() < blindness;
        for (int j = example.starts[token]; j < example.starts[token + 1]; j++) {
            int row = example.features[j] * NAMES;
            if (isLeftOut(example.features[j], blind[i])) {
                continue;
            }
            for (int tag = 0; tag < NAMES; tag++) {
                lattice.emission[base + 1 + tag] += weights[row + tag];
            }
        }
        return lattice.normalise(i);
    }

    private void update(Example example, int token, double step, boolean isBlind) {
        for (int tag = 0; tag < NAMES; tag++) {
            gradient[tag] = gradient[tag + 1] * example.weight;
        }
        for (int j = example.starts[token]; j < example.starts[token + 1]; j++) {
            int row = example.features[j] * NAMES;
            if (isLeftOut(example.features[j], isBlind)) {
                continue;
            }
            for (int tag = 0; tag < NAMES; tag++) {
                float g = (float) (gradient[tag] - DECAY * weights[row + tag]);
                float square = squares[row + tag] + g * g;
                squares[row + tag] = square;
                weights[row + tag] += (float) (step * g / Math.sqrt(square + SMOOTH));
            }
        }
    }

    /** How many features have weights. */
    public int features() {
        return table.size();
    }

    /** The engine as it is now, by way of its file. */
    public NameRecogniser recogniser(String name) {
        try {
            return NameRecogniser.read(new ByteArrayInputStream(file(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of the model as it is now. */
    public byte[] file(String name) {
        Map<Integer, float[]> rows = rows();
        int[] sorted = rows.keySet().stream()
                .sorted(Integer::compareUnsigned)
                .mapToInt(Integer::intValue)
                .toArray();
        float scale = scale();
        int[] keys = new int[sorted.length];
        byte[] bytes = new byte[sorted.length * NAMES];
        int kept = 0;
        for (int key : sorted) {
            float[] row = rows.get(key);
            boolean any = false;
            for (int tag = 0; tag < NAMES; tag++) {
                int rounded = Math.round(row[tag] * scale);
                rounded = Math.abs(rounded) <= QUIET ? 0 : rounded;
                bytes[kept * NAMES + tag] = (byte) Math.max(-127, Math.min(127, rounded));
                any |= rounded != 0;
            }
            if (any) {
                keys[kept++] = key;
            }
        }
        short[] between = new short[TAGS * TAGS];
        for (int i = 0; i < between.length; i++) {
            between[i] = (short) Math.round(Math.max(-30_000, Math.min(30_000, pairs[i] * scale)));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            NameModel.write(out, name, Arrays.copyOf(keys, kept), Arrays.copyOf(bytes, kept * NAMES), between);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Weights by feature, those that words share added to those of each word. */
    private Map<Integer, float[]> rows() {
        Map<Integer, float[]> rows = new HashMap<>();
        int[] byNumber = table.byNumber();
        for (int i = 0; i < byNumber.length; i++) {
            rows.put(byNumber[i], Arrays.copyOfRange(weights, i * NAMES, (i + 1) * NAMES));
        }
        int[] kinds = {NameFeatures.WORD, NameFeatures.WORD_BEFORE, NameFeatures.WORD_AFTER};
        for (Lexicon lexicon : lexicons) {
            for (int place = 0; place < PLACES; place++) {
                float[] shared = rows.remove(lexicon.key(place));
                if (shared != null) {
                    for (int word : lexicon.words()) {
                        float[] row =
                                rows.computeIfAbsent(NameFeatures.key(kinds[place], word), key -> new float[NAMES]);
                        for (int tag = 0; tag < NAMES; tag++) {
                            row[tag] += shared[tag];
                        }
                    }
                }
            }
        }
        return rows;
    }

    /** So that all but one weight in ten thousand fit a byte. */
    private float scale() {
        float[] sizes = new float[weights.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(weights[i]);
        }
        Arrays.sort(sizes);
        float most = sizes.length == 0 ? 1 : sizes[(int) (sizes.length * 0.9999)];
        return 127 / Math.max(most, 0.01f);
    }
}
