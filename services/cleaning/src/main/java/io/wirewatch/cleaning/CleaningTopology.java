package io.wirewatch.cleaning;

import io.wirewatch.avro.CleanRelease;
import io.wirewatch.avro.RawRelease;
import io.wirewatch.avro.ReleaseHead;
import io.wirewatch.core.cleaning.Cleaner;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * {@code releases.raw -> read, count versions -> one partition -> decide stories, follow notices -> releases.clean}. Versions are counted where a release's
 * records are all met in order, its partition; stories where all releases are, the one partition between.
 */
final class CleaningTopology {
    private final Cleaner cleaner;
    private final CleaningConfig config;
    private final AvroSerde<RawRelease> raw;
    private final AvroSerde<CleanRelease> clean;
    private final CleaningMetrics metrics;

    CleaningTopology(
            Cleaner cleaner,
            CleaningConfig config,
            AvroSerde<RawRelease> raw,
            AvroSerde<CleanRelease> clean,
            CleaningMetrics metrics) {
        this.cleaner = cleaner;
        this.config = config;
        this.raw = raw;
        this.clean = clean;
        this.metrics = metrics;
    }

    Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, SpecificRecord> decided = builder.stream(
                        Topics.RELEASES_RAW.name(),
                        Consumed.with(Serdes.String(), raw).withName("raw-releases"))
                .processValues(new VersionProcessor.Supplier(cleaner, metrics), Named.as("read-and-count-versions"))
                .repartition(Repartitioned.<String, CleanPage>as("pages")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(new CleanPageSerde(clean))
                        .withNumberOfPartitions(1))
                .process(new StoryProcessor.Supplier(config), Named.as("decide-stories"))
                .process(new NoticeProcessor.Supplier(), Named.as("follow-notices"));
        decided.filter((id, record) -> record instanceof CleanRelease, Named.as("releases"))
                .mapValues(CleanRelease.class::cast, Named.as("as-clean-releases"))
                .to(
                        Topics.RELEASES_CLEAN.name(),
                        Produced.with(Serdes.String(), clean)
                                .withStreamPartitioner((topic, id, release, partitions) -> partition(release))
                                .withName("clean-releases"));
        // What a notice takes back is withdrawn where its versions are counted.
        decided.filter((id, record) -> record instanceof RawRelease, Named.as("withdrawals"))
                .mapValues(RawRelease.class::cast, Named.as("as-raw-releases"))
                .to(
                        Topics.RELEASES_RAW.name(),
                        Produced.with(Serdes.String(), raw).withName("withdrawals-by-notice"));
        return builder.build();
    }

    /** A page and its parts stay in one partition, from here to the alert, so that they are met in the order of the page. */
    private static Optional<Set<Integer>> partition(CleanRelease release) {
        ReleaseHead head = release.getHead();
        String page = head.getCarrier() == null ? head.getId() : head.getCarrier();
        return Optional.of(Set.of(Topics.RELEASES_CLEAN.partitionOf(page)));
    }
}
