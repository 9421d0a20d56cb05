package io.wirewatch.core.delivery;

import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Not tried yet in this round. */
    PENDING,
    /** Waits for a time at which its endpoint wants alerts, to go with others then. */
    HELD,
    /** Tried without success; another attempt follows. */
    RETRYING,
    /** Answered 2xx. */
    DELIVERED,
    /** Went as part of another delivery, and came or failed with it; a resend sends it alone. */
    BUNDLED,
    /** Given up; a resend opens it again. */
    FAILED,
    /** Not wanted by its endpoint; a resend sends it all the same. */
    SKIPPED;

    /** The name that records and the API use. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether attempts follow by themselves. */
    public boolean isOpen() {
        return this == PENDING || this == HELD || this == RETRYING;
    }

    /** The state of that name; {@link #FAILED} for a name that this version does not know, since a resend opens it. */
    public static DeliveryState of(String text) {
        return switch (text) {
            case "pending" -> PENDING;
            case "held" -> HELD;
            case "retrying" -> RETRYING;
            case "delivered" -> DELIVERED;
            case "bundled" -> BUNDLED;
            case "skipped" -> SKIPPED;
            default -> FAILED;
        };
    }
}
