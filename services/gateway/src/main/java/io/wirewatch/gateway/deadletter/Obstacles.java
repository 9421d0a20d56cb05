package io.wirewatch.gateway.deadletter;

import io.wirewatch.avro.RawRelease;
import io.wirewatch.gateway.view.ReleaseStore;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.RegistryException;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** What stands against writing a refused record to its topic again; each says what to do instead. */
final class Obstacles {
    private final ReleaseStore releases;
    private final ErasedWords erased;
    private final AvroSerde<RawRelease> raw;
    private final Clock clock;

    Obstacles(ReleaseStore releases, AvroSerde<RawRelease> raw, Clock clock) {
        this.releases = releases;
        this.erased = new ErasedWords(releases);
        this.raw = raw;
        this.clock = clock;
    }

    /** The first of those that lie in where the record came from, and when, in words; empty where there is none. */
    Optional<String> of(DeadLetter letter) {
        return ofPlace(letter).or(() -> ofAge(letter)).or(() -> ofLaterVersion(letter));
    }

    private static Optional<String> ofPlace(DeadLetter letter) {
        Topic<?> topic = letter.id().topic();
        DeadLetter.Source source = letter.source();
        if (source == null || source.partition() < 0 || source.offset() < 0) {
            return Optional.of(
                    "Its headers do not say where it came from, so another program wrote it. Send its record from there,"
                            + " or drop it.");
        }
        if (!source.topic().equals(topic.name())) {
            return Optional.of("It came from " + source.topic() + ", a topic inside " + letter.service()
                    + " that nobody else writes to. Drop it, and send again what it was made of.");
        }
        if (topic.compacted()) {
            return Optional.of(topic.name() + " is a table: its record would take the place of what " + letter.key()
                    + " is by now. " + readAnew(letter) + "; then drop it.");
        }
        if (source.partition() >= topic.partitions()) {
            return Optional.of("It says that it came from partition " + source.partition() + " of " + topic.name()
                    + ", which has " + topic.partitions() + ". Drop it.");
        }
        return Optional.empty();
    }

    /** Services read a table from its beginning at every start; the gateway's view goes on where it was. */
    private static String readAnew(DeadLetter letter) {
        return "gateway".equals(letter.service())
                ? "Save " + letter.key() + " again"
                : "Tables are read from their beginning at every start: restart " + letter.service() + ", or save "
                        + letter.key() + " again";
    }

    /** By its own time, which it keeps, the broker might delete it before anybody has read it. */
    private Optional<String> ofAge(DeadLetter letter) {
        Topic<?> topic = letter.id().topic();
        long timestamp = letter.timestamp();
        if (topic.retention() == null
                || timestamp < 0
                || Instant.ofEpochMilli(timestamp).plus(topic.retention()).isAfter(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of("It is of " + Instant.ofEpochMilli(timestamp) + ", and " + topic.name()
                + " keeps records for " + topic.retention().toDays()
                + " days: the broker would delete it. Drop it, and send again what it was made of, or run a backfill.");
    }

    /** What lies in the record itself: words that nobody shall see again. */
    Optional<String> ofWords(Topic<?> topic, ConsumerRecord<byte[], byte[]> record) {
        if (topic.equals(Topics.RELEASES_RAW) && isErasure(record)) {
            // It must be read, whatever else says that the release is erased.
            return Optional.empty();
        }
        return erased.in(record)
                .map(release -> "It may hold words of " + release + ", a release that was erased. Drop it.");
    }

    private boolean isErasure(ConsumerRecord<byte[], byte[]> record) {
        try {
            RawRelease release = raw.read(record.value());
            return release != null && "erased".equals(release.getStatus());
        } catch (SerializationException | RegistryException e) {
            return false;
        }
    }

    /** Cleaning takes whatever comes next as the next version: an old text would take the place of its successor. */
    private Optional<String> ofLaterVersion(DeadLetter letter) {
        if (!letter.id().topic().equals(Topics.RELEASES_RAW) || letter.key() == null) {
            return Optional.empty();
        }
        return releases.get(letter.key())
                .map(row -> row.clean().getHead().getReceivedAt())
                .filter(received -> received.toEpochMilli() > letter.timestamp())
                .map(received -> "The release " + letter.key() + " has been read from a record that came later, at "
                        + received + ": this one would take its place. Drop it.");
    }
}
