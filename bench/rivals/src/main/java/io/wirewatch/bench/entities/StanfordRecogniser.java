package io.wirewatch.bench.entities;

import io.wirewatch.core.entities.EntityKind;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.release.Sentence;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stanford CoreNLP's CRF for three kinds of names, the peer and the teacher. It is under the GPL and its models are half a
 * gigabyte, so nothing here is compiled against it: whoever runs it puts it on the class path (bench/entities,
 * bench/train-entities), and it is called by name.
 */
final class StanfordRecogniser implements EntityRecogniser {
    static final String MODEL = "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";
    private static final Map<String, EntityKind> KINDS =
            Map.of("PERSON", EntityKind.PERSON, "ORGANIZATION", EntityKind.ORGANISATION, "LOCATION", EntityKind.PLACE);

    private final Object classifier;
    private final Method classify;
    private final Method first;
    private final Method second;
    private final Method third;

    private StanfordRecogniser() throws ReflectiveOperationException {
        Class<?> type = Class.forName("edu.stanford.nlp.ie.crf.CRFClassifier");
        Class<?> triple = Class.forName("edu.stanford.nlp.util.Triple");
        this.classifier = type.getMethod("getClassifier", String.class).invoke(null, MODEL);
        this.classify = type.getMethod("classifyToCharacterOffsets", String.class);
        this.first = triple.getMethod("first");
        this.second = triple.getMethod("second");
        this.third = triple.getMethod("third");
    }

    /** Loads the model from the class path. */
    static StanfordRecogniser load() {
        try {
            return new StanfordRecogniser();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Stanford CoreNLP and its models are not on the class path", e);
        }
    }

    @Override
    public String name() {
        return "Stanford CoreNLP, english.all.3class.distsim";
    }

    @Override
    public List<EntitySpan> find(String text, List<Sentence> sentences) {
        List<EntitySpan> spans = new ArrayList<>();
        for (Sentence sentence : sentences) {
            addSpans(text.substring(sentence.start(), sentence.end()), sentence.start(), spans);
        }
        return spans;
    }

    /** Finds the names in a text that it parts into sentences itself. */
    List<EntitySpan> find(String text) {
        List<EntitySpan> spans = new ArrayList<>();
        addSpans(text, 0, spans);
        return spans;
    }

    private void addSpans(String text, int from, List<EntitySpan> spans) {
        try {
            for (Object found : (List<?>) classify.invoke(classifier, text)) {
                EntityKind kind = KINDS.get((String) first.invoke(found));
                int start = (Integer) second.invoke(found);
                int end = (Integer) third.invoke(found);
                if (kind != null && end <= text.length()) {
                    spans.add(new EntitySpan(kind, from + start, from + end));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Stanford CoreNLP failed", e);
        }
    }
}
