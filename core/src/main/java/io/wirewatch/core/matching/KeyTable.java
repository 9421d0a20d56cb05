package io.wirewatch.core.matching;

import io.wirewatch.core.extraction.Actor;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of the names that rules use, and how many uses each has: for the writer alone. A name without a use is let go
 * and its number given to another.
 */
final class KeyTable {
    /**
     * So many numbers stand for nothing that a release has: every release "has" them, and a node that grows too large is
     * cut into as many.
     */
    static final int ALWAYS = 16;

    /** The largest number of a key; see {@link Program}. */
    private static final int MAX_NUMBER = Program.OPERAND;

    private static final int MAX_LENGTH = 0xFFFF;
    /** Says little about a release: kind, source, language. */
    private static final int BROAD = 1_000_000;

    private final FreeNumbers numbers = new FreeNumbers(ALWAYS);
    private final ChunkedInts uses = new ChunkedInts();
    private final ChunkedInts places = new ChunkedInts();
    private final ChunkedInts weights = new ChunkedInts();
    /** Numbers made while a rule is read, that have no use yet. */
    private final List<Integer> fresh = new ArrayList<>();

    private Names names = Names.empty();
    private int filters;
    private int size;

    /** The number of a name, a new one if it has none. */
    int number(NameKind kind, String text) {
        byte[] name = Names.bytes(text);
        int number = names.find(kind, name);
        if (number >= 0) {
            return number;
        }
        if (name.length > MAX_LENGTH) {
            throw new IllegalArgumentException("a name of " + name.length + " bytes");
        }
        int made = numbers.take();
        if (made > MAX_NUMBER) {
            throw new IllegalStateException("more names than the index can number");
        }
        names = names.with(kind, name, made);
        places.set(made, names.place(kind, name));
        weights.set(made, weight(kind, text));
        filters += kind == NameKind.FILTER ? 1 : 0;
        size++;
        fresh.add(made);
        return made;
    }

    private static int weight(NameKind kind, String text) {
        return switch (kind) {
            // A phrase stands in fewer releases than an actor that as many rules ask for.
            case ACTOR -> text.startsWith(Actor.PHRASE_PREFIX) ? 0 : 1;
            case KIND -> BROAD;
            case FILTER -> 2 * BROAD;
        };
    }

    /** How common a key is, as far as its uses tell: who is often asked for is often mentioned. */
    long cost(int key) {
        return key < ALWAYS ? Long.MAX_VALUE / 2 : 2L * uses.get(key) + weights.get(key);
    }

    void use(int key) {
        if (key >= ALWAYS) {
            uses.add(key, 1);
        }
    }

    void release(int key) {
        if (key < ALWAYS) {
            return;
        }
        uses.add(key, -1);
        if (uses.get(key) == 0) {
            letGo(key);
        }
    }

    /** Lets the names go that were read and not used. */
    void settle() {
        for (int key : fresh) {
            if (uses.get(key) == 0) {
                letGo(key);
            }
        }
        fresh.clear();
    }

    private void letGo(int key) {
        names = names.without(places.get(key), key);
        filters -= weights.get(key) == 2 * BROAD ? 1 : 0;
        places.set(key, 0);
        numbers.giveBack(key);
        size--;
    }

    Names names() {
        return names;
    }

    boolean hasFilters() {
        return filters > 0;
    }

    /** How many names have a number. */
    int size() {
        return size;
    }

    /** One more than the largest number of a key. */
    int end() {
        return numbers.end();
    }
}
