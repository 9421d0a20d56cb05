package io.wirewatch.runtime.kafka;

import io.wirewatch.schemas.RegistryException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Tells the fault of a record from the fault of the surroundings. The first goes to the dead letters, since it would fail
 * again for ever; the second is waited for, since it says nothing about the record.
 */
final class Refusals {
    private Refusals() {}

    /** Why a record is refused: a short fixed word and a text. */
    record Refusal(String reason, String detail) {}

    /** The refusal, or empty where the surroundings failed and the record must be tried again. */
    static Optional<Refusal> of(Throwable failure) {
        return switch (failure) {
            case RefusedRecordException e -> refusal(e.reason(), e);
            case CompletionException e when e.getCause() != null -> of(e.getCause());
            case RecordTooLargeException e -> refusal("too-large", e);
            case SerializationException e ->
                e.getCause() instanceof RegistryException cause && cause.transientFailure()
                        ? Optional.empty()
                        : refusal("undecodable", e);
            case RegistryException e -> e.transientFailure() ? Optional.empty() : refusal("schema", e);
            case KafkaException _, BarrierTimeoutException _, Error _ -> Optional.empty();
            default -> Optional.of(new Refusal("failed", failure.toString()));
        };
    }

    private static Optional<Refusal> refusal(String reason, Exception e) {
        return Optional.of(new Refusal(reason, e.getMessage()));
    }
}
