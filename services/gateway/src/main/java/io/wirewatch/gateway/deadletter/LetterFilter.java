package io.wirewatch.gateway.deadletter;

import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.TimeRange;
import io.wirewatch.schemas.Topic;
import io.wirewatch.schemas.Topics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * Which dead letters are meant. Null: any.
 *
 * @param topic the topic whose records were refused
 * @param service who refused them
 * @param reason why
 * @param times when
 */
record LetterFilter(Topic<?> topic, String service, String reason, TimeRange times) {
    private static final String PREFIX = "wirewatch.";
    private static final String SUFFIX = ".dlq";

    /**
     * The topic of a name as people write it: {@code wirewatch.releases.raw}, {@code releases.raw}, or with {@code .dlq} behind it.
     *
     * @throws ProblemException 400 if there is none
     */
    static Topic<?> topic(String given) {
        if (given == null) {
            return null;
        }
        String name = given.endsWith(SUFFIX) ? given.substring(0, given.length() - SUFFIX.length()) : given;
        String full = name.startsWith(PREFIX) ? name : PREFIX + name;
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(full))
                .findFirst()
                .orElseThrow(() -> ProblemException.badField("There is no topic \"" + given + "\"; there are "
                        + Topics.ALL.stream()
                                .map(topic -> topic.name().substring(PREFIX.length()))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /** Where they may stand, in the order of the flow. */
    List<Place> places() {
        return Topics.ALL.stream()
                .filter(one -> topic == null || topic.equals(one))
                .flatMap(one -> IntStream.range(0, one.partitions()).mapToObj(partition -> new Place(one, partition)))
                .toList();
    }

    /** A partition of a dead-letter topic. */
    record Place(Topic<?> topic, int partition) {
        TopicPartition partitionOfLetters() {
            return new TopicPartition(topic.deadLetterTopic(), partition);
        }
    }

    boolean takes(DeadLetter letter) {
        return (service == null || service.equals(letter.service()))
                && (reason == null || reason.equals(letter.reason()))
                && (times.begin() == null || !letter.at().isBefore(times.begin()))
                && (times.end() == null || letter.at().isBefore(times.end()));
    }
}
