package io.wirewatch.core.matching;

import java.util.Arrays;

/**
 * Puts texts in UTF-8 in the order of their bytes. The few bytes behind what all begin with become numbers, which sort fast
 * and tell nearly all ids apart; the texts themselves are compared only where they do not.
 */
final class Utf8Order {
    private Utf8Order() {}

    static void sort(byte[][] texts) {
        int common = common(texts);
        int places = Integer.SIZE - Integer.numberOfLeadingZeros(texts.length);
        long[] keys = new long[texts.length];
        for (int i = 0; i < keys.length; i++) {
            // Above the place, and below the sign.
            keys[i] = leading(texts[i], common) >>> (places + 1) << places | i;
        }
        Arrays.sort(keys);
        byte[][] unsorted = texts.clone();
        for (int i = 0; i < keys.length; i++) {
            texts[i] = unsorted[(int) (keys[i] & (1L << places) - 1)];
        }
        sortEqual(texts, keys, places);
    }

    /** How many bytes all texts begin with alike. */
    private static int common(byte[][] texts) {
        int common = texts.length == 0 ? 0 : texts[0].length;
        for (byte[] text : texts) {
            int differs = Arrays.mismatch(texts[0], 0, common, text, 0, Math.min(common, text.length));
            common = differs < 0 ? common : differs;
        }
        return common;
    }

    /** Eight bytes as one number, the first uppermost; 0 for those behind the end. */
    private static long leading(byte[] text, int from) {
        long leading = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            leading = leading << Byte.SIZE | (i < text.length ? text[i] & 0xFF : 0);
        }
        return leading;
    }

    private static void sortEqual(byte[][] texts, long[] keys, int places) {
        int start = 0;
        for (int i = 1; i <= keys.length; i++) {
            if (i == keys.length || keys[i] >>> places != keys[start] >>> places) {
                if (i - start > 1) {
                    Arrays.sort(texts, start, i, Arrays::compareUnsigned);
                }
                start = i;
            }
        }
    }
}
