package io.wirewatch.core.entities;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Weights of features and of pairs of tags. A feature is a hash; it has a byte for each tag of a name, relative to being
 * outside. They lie in a table of open addressing, two longs a feature, so that a look-up is one line of the cache:
 * the hash and four weights, and eight weights.
 */
final class NameModel {
    private static final int MAGIC = 0x57574E45;
    private static final int VERSION = 1;
    private static final int MOST_FEATURES = 1 << 22;
    private static final int LONGS = 2;
    private static final long LANES = 0x00FF00FF00FF00FFL;
    private static final int BIAS = 128;

    private final String name;
    private final int features;
    private final long[] slots;
    private final int mask;
    private final short[] pairs;

    /**
     * @param name of the training that made it
     * @param keys hashes of features, none 0
     * @param weights {@link NameTags#NAMES} for each feature
     * @param pairs weight of each tag behind each other, {@link NameTags#ALL} squared
     */
    NameModel(String name, int[] keys, byte[] weights, short[] pairs) {
        this.name = name;
        this.features = keys.length;
        this.pairs = pairs.clone();
        int capacity = Math.max(2, Integer.highestOneBit(Math.max(1, keys.length - 1)) * 2);
        if (capacity < keys.length * 4 / 3) {
            capacity *= 2;
        }
        this.mask = capacity - 1;
        this.slots = new long[LONGS * capacity];
        for (int i = 0; i < keys.length; i++) {
            put(keys[i], weights, i * NameTags.NAMES);
        }
    }

    String name() {
        return name;
    }

    int features() {
        return features;
    }

    short[] pairs() {
        return pairs;
    }

    private void put(int key, byte[] weights, int from) {
        int slot = key & mask;
        while (slots[LONGS * slot] != 0) {
            slot = slot + 1 & mask;
        }
        long first = (long) key << 32;
        long second = 0;
        for (int i = 0; i < 4; i++) {
            first |= (long) (weights[from + i] + BIAS) << 8 * i;
        }
        for (int i = 0; i < 8; i++) {
            second |= (long) (weights[from + 4 + i] + BIAS) << 8 * i;
        }
        slots[LONGS * slot] = first;
        slots[LONGS * slot + 1] = second;
    }

    /**
     * Adds up what features say.
     *
     * @param keys of {@code count} features
     * @param scores takes the sum for each tag of a name, from {@code at} on
     */
    void score(int[] keys, int count, int[] scores, int at) {
        long even = 0;
        long odd = 0;
        long evenMore = 0;
        long oddMore = 0;
        int known = 0;
        for (int i = 0; i < count; i++) {
            int key = keys[i];
            int slot = key & mask;
            long first = slots[LONGS * slot];
            while (first != 0 && (int) (first >>> 32) != key) {
                slot = slot + 1 & mask;
                first = slots[LONGS * slot];
            }
            if (first != 0) {
                long second = slots[LONGS * slot + 1];
                known++;
                // Sixteen bits hold the sum of 257 bytes: more than a token has features.
                even += first & 0x00FF00FFL;
                odd += first >>> 8 & 0x00FF00FFL;
                evenMore += second & LANES;
                oddMore += second >>> 8 & LANES;
            }
        }
        int bias = BIAS * known;
        for (int i = 0; i < 2; i++) {
            scores[at + 2 * i] = (int) (even >>> 16 * i & 0xFFFF) - bias;
            scores[at + 2 * i + 1] = (int) (odd >>> 16 * i & 0xFFFF) - bias;
        }
        for (int i = 0; i < 4; i++) {
            scores[at + 4 + 2 * i] = (int) (evenMore >>> 16 * i & 0xFFFF) - bias;
            scores[at + 5 + 2 * i] = (int) (oddMore >>> 16 * i & 0xFFFF) - bias;
        }
    }

    /** Reads what {@link #write} wrote. @throws IOException if it is something else, cut short, or damaged */
    static NameModel read(InputStream in) throws IOException {
        DataInputStream head = new DataInputStream(in);
        try {
            if (head.readInt() != MAGIC) {
                throw new IOException("this is no model of names");
            }
            int version = head.readInt();
            if (version != VERSION) {
                throw new IOException("the model of names has version " + version + ", not " + VERSION);
            }
            long checksum = head.readLong();
            byte[] packed = head.readNBytes(head.readInt());
            CRC32 crc = new CRC32();
            crc.update(packed);
            if (crc.getValue() != checksum) {
                throw new IOException("the model of names is cut short or damaged");
            }
            return unpack(new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed))));
        } catch (EOFException | IllegalArgumentException e) {
            throw new IOException("the model of names is cut short or damaged", e);
        }
    }

    private static NameModel unpack(DataInputStream in) throws IOException {
        String name = in.readUTF();
        short[] pairs = new short[NameTags.ALL * NameTags.ALL];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = in.readShort();
        }
        int count = in.readInt();
        if (count < 0 || count > MOST_FEATURES) {
            throw new IOException("a model of names cannot have " + count + " features");
        }
        byte[] raw = in.readNBytes(count * (Integer.BYTES + NameTags.NAMES));
        if (raw.length != count * (Integer.BYTES + NameTags.NAMES)) {
            throw new EOFException();
        }
        int[] keys = new int[count];
        byte[] weights = new byte[count * NameTags.NAMES];
        int key = 0;
        for (int i = 0; i < count; i++) {
            int step = 0;
            for (int part = 0; part < Integer.BYTES; part++) {
                step = step << 8 | raw[part * count + i] & 0xFF;
            }
            key += step;
            keys[i] = key;
            for (int tag = 0; tag < NameTags.NAMES; tag++) {
                weights[i * NameTags.NAMES + tag] = raw[(Integer.BYTES + tag) * count + i];
            }
        }
        return new NameModel(name, keys, weights, pairs);
    }

    /** Writes a model: column by column and sorted, which packs best. Arguments as of the constructor; keys in unsigned order. */
    static void write(OutputStream to, String name, int[] keys, byte[] weights, short[] pairs) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed, best))) {
            out.writeUTF(name);
            for (short pair : pairs) {
                out.writeShort(pair);
            }
            out.writeInt(keys.length);
            for (int part = 0; part < Integer.BYTES; part++) {
                byte[] column = new byte[keys.length];
                for (int i = 0; i < keys.length; i++) {
                    int step = keys[i] - (i == 0 ? 0 : keys[i - 1]);
                    column[i] = (byte) (step >>> 24 - 8 * part);
                }
                out.write(column);
            }
            for (int tag = 0; tag < NameTags.NAMES; tag++) {
                byte[] column = new byte[keys.length];
                for (int i = 0; i < keys.length; i++) {
                    column[i] = weights[i * NameTags.NAMES + tag];
                }
                out.write(column);
            }
        } finally {
            best.end();
        }
        byte[] bytes = packed.toByteArray();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        DataOutputStream head = new DataOutputStream(to);
        head.writeInt(MAGIC);
        head.writeInt(VERSION);
        head.writeLong(crc.getValue());
        head.writeInt(bytes.length);
        head.write(bytes);
        head.flush();
    }
}
