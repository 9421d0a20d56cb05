package io.wirewatch.bench.rivals;

import io.wirewatch.core.cleaning.SentenceSplitter;
import io.wirewatch.core.extraction.ActorIndex;
import io.wirewatch.core.release.CleanRelease;
import io.wirewatch.core.release.Paragraph;
import io.wirewatch.core.release.ReleaseText;
import io.wirewatch.core.release.Sentence;
import java.util.ArrayList;
import java.util.List;

/** Core's sentences, tokens and actors of a release. */
final class IndexReader implements Timed {
    private final ActorIndex index;
    private final TaggingWorkload workload;
    private final SentenceSplitter splitter = new SentenceSplitter("en");

    IndexReader(TaggingWorkload workload, ActorIndex index) {
        this.workload = workload;
        this.index = index;
    }

    @Override
    public String name() {
        return "Wirewatch, sentences, tokens and actors";
    }

    @Override
    public int match(int document) {
        CleanRelease release = workload.releases().get(document);
        ReleaseText text = release.text();
        List<Paragraph> paragraphs = new ArrayList<>();
        for (Paragraph paragraph : text.paragraphs()) {
            List<Sentence> sentences = new ArrayList<>();
            for (Sentence sentence : splitter.split(text.text().substring(paragraph.start(), paragraph.end()))) {
                sentences.add(new Sentence(paragraph.start() + sentence.start(), paragraph.start() + sentence.end()));
            }
            paragraphs.add(new Paragraph(paragraph.start(), paragraph.end(), paragraph.zone(), sentences));
        }
        ReleaseText split = new ReleaseText(text.title(), text.text(), paragraphs);
        CleanRelease read = new CleanRelease(release.head(), split, null, "given", List.of(), "");
        return index.tag(read, 1).mentions().size();
    }
}
