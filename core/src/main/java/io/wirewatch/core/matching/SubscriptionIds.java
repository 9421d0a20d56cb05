package io.wirewatch.core.matching;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The ids of subscriptions by their numbers, packed: {@value #BLOCK} ids are one array of bytes, which begins with the place
 * where each of them ends. Never changes, see {@link PersistentArray}.
 */
final class SubscriptionIds {
    /** How many bytes of UTF-8 an id may have; the API allows 64. */
    static final int MAX_LENGTH = 1_000;

    static final SubscriptionIds EMPTY = new SubscriptionIds(PersistentArray.empty());

    private static final int BLOCK = 32;
    private static final int WAVE = 256;
    private static final int HEADER = 2 * BLOCK;
    private static final byte[] NO_IDS = emptyBlock();

    private final PersistentArray<byte[]> blocks;
    /** Written so that what is only touched is not left out by the compiler. */
    private int untold;

    private SubscriptionIds(PersistentArray<byte[]> blocks) {
        this.blocks = blocks;
    }

    /** The bytes of an id. */
    static byte[] bytes(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0 || bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a subscription id has 1 to " + MAX_LENGTH + " bytes, not " + bytes.length);
        }
        return bytes;
    }

    /** The id of a number that has one. */
    String get(int number) {
        byte[] block = block(number);
        int slot = number % BLOCK;
        int start = start(block, slot);
        return new String(block, start, end(block, slot) - start, StandardCharsets.UTF_8);
    }

    /**
     * The ids, in UTF-8, of numbers that have one. They lie anywhere in memory, and what this waits for is memory: so the places of
     * many are touched before the first is read.
     */
    byte[][] utf8(int[] of) {
        byte[][] list = new byte[of.length][];
        byte[][] wave = new byte[Math.min(WAVE, of.length)][];
        int[] starts = new int[wave.length];
        int touched = 0;
        for (int from = 0; from < of.length; from += WAVE) {
            int size = Math.min(WAVE, of.length - from);
            for (int i = 0; i < size; i++) {
                wave[i] = blocks.get(of[from + i] / BLOCK);
            }
            for (int i = 0; i < size; i++) {
                starts[i] = start(wave[i], of[from + i] % BLOCK);
            }
            for (int i = 0; i < size; i++) {
                touched += wave[i][starts[i]];
            }
            for (int i = 0; i < size; i++) {
                int end = end(wave[i], of[from + i] % BLOCK);
                list[from + i] = Arrays.copyOfRange(wave[i], starts[i], end);
            }
        }
        untold = touched;
        return list;
    }

    /** Whether a number has this id. */
    boolean is(int number, byte[] id) {
        byte[] block = block(number);
        int slot = number % BLOCK;
        return Arrays.equals(block, start(block, slot), end(block, slot), id, 0, id.length);
    }

    /** The same with a further id; of no bytes where the number loses its id. */
    SubscriptionIds with(int number, byte[] id) {
        byte[] block = block(number);
        int slot = number % BLOCK;
        int start = start(block, slot);
        int end = end(block, slot);
        int longer = id.length - (end - start);
        byte[] copy = new byte[block.length + longer];
        System.arraycopy(block, 0, copy, 0, start);
        System.arraycopy(id, 0, copy, start, id.length);
        System.arraycopy(block, end, copy, start + id.length, block.length - end);
        for (int i = slot; i < BLOCK; i++) {
            putEnd(copy, i, end(block, i) + longer);
        }
        return new SubscriptionIds(blocks.with(number / BLOCK, copy));
    }

    private byte[] block(int number) {
        byte[] block = blocks.get(number / BLOCK);
        return block == null ? NO_IDS : block;
    }

    private static byte[] emptyBlock() {
        byte[] block = new byte[HEADER];
        for (int i = 0; i < BLOCK; i++) {
            putEnd(block, i, HEADER);
        }
        return block;
    }

    private static int start(byte[] block, int slot) {
        return slot == 0 ? HEADER : end(block, slot - 1);
    }

    private static int end(byte[] block, int slot) {
        return (block[2 * slot] & 0xFF) << 8 | (block[2 * slot + 1] & 0xFF);
    }

    private static void putEnd(byte[] block, int slot, int end) {
        block[2 * slot] = (byte) (end >>> 8);
        block[2 * slot + 1] = (byte) end;
    }
}
