package io.wirewatch.core.extraction;

import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Turns hits into mentions and the sentences that quote them. */
final class TaggedText {
    private final List<Mention> mentions = new ArrayList<>();
    private final List<MentionSentence> sentences = new ArrayList<>();

    /** @param hits of the section, in order of start */
    void add(Section section, List<Hit> hits) {
        int open = -1;
        int end = 0;
        for (Hit hit : hits) {
            int sentence = section.sentenceAt(hit.start());
            if (open >= 0 && sentence != open) {
                quote(section, open, end);
                end = 0;
            }
            open = sentence;
            end = Math.max(end, hit.end());
            mentions.add(mention(section, sentence, hit));
        }
        if (open >= 0) {
            quote(section, open, end);
        }
    }

    List<Mention> mentions() {
        return mentions;
    }

    List<MentionSentence> sentences() {
        return sentences;
    }

    private static Mention mention(Section section, int sentence, Hit hit) {
        return new Mention(
                hit.actor(),
                hit.entry().actor().kind(),
                section.text().substring(hit.start(), hit.end()),
                hit.strength(),
                section.zone(),
                section.paragraph(),
                section.sentenceIndex(sentence),
                hit.start(),
                hit.end(),
                hit.firstWord(),
                hit.lastWord());
    }

    /** A sentence up to its end, or up to {@code end} where a splitter cut it in the middle of a mention ("U.S. | Navy"). */
    private void quote(Section section, int index, int end) {
        Sentence sentence = section.sentence(index);
        int to = end <= sentence.end()
                ? sentence.end()
                : section.sentence(section.sentenceAt(end - 1)).end();
        sentences.add(new MentionSentence(
                section.zone(),
                section.paragraph(),
                section.sentenceIndex(index),
                sentence.start(),
                section.text().substring(sentence.start(), Math.max(to, end))));
    }
}
