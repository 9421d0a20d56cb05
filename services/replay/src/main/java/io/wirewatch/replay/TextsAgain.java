package io.wirewatch.replay;

import io.wirewatch.avro.ReleaseMentions;
import io.wirewatch.avro.Replay;
import io.wirewatch.runtime.kafka.KafkaClients;
import io.wirewatch.runtime.past.Pair;
import io.wirewatch.runtime.past.PairReceiver;
import io.wirewatch.runtime.past.Pairs;
import io.wirewatch.runtime.past.PastReader.Range;
import io.wirewatch.runtime.past.Place;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Texts, with the mentions that were made of them, that extraction is done of again. */
final class TextsAgain implements Rereader, PairReceiver {
    private final Pairs pairs;
    private final Rereading rereading;
    private final Consumer<Changed> changed;

    TextsAgain(Replay job, KafkaClients clients, Rereading rereading, Consumer<Changed> changed) {
        this.pairs = new Pairs(clients, new Range(job.getFrom(), job.getTo()), this);
        this.rereading = rereading;
        this.changed = changed;
    }

    @Override
    public void take(ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        pairs.take(record);
    }

    @Override
    public void take(Pair pair) {
        ReleaseMentions found = rereading.changed(pair);
        if (found != null) {
            int partition = pair.textAt().partition().partition();
            changed.accept(new Changed(
                    Stream.of(pair.textAt(), pair.recordedAt())
                            .filter(Objects::nonNull)
                            .toList(),
                    now -> rereading.write(partition, found, now)));
        }
    }

    @Override
    public void withoutText() {
        // Nothing to read again.
    }

    @Override
    public void end() {
        pairs.end();
    }

    @Override
    public Stream<Place> waiting() {
        return pairs.waiting();
    }
}
