package io.wirewatch.bench.rivals;

import io.wirewatch.core.release.RawRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.apache.lucene.monitor.QueryMatch;

/** The same of well-known parts: readability4j, OpenNLP, hankcs' automaton, Lucene's Monitor. */
final class RivalPipeline implements Contestant {
    private final PipelineWorkload workload;
    private final OpenNlp nlp = new OpenNlp();
    private final ActorTrie trie;
    private final MonitorContestant monitor;
    private final PipelineStage last;

    RivalPipeline(PipelineWorkload workload, ActorTrie trie, MonitorContestant monitor, PipelineStage last)
            throws IOException {
        this.workload = workload;
        this.trie = trie;
        this.monitor = monitor;
        this.last = last;
    }

    @Override
    public String name() {
        return "readability4j, OpenNLP, hankcs, Monitor: " + last.text();
    }

    @Override
    public int match(int document) throws IOException {
        String text = text(document);
        return switch (last) {
            case CLEANED -> text.length();
            case TAGGED -> actors(text).size();
            case MATCHED -> monitor.found(actors(text)).getMatchCount();
        };
    }

    @Override
    public List<String> ids(int document) throws IOException {
        return monitor.found(actors(text(document))).getMatches().stream()
                .map(QueryMatch::getQueryId)
                .toList();
    }

    private String text(int document) {
        RawRelease page = workload.pages().get(document);
        Article article = new Readability4J(page.url(), new String(page.body(), StandardCharsets.UTF_8)).parse();
        return article.getTextContent();
    }

    private Set<String> actors(String text) {
        nlp.tokens(text);
        return trie.tag(text).stream().map(ActorTrie.Found::actor).collect(Collectors.toSet());
    }
}
