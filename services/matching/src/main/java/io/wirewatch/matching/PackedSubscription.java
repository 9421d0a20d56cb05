package io.wirewatch.matching;

import io.wirewatch.core.alert.ActiveSubscription;
import io.wirewatch.core.alert.Alert.SubscriptionRef;
import io.wirewatch.core.rules.ExpressionCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * A subscription as one array of bytes without its id, for this process alone. A million of them are moved by every
 * collection while they come in, and an array is moved faster than a dozen objects; few are asked for at a time.
 */
final class PackedSubscription {
    private PackedSubscription() {}

    static byte[] pack(ActiveSubscription subscription) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            out.writeString(subscription.reference().name());
            out.writeInt(subscription.reference().version());
            out.writeString(subscription.reference().expression());
            byte[] rule = ExpressionCodec.encode(subscription.expression());
            out.writeInt(rule.length);
            out.writeFixed(rule);
            out.writeLong(subscription.since().getEpochSecond());
            out.writeInt(subscription.since().getNano());
            write(subscription.maxAge(), out);
            write(subscription.cooldown(), out);
            out.writeInt(subscription.endpoints().size());
            for (String endpoint : subscription.endpoints()) {
                out.writeString(endpoint);
            }
            out.writeString(subscription.urgency());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ActiveSubscription unpack(String id, byte[] packed) {
        BinaryDecoder in = DecoderFactory.get().binaryDecoder(packed, null);
        try {
            String name = in.readString();
            int version = in.readInt();
            String expression = in.readString();
            byte[] rule = new byte[in.readInt()];
            in.readFixed(rule);
            Instant since = Instant.ofEpochSecond(in.readLong(), in.readInt());
            Duration maxAge = duration(in);
            Duration cooldown = duration(in);
            int endpoints = in.readInt();
            List<String> ids = new ArrayList<>(endpoints);
            for (int i = 0; i < endpoints; i++) {
                ids.add(in.readString());
            }
            return new ActiveSubscription(
                    new SubscriptionRef(id, name, version, expression),
                    ExpressionCodec.decode(rule),
                    since,
                    maxAge,
                    cooldown,
                    ids,
                    in.readString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Duration duration, BinaryEncoder out) throws IOException {
        out.writeBoolean(duration != null);
        if (duration != null) {
            out.writeLong(duration.getSeconds());
            out.writeInt(duration.getNano());
        }
    }

    private static Duration duration(BinaryDecoder in) throws IOException {
        return in.readBoolean() ? Duration.ofSeconds(in.readLong(), in.readInt()) : null;
    }
}
