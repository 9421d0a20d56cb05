package io.wirewatch.bench.entities;

import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.release.Sentence;
import java.util.List;

/**
 * Some sentences of a text written in another way, with the same names: the releases have few headlines.
 */
enum Variation {
    /** All in capitals. */
    UPPER_CASE {
        @Override
        void write(LabelledText text, Sentence sentence, StringBuilder to) {
            for (int i = sentence.start(); i < sentence.end(); i++) {
                to.setCharAt(i, Character.toUpperCase(to.charAt(i)));
            }
        }
    },
    /** Each word of more than three letters with a capital. */
    TITLE_CASE {
        @Override
        void write(LabelledText text, Sentence sentence, StringBuilder to) {
            for (int i = sentence.start(); i < sentence.end(); i++) {
                boolean begins = i == sentence.start() || to.charAt(i - 1) == ' ';
                boolean isLong = i + LONG < sentence.end()
                        && to.substring(i, i + LONG).chars().allMatch(Character::isLetter);
                if (begins && isLong) {
                    to.setCharAt(i, Character.toUpperCase(to.charAt(i)));
                }
            }
        }
    };

    private static final int LONG = 4;
    /** Sentences of a text that are varied: the first ones. */
    private static final int SENTENCES = 5;

    /** Writes a sentence anew, each character in its place. */
    abstract void write(LabelledText text, Sentence sentence, StringBuilder to);

    /** The first sentences of a text in this way. */
    LabelledText of(LabelledText text) {
        List<Sentence> sentences = text.sentences().stream().limit(SENTENCES).toList();
        StringBuilder written = new StringBuilder(text.text());
        sentences.forEach(sentence -> write(text, sentence, written));
        List<EntitySpan> names = sentences.isEmpty()
                ? List.of()
                : text.names().stream()
                        .filter(name -> name.end() <= sentences.getLast().end())
                        .toList();
        return new LabelledText(text.id(), written.toString(), sentences, names, text.exhaustive());
    }
}
