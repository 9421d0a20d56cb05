package io.wirewatch.core.delivery;

import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Not tried yet in this round. */
    PENDING,
    /** Tried without success; another attempt follows. */
    RETRYING,
    /** Answered 2xx. */
    DELIVERED,
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
        return this == PENDING || this == RETRYING;
    }

    /** The state of that name; {@link #FAILED} for a name that this version does not know, since a resend opens it. */
    public static DeliveryState of(String text) {
        return switch (text) {
            case "pending" -> PENDING;
            case "retrying" -> RETRYING;
            case "delivered" -> DELIVERED;
            case "skipped" -> SKIPPED;
            default -> FAILED;
        };
    }
}
