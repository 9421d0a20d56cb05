package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.deadletter.LetterFilter.Place;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.kafka.LetterHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The dead-letter topics as they are now, with what has been done about each letter. */
public final class LetterLog {
    private final KafkaClients clients;
    private final Marks marks = new Marks();

    public LetterLog(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * A stretch of a partition that may hold letters.
     *
     * @param from its first offset
     * @param to the offset behind its last one
     */
    record Stretch(Place place, long from, long to) {
        TopicPartition partition() {
            return place.partitionOfLetters();
        }
    }

    /** A letter with its value, and what has been done about it. */
    record Letter(DeadLetter about, Status status, ConsumerRecord<byte[], byte[]> record) {}

    /**
     * Does something with a reader, for which every mark is known that is on the log when it begins.
     *
     * @param filter whose partitions are looked at
     * @param work given the reader and the stretches that are not empty, in the order of the flow
     */
    <T> T read(LetterFilter filter, Function<Reading, T> work) {
        try (LetterReader reader = new LetterReader(clients)) {
            List<Place> places = filter.places();
            List<TopicPartition> partitions =
                    places.stream().map(Place::partitionOfLetters).toList();
            Map<TopicPartition, Long> begins = reader.begins(partitions);
            Map<TopicPartition, Long> ends = reader.ends(partitions);
            marks.catchUp(reader, begins, ends);
            Map<TopicPartition, Long> firsts = new HashMap<>(begins);
            if (filter.times().begin() != null) {
                Map<TopicPartition, Long> from =
                        reader.from(partitions, filter.times().begin());
                partitions.forEach(
                        partition -> firsts.put(partition, from.getOrDefault(partition, ends.get(partition))));
            }
            List<Stretch> stretches = new ArrayList<>();
            for (Place place : places) {
                TopicPartition partition = place.partitionOfLetters();
                if (firsts.get(partition) < ends.get(partition)) {
                    stretches.add(new Stretch(place, firsts.get(partition), ends.get(partition)));
                }
            }
            return work.apply(new Reading(reader, stretches));
        }
    }

    /** A record of any topic; empty where there is none, or none any more. */
    Optional<ConsumerRecord<byte[], byte[]>> record(TopicPartition partition, long offset) {
        try (LetterReader reader = new LetterReader(clients)) {
            return reader.at(partition, offset);
        }
    }

    /** One pass over the dead letters. */
    final class Reading {
        private final LetterReader reader;
        private final List<Stretch> stretches;

        private Reading(LetterReader reader, List<Stretch> stretches) {
            this.reader = reader;
            this.stretches = List.copyOf(stretches);
        }

        LetterReader reader() {
            return reader;
        }

        List<Stretch> stretches() {
            return stretches;
        }

        /** The letter of a record of a dead-letter topic; empty where it is a mark. */
        Optional<Letter> letter(Place place, ConsumerRecord<byte[], byte[]> record) {
            if (LetterHeaders.mark(record.headers()).isPresent()) {
                return Optional.empty();
            }
            DeadLetter about = DeadLetter.of(place.topic(), record);
            return Optional.of(new Letter(about, marks.of(about.id()), record));
        }

        /** The letter of an id; empty where there is none, or none any more. */
        Optional<Letter> letter(DeadLetterId id) {
            return reader.at(id.place(), id.offset())
                    .flatMap(record -> letter(new Place(id.topic(), id.partition()), record));
        }
    }
}
