package io.wirewatch.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirewatch.avro.Notice;
import io.wirewatch.gateway.view.View.Span;
import io.wirewatch.schemas.AvroSerde;
import io.wirewatch.schemas.Topics;
import io.wirewatch.testing.WirewatchCluster;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(WirewatchCluster.Extension.class)
class NoticeStoreTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.NOTICES.name(), 2);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final NoticeStore.Filter ALL = new NoticeStore.Filter(null, Set.of(), null);

    @TempDir
    Path folder;

    private View view;
    private AvroSerde<Notice> serde;
    private NoticeStore store;

    @BeforeEach
    void open(WirewatchCluster cluster) {
        view = new View(folder.resolve("view.db"));
        serde = cluster.serde(Topics.NOTICES);
        store = new NoticeStore(view, serde);
    }

    @AfterEach
    void close() {
        view.close();
    }

    private void read(long offset, byte[] value) {
        view.advance(
                Map.of(PARTITION, new Span(0, offset + 1)),
                db -> store.apply(
                        db,
                        new ConsumerRecord<>(Topics.NOTICES.name(), PARTITION.partition(), offset, "source/a", value)));
    }

    private void read(long offset, String id, Instant at) {
        read(
                offset,
                serde.write(Notice.newBuilder()
                        .setId(id)
                        .setKind("source.broken")
                        .setSubject("source/a")
                        .setSince(NOON)
                        .setAt(at)
                        .build()));
    }

    private void logBeginsAt(long first) {
        new Retention(view).apply(Map.of(PARTITION, first), topic -> store);
    }

    private List<String> ids() {
        return store.page(ALL, null, 10).stream().map(Notice::getId).toList();
    }

    @Test
    void oneThatWasWrittenAgainAfterACrashIsOneAndKeepsItsPlace() {
        read(0, "ntc_1", NOON);
        read(1, "ntc_2", NOON.plusSeconds(1));
        read(2, "ntc_1", NOON.plusSeconds(2));
        assertThat(ids()).containsExactly("ntc_2", "ntc_1");
        assertThat(store.get("ntc_1"))
                .hasValueSatisfying(notice -> assertThat(notice.getAt()).isEqualTo(NOON));
    }

    @Test
    void itGoesWhenTheLogHoldsItNoLongerInAnyCopy() {
        read(0, "ntc_1", NOON);
        read(1, "ntc_2", NOON);
        read(2, "ntc_1", NOON);
        logBeginsAt(2);
        assertThat(ids()).containsExactly("ntc_1");
        logBeginsAt(3);
        assertThat(ids()).isEmpty();
        assertThat(store.get("ntc_1")).isEmpty();
    }

    @Test
    void thoseOfOneMomentArePagedWithoutLossOrRepeat() {
        for (int i = 0; i < 5; i++) {
            read(i, "ntc_" + i, NOON);
        }
        List<Notice> first = store.page(ALL, null, 2);
        List<Notice> rest =
                store.page(ALL, new NoticeStore.Position(NOON, first.getLast().getId()), 10);
        assertThat(first).extracting(Notice::getId).containsExactly("ntc_4", "ntc_3");
        assertThat(rest).extracting(Notice::getId).containsExactly("ntc_2", "ntc_1", "ntc_0");
    }

    @Test
    void whatIsNoNoticeIsRefusedAndChangesNothing() {
        for (byte[] value :
                new byte[][] {null, {1, 2, 3}, serde.write(Notice.newBuilder().build())}) {
            assertThatThrownBy(() -> read(0, value)).isInstanceOf(SerializationException.class);
        }
        assertThat(ids()).isEmpty();
    }
}
