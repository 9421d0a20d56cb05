package io.wirewatch.alerting.channel;

import io.wirewatch.avro.Delivery;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Messages about several alerts at once that every channel for people must be able to bring. */
final class DigestMessages {
    private DigestMessages() {}

    /** One that was updated, one withdrawn, one with text that wants to be more than text; two are left out. */
    static Delivery digest() {
        return of(
                "\"quiet\",\"limit\"",
                5,
                "[{\"id\":\"pact\",\"name\":\"Pact watch\",\"alerts\":4},{\"id\":\"offices\",\"name\":\"Offices\",\"alerts\":1}]",
                List.of(ChannelMessages.updated(), ChannelMessages.withdrawn(), ChannelMessages.hostile()));
    }

    /** Fifty of seventy, each long, and each full of what is markup somewhere. */
    static Delivery huge() {
        return of(
                "\"digest\"",
                70,
                "[{\"id\":\"pact\",\"name\":\"Pact " + "*_`<&]条".repeat(500) + "\",\"alerts\":70}]",
                IntStream.range(0, 50)
                        .mapToObj(i -> i % 2 == 0 ? ChannelMessages.hostile() : ChannelMessages.dense())
                        .toList());
    }

    /** As many as are shown, each as alerts usually are. */
    static Delivery usual(int alerts) {
        return of(
                "\"digest\"",
                alerts,
                "[{\"id\":\"pact\",\"name\":\"Pact watch\",\"alerts\":" + alerts + "}]",
                IntStream.range(0, alerts)
                        .mapToObj(i -> ChannelMessages.raised())
                        .toList());
    }

    /** @param heldFor in JSON, likewise {@code subscriptions} */
    static Delivery of(String heldFor, int count, String subscriptions, List<Delivery> alerts) {
        return ChannelMessages.delivery(
                "digest",
                "{\"type\":\"alerts.digest\",\"timestamp\":\"2026-11-24T05:50:00.000Z\",\"data\":{\"id\":\"dlv_1\","
                        + "\"endpoint\":\"end_1\",\"heldFor\":[" + heldFor + "],"
                        + "\"from\":\"2026-11-23T21:04:10.000Z\",\"to\":\"2026-11-24T05:49:59.000Z\","
                        + "\"count\":" + count + ",\"subscriptions\":" + subscriptions + ",\"alerts\":["
                        + alerts.stream().map(Delivery::getBody).collect(Collectors.joining(","))
                        + "],\"left\":" + (count - alerts.size()) + "}}");
    }
}
