package io.wirewatch.core.release;

import java.util.Locale;

/** What a release says about a release, where it is no plain one. */
public enum Notice {
    /** Takes one back. */
    KILL,
    /** Puts one right. */
    CORRECTION,
    /** Carries one on. */
    UPDATE,
    /** Sends one again. */
    REPEAT,
    /** The release was erased on legal demand: title and text are empty for ever. */
    ERASURE;

    /** The name that records and the API use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The notice of that name; null for null and for a name that this version does not know. */
    public static Notice of(String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "kill" -> KILL;
            case "correction" -> CORRECTION;
            case "update" -> UPDATE;
            case "repeat" -> REPEAT;
            case "erasure" -> ERASURE;
            default -> null;
        };
    }
}
