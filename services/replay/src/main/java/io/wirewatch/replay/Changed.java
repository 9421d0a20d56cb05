package io.wirewatch.replay;

import io.wirewatch.runtime.past.Place;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Something that is read otherwise than it was, and is to be written.
 *
 * @param places where what it was read from stands: who goes on from there finds it again
 * @param write writes it at a time
 */
record Changed(List<Place> places, Function<Instant, CompletableFuture<RecordMetadata>> write) {
    Changed {
        places = List.copyOf(places);
    }
}
