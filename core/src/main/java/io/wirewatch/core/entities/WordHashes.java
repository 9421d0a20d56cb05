package io.wirewatch.core.entities;

import java.util.Arrays;

/** A small set of words by their hashes. */
final class WordHashes {
    private final int[] table;

    private WordHashes(int[] table) {
        this.table = table;
    }

    /** @param words in lower case, blanks between them */
    static WordHashes of(String words) {
        String[] all = words.split(" ");
        int size = Integer.highestOneBit(all.length) * 8;
        int[] table = new int[size];
        for (String word : all) {
            int hash = NameTokens.hash(word);
            int slot = slot(hash, size);
            while (table[slot] != 0) {
                slot = slot + 1 & size - 1;
            }
            table[slot] = hash;
        }
        return new WordHashes(Arrays.copyOf(table, size));
    }

    boolean has(int hash) {
        int slot = slot(hash, table.length);
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return true;
            }
            slot = slot + 1 & table.length - 1;
        }
        return false;
    }

    private static int slot(int hash, int size) {
        return (hash ^ hash >>> 15) & size - 1;
    }
}
