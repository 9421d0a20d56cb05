package io.wirewatch.core.extraction;

import io.wirewatch.core.entities.EntityLinker;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.entities.EntitySpan;
import io.wirewatch.core.entities.NameInText;
import io.wirewatch.core.entities.NamedEntity;
import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** People, organisations and places of one release that nobody listed. */
final class UnlistedNames {
    private static final String PERSON = "person";

    private final List<Section> sections;
    private final List<List<Hit>> hits;
    private final List<List<Mention>> mentions = new ArrayList<>();
    /** In reading order, as they are in {@link #mentions}. */
    private final List<NameInText> names = new ArrayList<>();

    private final Tokens tokens = new Tokens();

    /**
     * Nothing found yet.
     *
     * @param hits of each section, those that count
     */
    UnlistedNames(List<Section> sections, List<List<Hit>> hits) {
        this.sections = sections;
        this.hits = hits;
        sections.forEach(section -> mentions.add(List.of()));
    }

    /** Looks for them; null finds none. */
    void find(EntityRecogniser recogniser) {
        if (recogniser == null) {
            return;
        }
        Section title = sections.getFirst();
        add(0, recogniser.find(title.text(), sentences(List.of(title))));
        if (sections.size() > 1) {
            List<Section> body = sections.subList(1, sections.size());
            addAll(recogniser.find(body.getFirst().text(), sentences(body)));
        }
    }

    /** Sentences in order and apart, whatever the layout says. */
    private static List<Sentence> sentences(List<Section> sections) {
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        for (Section section : sections) {
            for (int i = 0; i < Math.max(1, section.sentences().size()); i++) {
                Sentence sentence = section.sentence(i);
                int start = Math.max(sentence.start(), from);
                if (start < sentence.end()) {
                    sentences.add(new Sentence(start, sentence.end()));
                    from = sentence.end();
                }
            }
        }
        return sentences;
    }

    private void addAll(List<EntitySpan> spans) {
        int next = 0;
        for (int i = 1; i < sections.size(); i++) {
            int begun = next;
            while (next < spans.size()
                    && spans.get(next).end() <= sections.get(i).end()) {
                next++;
            }
            add(i, spans.subList(begun, next));
        }
    }

    private void add(int index, List<EntitySpan> spans) {
        Section section = sections.get(index);
        List<Mention> found = new ArrayList<>();
        if (!spans.isEmpty()) {
            tokens.read(section.text(), section.start(), section.end());
        }
        int token = 0;
        Covered covered = new Covered(section.text(), hits.get(index));
        for (EntitySpan span : spans) {
            if (span.start() < section.start() || covered.holds(span)) {
                continue;
            }
            while (token + 1 < tokens.size() && tokens.start(token + 1) <= span.start()) {
                token++;
            }
            int last = token;
            while (last + 1 < tokens.size() && tokens.start(last + 1) < span.end()) {
                last++;
            }
            found.add(mention(section, span, word(token), word(last)));
            names.add(new NameInText(span.kind(), section.text(), span.start(), span.end()));
        }
        mentions.set(index, found);
    }

    private int word(int token) {
        return token < tokens.size() ? tokens.word(token) : 0;
    }

    /** Places where actors of the catalogue are mentioned; literal phrases are no actors of it. Asked in order of start. */
    private static final class Covered {
        private final String text;
        private final List<Hit> hits;
        private int next;
        private int end;

        Covered(String text, List<Hit> hits) {
            this.text = text;
            this.hits = hits;
        }

        boolean holds(EntitySpan span) {
            while (next < hits.size() && hits.get(next).start() <= span.start()) {
                Hit hit = hits.get(next);
                end = hit.entry().isPhrase() ? end : Math.max(end, hit.end());
                next++;
            }
            return span.end() <= joined(span.end());
        }

        /** Where coverage ends if actors are written as one word: "NATO-Russia" is both of them and nobody else. */
        private int joined(int limit) {
            int joined = end;
            for (int i = next; i < hits.size() && hits.get(i).start() < limit; i++) {
                boolean hyphen = hits.get(i).start() == joined + 1 && text.charAt(joined) == '-';
                joined = hyphen ? hits.get(i).end() : joined;
            }
            return joined;
        }
    }

    private static Mention mention(Section section, EntitySpan span, int firstWord, int lastWord) {
        return new Mention(
                null,
                span.kind().text(),
                section.text().substring(span.start(), span.end()),
                Strength.STRONG,
                section.zone(),
                section.paragraph(),
                section.sentenceIndex(section.sentenceAt(span.start())),
                span.start(),
                span.end(),
                firstWord,
                lastWord);
    }

    /** Mentions found in a section, in order of start. */
    List<Mention> mentions(int section) {
        return mentions.get(section);
    }

    /**
     * Which of them are the same.
     *
     * @param all mentions of the release, these among them
     * @return entities by indices in {@code all}
     */
    List<NamedEntity> entities(List<Mention> all) {
        if (names.isEmpty()) {
            return List.of();
        }
        int[] unlisted = IntStream.range(0, all.size())
                .filter(i -> all.get(i).actor() == null)
                .toArray();
        return EntityLinker.link(names, listedPeople()).stream()
                .map(entity -> new NamedEntity(
                        entity.name(),
                        entity.kind(),
                        entity.role(),
                        entity.mentions().stream().map(i -> unlisted[i]).toList()))
                .toList();
    }

    private List<String> listedPeople() {
        return hits.stream()
                .flatMap(List::stream)
                .map(hit -> hit.entry().actor())
                .filter(actor -> actor.kind().equals(PERSON))
                .map(Actor::name)
                .distinct()
                .toList();
    }
}
