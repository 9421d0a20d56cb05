package io.wirewatch.core.entities;

/** Numbers of features. */
final class FeatureTable {
    private int[] keys;
    private int[] numbers;
    private int size;

    FeatureTable(int capacity) {
        keys = new int[capacity];
        numbers = new int[capacity];
    }

    /** The number of a feature, a new one where it had none. */
    int add(int key) {
        if (3 * size > 2 * keys.length) {
            grow();
        }
        int slot = slot(key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            numbers[slot] = size++;
        }
        return numbers[slot];
    }

    /** The number of a feature, or -1. */
    int number(int key) {
        int slot = slot(key);
        return keys[slot] == 0 ? -1 : numbers[slot];
    }

    private int slot(int key) {
        int slot = key & keys.length - 1;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private void grow() {
        int[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new int[2 * oldKeys.length];
        numbers = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }

    /** How many have one. */
    int size() {
        return size;
    }

    /** The features in the order of their numbers. */
    int[] byNumber() {
        int[] byNumber = new int[size];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                byNumber[numbers[i]] = keys[i];
            }
        }
        return byNumber;
    }
}
