package io.wirewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirewatch.avro.Alert;
import io.wirewatch.avro.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What records share is the same on the wire as what they do not. */
class RecordWriterTest {
    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final AvroSerde<Alert> serde = new AvroSerde<>(Topics.ALERTS, registry);

    RecordWriterTest() {
        registry.register(Topics.ALERTS.subject(), Alert.getClassSchema());
    }

    @Test
    void aSharedPartIsWrittenAsIfItWereOneRecordsOwn() {
        Evidence own =
                Evidence.newBuilder().setTerm("NATO").setQuote("NATO met.").build();
        Shared shared = new Shared(own);

        byte[] expected = serde.write(alert("one", own));

        assertThat(serde.write(alert("one", shared))).isEqualTo(expected);
        assertThat(serde.write(alert("one", shared))).isEqualTo(expected);
        assertThat(serde.read(serde.write(alert("two", shared)))).isEqualTo(serde.read(serde.write(alert("two", own))));
    }

    @Test
    void aSharedPartIsEncodedOnce() {
        Shared shared = new Shared(Evidence.newBuilder().setQuote("before").build());
        serde.write(alert("one", shared));
        shared.put("quote", "after");

        assertThat(serde.read(serde.write(alert("two", shared))).getEvidence())
                .extracting(Evidence::getQuote)
                .containsExactly("before", "before");
    }

    private static Alert alert(String id, Evidence evidence) {
        return Alert.newBuilder()
                .setId(id)
                .setEvidence(List.of(evidence, evidence))
                .build();
    }

    private static final class Shared extends Evidence implements SharedPart {
        private byte[] bytes;

        Shared(Evidence of) {
            of.getSchema().getFields().forEach(field -> put(field.pos(), of.get(field.pos())));
        }

        @Override
        public byte[] encoded() {
            return bytes;
        }

        @Override
        public void encoded(byte[] made) {
            bytes = made;
        }
    }
}
