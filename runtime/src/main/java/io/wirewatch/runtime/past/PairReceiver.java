package io.wirewatch.runtime.past;

/** Takes each text with what was found in it when it came in. */
public interface PairReceiver {
    /** Takes the next one, or a text alone. */
    void take(Pair pair);

    /** Told of mentions of which the stretch has no text. */
    void withoutText();
}
