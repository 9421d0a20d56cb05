package io.wirewatch.runtime.mapping;

import io.wirewatch.avro.AlertSending;
import io.wirewatch.core.alert.CoolDown;
import io.wirewatch.core.alert.Sending;

/** What matching remembers of cool-downs. */
public final class CoolDownMapper {
    private CoolDownMapper() {}

    /** The record of how a subscription stands. */
    public static io.wirewatch.avro.CoolDown toAvro(CoolDown coolDown) {
        return io.wirewatch.avro.CoolDown.newBuilder()
                .setUntil(coolDown.until())
                .setNumber(coolDown.number())
                .setSuppressed(coolDown.suppressed())
                .setAlert(coolDown.last().alert())
                .setSending(toAvro(coolDown.last().sending()))
                .build();
    }

    /** How a subscription stands, of a record. */
    public static CoolDown toCore(io.wirewatch.avro.CoolDown coolDown) {
        return new CoolDown(
                coolDown.getUntil(),
                coolDown.getNumber(),
                coolDown.getSuppressed(),
                new CoolDown.Last(coolDown.getAlert(), toCore(coolDown.getSending())));
    }

    /** The record of what was decided about an alert. */
    public static AlertSending toAvro(Sending sending) {
        return AlertSending.newBuilder()
                .setDecided(sending.decided())
                .setTold(sending.told())
                .setSuppressedBefore(sending.suppressedBefore())
                .setKeptIn(sending.keptIn())
                .build();
    }

    /** What was decided about an alert, of a record. */
    public static Sending toCore(AlertSending sending) {
        return new Sending(sending.getDecided(), sending.getTold(), sending.getSuppressedBefore(), sending.getKeptIn());
    }
}
