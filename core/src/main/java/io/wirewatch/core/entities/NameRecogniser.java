package io.wirewatch.core.entities;

import io.wirewatch.core.release.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds names in English by a linear-chain model over tokens that may be of a name (docs/entities.md). Its weights were
 * learnt by {@code bench/train-entities}.
 */
public final class NameRecogniser implements EntityRecogniser {
    private static final String RESOURCE = "names-en.bin";

    private final NameModel model;

    NameRecogniser(NameModel model) {
        this.model = model;
    }

    /** The engine with the model that comes with the product. */
    public static NameRecogniser english() {
        try (InputStream in = NameRecogniser.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the model of names, " + RESOURCE + ", is not on the class path");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the model of names that comes with the product cannot be read", e);
        }
    }

    /**
     * The engine with a model of one's own.
     *
     * @param in a model as {@code bench/train-entities} writes it
     * @throws IOException if it is no model, one of another version, cut short or damaged
     */
    public static NameRecogniser read(InputStream in) throws IOException {
        return new NameRecogniser(NameModel.read(in));
    }

    @Override
    public String name() {
        return "wirewatch-names " + model.name();
    }

    @Override
    public List<EntitySpan> find(String text, List<Sentence> sentences) {
        NameTokens tokens = NameTokens.of(text, sentences);
        NameFeatures features = new NameFeatures(tokens);
        features.opinion(tags(tokens, features));
        byte[] tags = tags(tokens, features);
        new NameVotes(tokens, features, tags).decide();
        return spans(tokens, tags);
    }

    /** The best tags of all tokens. */
    byte[] tags(NameTokens tokens, NameFeatures features) {
        NameDecoder decoder = new NameDecoder(model.pairs());
        byte[] tags = new byte[tokens.count];
        int[] keys = new int[NameFeatures.MOST];
        for (int i = 0; i < tokens.count; i++) {
            if (tokens.open[i]) {
                int end = features.runEnd(i);
                int[] scores = decoder.scores(end - i);
                for (int token = i; token < end; token++) {
                    model.score(keys, features.of(token, keys), scores, (token - i) * NameTags.NAMES);
                }
                decoder.decode(end - i, tags, i);
                i = end - 1;
            }
        }
        return tags;
    }

    private static List<EntitySpan> spans(NameTokens tokens, byte[] tags) {
        List<EntitySpan> spans = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < tags.length; i++) {
            int tag = tags[i];
            if (tag == NameTags.OUTSIDE) {
                continue;
            }
            int place = NameTags.place(tag);
            if (place == NameTags.FIRST || place == NameTags.ONLY) {
                first = i;
            }
            if (place == NameTags.LAST || place == NameTags.ONLY) {
                spans.add(new EntitySpan(NameTags.kind(tag), tokens.starts[first], tokens.ends[i]));
            }
        }
        return spans;
    }
}
