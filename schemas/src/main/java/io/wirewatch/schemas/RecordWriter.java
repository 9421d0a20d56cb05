package io.wirewatch.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Writes records, and what many of them share ({@link SharedPart}) only once.
 *
 * @param <V> the record
 */
final class RecordWriter<V> extends SpecificDatumWriter<V> {
    RecordWriter(Schema schema, SpecificData data) {
        super(schema, data);
    }

    @Override
    protected void writeRecord(Schema schema, Object datum, Encoder out) throws IOException {
        if (!(datum instanceof SharedPart part)) {
            super.writeRecord(schema, datum, out);
            return;
        }
        if (part.encoded() == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            super.writeRecord(schema, datum, encoder);
            encoder.flush();
            part.encoded(bytes.toByteArray());
        }
        out.writeFixed(part.encoded());
    }
}
