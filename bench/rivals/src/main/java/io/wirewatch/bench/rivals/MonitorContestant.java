package io.wirewatch.bench.rivals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.Term;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.monitor.TermWeightor;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Lucene's Monitor: queries in memory, a document is a field of actor ids. */
final class MonitorContestant implements Contestant {
    private static final String FIELD = "actor";
    private static final int BATCH = 10_000;

    private final Setting setting;
    private final Monitor monitor;
    private final List<Document> documents = new ArrayList<>();

    /** What a Monitor may be set to. */
    enum Setting {
        /** One pass over the query's terms. */
        ONE_PASS,
        /** Two passes; the rarest term is taken first. */
        TWO_PASSES,
        THREE_PASSES,
        FOUR_PASSES;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    MonitorContestant(Workload workload, Setting setting) throws IOException {
        this.setting = setting;
        MonitorConfiguration configuration = new MonitorConfiguration();
        configuration.setQueryUpdateBufferSize(BATCH);
        this.monitor = new Monitor(new KeywordAnalyzer(), presearcher(setting, workload), configuration);
        int[][] all = workload.subscriptions();
        for (int from = 0; from < all.length; from += BATCH) {
            monitor.register(IntStream.range(from, Math.min(all.length, from + BATCH))
                    .mapToObj(i -> new MonitorQuery(workload.id(i), query(all[i])))
                    .toList());
        }
        for (int[] actors : workload.documents()) {
            documents.add(
                    document(IntStream.of(actors).mapToObj(Workload::actor).toList()));
        }
    }

    private static Document document(Collection<String> actors) {
        Document document = new Document();
        actors.forEach(actor -> document.add(new StringField(FIELD, actor, Field.Store.NO)));
        return document;
    }

    private static Presearcher presearcher(Setting setting, Workload workload) {
        TermWeightor weightor = rarestFirst(workload);
        return switch (setting) {
            case ONE_PASS -> new TermFilteredPresearcher(weightor, List.of(), Set.of());
            case TWO_PASSES -> new MultipassTermFilteredPresearcher(2, 0, weightor, List.of(), Set.of());
            case THREE_PASSES -> new MultipassTermFilteredPresearcher(3, 0, weightor, List.of(), Set.of());
            case FOUR_PASSES -> new MultipassTermFilteredPresearcher(4, 0, weightor, List.of(), Set.of());
        };
    }

    /** Tells the Monitor how rare a term is, which it does not find out by itself. */
    private static TermWeightor rarestFirst(Workload workload) {
        Map<String, Integer> frequencies = new HashMap<>();
        Arrays.stream(workload.subscriptions())
                .flatMapToInt(IntStream::of)
                .forEach(actor -> frequencies.merge(Workload.actor(actor), 1, Integer::sum));
        return TermWeightor.termFreqWeightor(frequencies, 100, 1);
    }

    private static Query query(int[] actors) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (int actor : actors) {
            all.add(new TermQuery(new Term(FIELD, Workload.actor(actor))), Occur.MUST);
        }
        return all.build();
    }

    @Override
    public String name() {
        return "Monitor, " + setting.text();
    }

    @Override
    public int match(int document) throws IOException {
        return found(document).getMatchCount();
    }

    @Override
    public List<String> ids(int document) throws IOException {
        return found(document).getMatches().stream().map(QueryMatch::getQueryId).toList();
    }

    private MatchingQueries<QueryMatch> found(int document) throws IOException {
        return monitor.match(documents.get(document), QueryMatch.SIMPLE_MATCHER);
    }

    /** The subscriptions that a release fulfils which mentions these actors. */
    MatchingQueries<QueryMatch> found(Collection<String> actors) throws IOException {
        return monitor.match(document(actors), QueryMatch.SIMPLE_MATCHER);
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
