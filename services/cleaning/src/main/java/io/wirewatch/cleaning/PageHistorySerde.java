package io.wirewatch.cleaning;

import io.wirewatch.core.cleaning.PageHistory;
import io.wirewatch.core.cleaning.PageVersion;
import io.wirewatch.core.cleaning.TextVersion;
import io.wirewatch.core.release.Notice;
import io.wirewatch.core.release.PublishedPrecision;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** The history of a page in its store: a byte that says which layout follows, then the layout's fields in order. */
final class PageHistorySerde implements Serde<PageHistory> {
    private static final int LAYOUT = 3;

    /** The layout before: without what tells what was read again. */
    private static final int NEVER_READ_AGAIN = 2;

    /** The layout before that: without notices. */
    private static final int NO_NOTICES = 1;

    @Override
    public Serializer<PageHistory> serializer() {
        return (topic, history) -> history == null ? null : write(history);
    }

    @Override
    public Deserializer<PageHistory> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(bytes);
    }

    private static byte[] write(PageHistory history) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(LAYOUT);
            out.writeInt(history.versions().size());
            for (PageVersion version : history.versions()) {
                out.writeLong(version.offset());
                out.writeLong(version.origin());
                out.writeUTF(version.cause() == null ? "" : version.cause());
                out.writeInt(version.texts().size());
                for (TextVersion text : version.texts()) {
                    write(out, text);
                }
            }
        } catch (IOException e) {
            throw new SerializationException("cannot write the history of a page", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, TextVersion text) throws IOException {
        out.writeInt(text.version());
        out.writeUTF(text.edition());
        out.writeUTF(text.fingerprint());
        out.writeBoolean(text.withdrawn());
        out.writeUTF(cut(text.title()));
        out.writeLong(text.publishedAt().toEpochMilli());
        out.writeUTF(text.precision().text());
        out.writeUTF(text.language());
        out.writeUTF(text.notice() == null ? "" : text.notice().text());
        out.writeLong(text.content());
    }

    private static PageHistory read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int layout = in.readByte();
            if (layout < NO_NOTICES || layout > LAYOUT) {
                throw new SerializationException("the history of a page has layout " + layout + ", known is " + LAYOUT);
            }
            List<PageVersion> versions = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                versions.add(version(in, layout));
            }
            return new PageHistory(versions);
        } catch (IOException e) {
            throw new SerializationException("not the history of a page", e);
        }
    }

    private static PageVersion version(DataInputStream in, int layout) throws IOException {
        long offset = in.readLong();
        long origin = layout <= NEVER_READ_AGAIN ? offset : in.readLong();
        String cause = layout == NO_NOTICES ? "" : in.readUTF();
        List<TextVersion> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(new TextVersion(
                    in.readInt(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readBoolean(),
                    in.readUTF(),
                    Instant.ofEpochMilli(in.readLong()),
                    PublishedPrecision.of(in.readUTF()),
                    in.readUTF(),
                    layout == NO_NOTICES ? null : Notice.of(in.readUTF()),
                    layout <= NEVER_READ_AGAIN ? 0 : in.readLong()));
        }
        return new PageVersion(offset, origin, cause.isEmpty() ? null : cause, texts);
    }

    /** {@code writeUTF} takes 65,535 bytes; no title that is shown anywhere has so many. */
    private static String cut(String title) {
        return title.length() <= 20_000 ? title : title.substring(0, 20_000);
    }
}
