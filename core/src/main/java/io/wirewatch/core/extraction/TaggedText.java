package io.wirewatch.core.extraction;

import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns what was found into mentions and the sentences that quote them. */
final class TaggedText {
    /** Sorting keeps the order of hits that begin and end alike. */
    private static final Comparator<Mention> ORDER =
            Comparator.comparingInt(Mention::start).thenComparingInt(mention -> -mention.end());

    private final List<Mention> mentions = new ArrayList<>();
    private final List<MentionSentence> sentences = new ArrayList<>();

    /**
     * Adds what was found in a section.
     *
     * @param hits of the section, in order of start
     * @param others mentions of unlisted entities in it, in order of start
     */
    void add(Section section, List<Hit> hits, List<Mention> others) {
        int before = mentions.size();
        hits.forEach(hit -> mentions.add(mention(section, hit)));
        if (!others.isEmpty()) {
            mentions.addAll(others);
            mentions.subList(before, mentions.size()).sort(ORDER);
        }
        int open = -1;
        int end = 0;
        for (Mention mention : mentions.subList(before, mentions.size())) {
            int sentence = section.sentenceAt(mention.start());
            if (open >= 0 && sentence != open) {
                quote(section, open, end);
                end = 0;
            }
            open = sentence;
            end = Math.max(end, mention.end());
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

    private static Mention mention(Section section, Hit hit) {
        return new Mention(
                hit.actor(),
                hit.entry().actor().kind(),
                section.text().substring(hit.start(), hit.end()),
                hit.strength(),
                section.zone(),
                section.paragraph(),
                section.sentenceIndex(section.sentenceAt(hit.start())),
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
