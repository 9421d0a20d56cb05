package io.wirewatch.alerting;

import io.wirewatch.avro.DeliveryCommand;
import io.wirewatch.avro.Endpoint;
import io.wirewatch.avro.Notice;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.runtime.kafka.InputRecord;
import io.wirewatch.runtime.kafka.Outbox;
import io.wirewatch.runtime.kafka.RecordHandler;
import io.wirewatch.runtime.kafka.RefusedRecordException;
import io.wirewatch.schemas.Topics;
import java.util.List;

/** Says which endpoints a notice goes to: those that want notices, one command each. The same read again gives the same. */
final class NoticePlanner implements RecordHandler<Notice> {
    private final Endpoints endpoints;

    NoticePlanner(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void batch(List<InputRecord<Notice>> records) {
        endpoints.refresh();
    }

    @Override
    public void handle(InputRecord<Notice> record, Outbox outbox) {
        Notice notice = record.value();
        if (notice == null || notice.getId().isEmpty() || notice.getKind().isEmpty()) {
            throw new RefusedRecordException("incomplete", "a notice has an id and a kind");
        }
        for (Endpoint endpoint : endpoints.all()) {
            if (endpoint.getNotices()) {
                outbox.send(
                        Topics.DELIVERY_COMMANDS,
                        endpoint.getId(),
                        command(endpoint.getId(), notice),
                        record.timestamp());
            }
        }
    }

    private static DeliveryCommand command(String endpoint, Notice notice) {
        return DeliveryCommand.newBuilder()
                .setTenant(notice.getTenant())
                .setEndpoint(endpoint)
                .setKind(Messages.NOTICE)
                .setDelivery(Ids.delivery(endpoint, notice.getId(), 0))
                .setNotice(notice)
                .setRequestedAt(notice.getAt())
                .build();
    }
}
