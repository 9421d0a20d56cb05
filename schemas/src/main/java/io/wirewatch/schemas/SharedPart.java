package io.wirewatch.schemas;

/**
 * A record that stands in many others and does not change: its bytes are made when the first of them is written, and copied
 * into the rest. For records of this version's schemas, which a class made from a schema is. Not written by two threads at once.
 */
public interface SharedPart {
    /** Its bytes, or null where none are kept. */
    byte[] encoded();

    /** Keeps its bytes. */
    void encoded(byte[] bytes);
}
