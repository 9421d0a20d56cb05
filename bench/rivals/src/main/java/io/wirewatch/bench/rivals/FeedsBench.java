package io.wirewatch.bench.rivals;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.SyndFeedOutput;
import com.rometools.rome.io.XmlReader;
import io.wirewatch.bench.figure.Spread;
import io.wirewatch.bench.figure.Table;
import io.wirewatch.formats.feed.FeedLimits;
import io.wirewatch.formats.feed.FeedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How fast feeds are read, from bytes to entries, beside ROME alone: as RSS as they were served, and rewritten as Atom. */
final class FeedsBench {
    private static final String FEEDS = "state-press-feed/snapshots";
    private static final URI ADDRESS = URI.create("https://feeds.example/press");

    private final ArticlesPlan plan;
    private final Path corpus;
    private final Consumer<String> progress;

    FeedsBench(ArticlesPlan plan, Path corpus, Consumer<String> progress) {
        this.plan = plan;
        this.corpus = corpus;
        this.progress = progress;
    }

    /** Entries of a feed. */
    private interface Reading {
        int entries(byte[] feed) throws Exception;
    }

    private record Reader(String name, List<byte[]> feeds, Reading reading) implements Timed {
        @Override
        public int match(int document) throws Exception {
            int entries = reading.entries(feeds.get(document));
            if (entries == 0) {
                throw new IllegalStateException(name + " found no entry in feed " + document);
            }
            return entries;
        }

        double feedsPerCpuSecond(ArticlesPlan plan) throws Exception {
            return Pass.over(this, feeds.size(), plan.time(), Integer.MAX_VALUE).perCpuSecond();
        }
    }

    /** Measures everything; the figures in Markdown. */
    String run() throws Exception {
        List<byte[]> rss = feeds();
        List<byte[]> atom = new ArrayList<>();
        for (byte[] feed : rss) {
            atom.add(asAtom(feed));
        }
        FeedReader reader = new FeedReader(FeedLimits.DEFAULT);
        Table table = new Table("feeds a CPU-second", "Wirewatch", "ROME alone", "time, Wirewatch : ROME", "bar");
        row(table, "RSS 2.0", rss, feed -> reader.read(feed, null, ADDRESS).size());
        row(
                table,
                "the same as Atom 1.0",
                atom,
                feed -> reader.read(feed, null, ADDRESS).size());
        return rss.size() + " feeds of " + kilobytes(rss) + " kB on average.\n\n" + table.markdown();
    }

    private void row(Table table, String what, List<byte[]> feeds, Reading reading) throws Exception {
        Reader own = new Reader("Wirewatch", feeds, reading);
        Reader rome = new Reader("ROME", feeds, feed -> rome(feed).getEntries().size());
        for (int i = 0; i < feeds.size(); i++) {
            if (own.match(i) != rome.match(i)) {
                throw new IllegalStateException("the two find different numbers of entries in feed " + i);
            }
        }
        List<Double> owns = new ArrayList<>();
        List<Double> romes = new ArrayList<>();
        for (Reader warm : List.of(own, rome)) {
            progress.accept("warm-up, " + what + ", " + warm.name());
            Pass.over(warm, feeds.size(), plan.warmUp(), Integer.MAX_VALUE);
        }
        for (int round = 0; round < plan.rounds(); round++) {
            progress.accept(what + ", round " + (round + 1));
            owns.add(own.feedsPerCpuSecond(plan));
            romes.add(rome.feedsPerCpuSecond(plan));
        }
        table.row(
                what,
                Spread.of(owns).text(),
                Spread.of(romes).text(),
                Spread.ofRatios(romes, owns).text(),
                "1.3");
    }

    private static SyndFeed rome(byte[] feed) throws Exception {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(feed)));
    }

    private static byte[] asAtom(byte[] feed) throws Exception {
        SyndFeed read = rome(feed);
        read.setFeedType("atom_1.0");
        return new SyndFeedOutput().outputString(read).getBytes(StandardCharsets.UTF_8);
    }

    private static String kilobytes(List<byte[]> feeds) {
        return String.valueOf(Math.round(
                feeds.stream().mapToInt(feed -> feed.length).average().orElseThrow() / 1e3));
    }

    private List<byte[]> feeds() throws IOException {
        try (Stream<Path> files = Files.list(corpus.resolve(FEEDS))) {
            List<byte[]> feeds = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                feeds.add(Files.readAllBytes(file));
            }
            return feeds;
        }
    }
}
