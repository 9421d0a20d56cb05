package io.wirewatch.bench.stories;

import io.wirewatch.core.story.KnownText;
import io.wirewatch.core.story.StoryMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The memory of stories in RocksDB, as the service has it, without the log behind it. */
final class TextsOnDisk implements StoryMemory, AutoCloseable {
    private static final byte RELEASE = 'r';
    private static final byte TEXT = 't';

    private final Options options = new Options().setCreateIfMissing(true);
    private final RocksDB db;

    TextsOnDisk(Path folder) throws RocksDBException {
        RocksDB.loadLibrary();
        this.db = RocksDB.open(options, folder.toString());
    }

    @Override
    public String storyOf(String release) {
        byte[] story = get(key(RELEASE, release));
        return story == null ? null : new String(story, StandardCharsets.UTF_8);
    }

    @Override
    public void keep(String release, String story) {
        put(key(RELEASE, release), story.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<KnownText> textsUnder(String prefix) {
        List<KnownText> found = new ArrayList<>();
        read(key(TEXT, prefix), (key, text) -> found.add(text));
        return found;
    }

    @Override
    public KnownText text(String key) {
        byte[] text = get(key(TEXT, key));
        return text == null ? null : read(text);
    }

    @Override
    public void keep(String key, KnownText text) {
        byte[] story = text.story().getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(18 + story.length + text.sketch().length)
                .putLong(text.arrivedAt().toEpochMilli())
                .putLong(text.publishedAt().toEpochMilli())
                .put((byte) (text.dateKnown() ? 1 : 0))
                .put((byte) story.length)
                .put(story)
                .put(text.sketch());
        put(key(TEXT, key), out.array());
    }

    @Override
    public void forget(String key) {
        try {
            db.delete(key(TEXT, key));
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void forEachText(BiConsumer<String, KnownText> reader) {
        read(new byte[] {TEXT}, reader);
    }

    @Override
    public void close() {
        db.close();
        options.close();
    }

    private void read(byte[] prefix, BiConsumer<String, KnownText> reader) {
        try (RocksIterator all = db.newIterator()) {
            for (all.seek(prefix); all.isValid() && begins(all.key(), prefix); all.next()) {
                byte[] key = all.key();
                reader.accept(new String(key, 1, key.length - 1, StandardCharsets.UTF_8), read(all.value()));
            }
        }
    }

    private static boolean begins(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static KnownText read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        Instant arrivedAt = Instant.ofEpochMilli(in.getLong());
        Instant publishedAt = Instant.ofEpochMilli(in.getLong());
        boolean dateKnown = in.get() != 0;
        byte[] story = new byte[in.get()];
        in.get(story);
        byte[] sketch = new byte[in.remaining()];
        in.get(sketch);
        return new KnownText(new String(story, StandardCharsets.UTF_8), arrivedAt, publishedAt, dateKnown, sketch);
    }

    private static byte[] key(byte kind, String name) {
        return ((char) kind + name).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] get(byte[] key) {
        try {
            return db.get(key);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(byte[] key, byte[] value) {
        try {
            db.put(key, value);
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }
}
