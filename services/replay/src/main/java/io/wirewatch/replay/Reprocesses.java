package io.wirewatch.replay;

import io.wirewatch.avro.Replay;
import io.wirewatch.avro.Source;
import io.wirewatch.core.entities.EntityRecogniser;
import io.wirewatch.core.release.SourceFilter;
import io.wirewatch.core.replay.PastPages;
import io.wirewatch.core.replay.PastVersions;
import io.wirewatch.runtime.CleanerConfig;
import io.wirewatch.runtime.EntityModel;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.TopicTable;
import io.wirewatch.runtime.past.LogRange;
import io.wirewatch.runtime.past.PageSelectors;
import io.wirewatch.runtime.past.PagesReadAgain;
import io.wirewatch.runtime.past.PagesTaker;
import io.wirewatch.runtime.past.VersionsTaker;
import io.wirewatch.schemas.Groups;
import io.wirewatch.schemas.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Makes the pass of a job that does a stage again. */
final class Reprocesses {
    private static final String CLEANING = "cleaning";
    private static final String EXTRACTION = "extraction";
    private static final String RECORDED = "recorded";
    private static final String CURRENT = "current";
    private static final int FETCH_BYTES = 4 * 1024 * 1024;
    private static final int PARTITION_BYTES = 1024 * 1024;

    private final KafkaClients clients;
    private final LiveActors actors;
    private final TopicTable<Source> sources;
    private final EntityModel entities;
    private final CleanerConfig cleaner;
    private final ReplayConfig config;
    private final Clock clock;

    Reprocesses(
            KafkaClients clients,
            LiveActors actors,
            TopicTable<Source> sources,
            EntityModel entities,
            CleanerConfig cleaner,
            ReplayConfig config,
            Clock clock) {
        this.clients = clients;
        this.actors = actors;
        this.sources = sources;
        this.entities = entities;
        this.cleaner = cleaner;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The pass of a job, to go on where the job's record says.
     *
     * @throws ReplayRefusedException if it cannot be run
     */
    ReplayPass open(Replay job, Workbench bench) throws ReplayRefusedException {
        Replay begun = job.getStartedAt() == null
                ? Replay.newBuilder(job).setStartedAt(clock.instant()).build()
                : job;
        return switch (job.getStage()) {
            case EXTRACTION -> extraction(begun, bench);
            case CLEANING -> cleaning(begun, bench);
            case null, default ->
                throw new ReplayRefusedException(
                        "this version does cleaning or extraction again, and not " + job.getStage());
        };
    }

    private ReplayPass extraction(Replay job, Workbench bench) throws ReplayRefusedException {
        EntityRecogniser recogniser = recogniser();
        JobRange range = JobRange.isIn(job) ? JobRange.of(job) : texts(job, bench);
        PastVersions versions = new PastVersions();
        LookThrough before = new LookThrough(
                scanner(name(job) + "-versions"), range.starts(), new VersionsTaker(versions, clients)::take);
        Rereading rereading = new Rereading(job, clients, actors, recogniser, versions, bench.producer());
        return pass(
                job,
                bench,
                range,
                before,
                rereading::refresh,
                new TurnWrites(),
                changed -> new TextsAgain(job, clients, rereading, changed));
    }

    private EntityRecogniser recogniser() throws ReplayRefusedException {
        try {
            return entities.get();
        } catch (IOException e) {
            throw new ReplayRefusedException(e.getMessage());
        }
    }

    private ReplayPass cleaning(Replay job, Workbench bench) throws ReplayRefusedException {
        JobRange range = JobRange.isIn(job) ? JobRange.of(job) : raw(job, bench);
        PastPages pages = new PastPages();
        PageSelectors selectors = selectors(job);
        LookThrough before = new LookThrough(
                scanner(name(job) + "-pages"),
                startsWithTexts(job, range),
                new PagesTaker(pages, selectors, clients)::take);
        PagesReadAgain again =
                new PagesReadAgain(pages, selectors, SourceFilter.of(job.getSources()), cleaner.cleaner(), clients);
        return pass(
                job,
                bench,
                range,
                before,
                () -> {},
                new CopiesWritten(bench.live().arrived()),
                changed -> new PagesAgain(job, again, bench.producer(), bench.live(), changed));
    }

    private PageSelectors selectors(Replay job) throws ReplayRefusedException {
        return switch (job.getSelectors()) {
            case RECORDED -> PageSelectors.recorded();
            case CURRENT -> {
                sources.catchUp();
                // One selection for all pages, whatever becomes of sources meanwhile.
                yield PageSelectors.current(sources.snapshot()::get);
            }
            default ->
                throw new ReplayRefusedException(
                        "this version reads pages by recorded or current selectors, and not " + job.getSelectors());
        };
    }

    /** What was read in the stretch, or later: clean releases have the time of what they were read from. */
    private Map<TopicPartition, Long> startsWithTexts(Replay job, JobRange range) {
        Map<TopicPartition, Long> starts = new HashMap<>(range.starts());
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = scanner(name(job))) {
            LogRange texts = LogRange.between(consumer, Topics.RELEASES_CLEAN, job.getFrom(), null);
            for (int i = 0; i < Topics.RELEASES_CLEAN.partitions(); i++) {
                TopicPartition partition = new TopicPartition(Topics.RELEASES_CLEAN.name(), i);
                starts.put(partition, texts.start(partition));
            }
        }
        return starts;
    }

    private ReplayPass pass(
            Replay job,
            Workbench bench,
            JobRange range,
            LookThrough before,
            Runnable refresh,
            TurnWrites writes,
            Function<Consumer<Changed>, Rereader> rereader) {
        Pace pace = Pace.of(job);
        List<ReprocessLane> lanes = new ArrayList<>();
        try {
            for (List<TopicPartition> partitions : dealt(range.unfinished(), bench.lanes())) {
                RecordsInOrder<ByteBuffer, ByteBuffer> records =
                        new RecordsInOrder<>(scanner(name(job) + "-" + lanes.size()), range, partitions);
                lanes.add(new ReprocessLane(records, rereader, range, writes, pace, clock));
            }
            return new Reprocess(job, bench, config, clock, range, before, refresh, writes, pace, lanes);
        } catch (RuntimeException e) {
            before.close();
            lanes.forEach(ReprocessLane::close);
            throw e;
        }
    }

    private static String name(Replay job) {
        return "reprocess-" + job.getId();
    }

    /** What extraction has not read yet it will read as it would be read again. */
    private JobRange texts(Replay job, Workbench bench) throws ReplayRefusedException {
        Map<TopicPartition, Long> extracted = bench.live().handled(Groups.EXTRACTION);
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = scanner(name(job))) {
            return JobRange.withTexts(consumer, job, extracted, clock.instant());
        }
    }

    /** Likewise cleaning. */
    private JobRange raw(Replay job, Workbench bench) throws ReplayRefusedException {
        Map<TopicPartition, Long> cleaned = bench.live().handled(Groups.CLEANING);
        try (KafkaConsumer<ByteBuffer, ByteBuffer> consumer = scanner(name(job))) {
            return JobRange.ofRaw(consumer, job, cleaned, clock.instant());
        }
    }

    /** Deals partitions out to lanes, those of one number to one: texts are read with their mentions. */
    static List<List<TopicPartition>> dealt(List<TopicPartition> partitions, int lanes) {
        return IntStream.range(0, lanes)
                .mapToObj(lane -> partitions.stream()
                        .filter(partition -> partition.partition() % lanes == lane)
                        .toList())
                .filter(dealt -> !dealt.isEmpty())
                .toList();
    }

    private KafkaConsumer<ByteBuffer, ByteBuffer> scanner(String name) {
        return clients.scanner(
                name,
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        config.batch(),
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        FETCH_BYTES,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        PARTITION_BYTES));
    }
}
