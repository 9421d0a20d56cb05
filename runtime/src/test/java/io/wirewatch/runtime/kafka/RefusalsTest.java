package io.wirewatch.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.schemas.RegistryException;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    @Test
    void aBadRecordIsRefusedWithItsReason() {
        assertThat(Refusals.of(new SerializationException("no record")))
                .hasValue(new Refusals.Refusal("undecodable", "no record"));
        assertThat(Refusals.of(new RefusedRecordException("empty", "no text")))
                .hasValue(new Refusals.Refusal("empty", "no text"));
        assertThat(Refusals.of(new CompletionException(new RecordTooLargeException("17 MB"))))
                .hasValue(new Refusals.Refusal("too-large", "17 MB"));
    }

    @Test
    void anErrorInOurCodeCostsTheRecordThatMetIt() {
        assertThat(Refusals.of(new IllegalStateException("surprise")))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo("failed"));
    }

    @Test
    void absentSurroundingsRefuseNothing() {
        assertThat(Refusals.of(new TimeoutException("broker away"))).isEmpty();
        assertThat(Refusals.of(new BarrierTimeoutException("wirewatch.actors", null)))
                .isEmpty();
        assertThat(Refusals.of(new RegistryException(0, "registry away", null))).isEmpty();
        assertThat(Refusals.of(new RegistryException(503, "registry busy", null)))
                .isEmpty();
        assertThat(Refusals.of(new SerializationException("wrapped", new RegistryException(0, "registry away", null))))
                .isEmpty();
        assertThat(Refusals.of(new CompletionException(new TimeoutException("broker away"))))
                .isEmpty();
    }
}
