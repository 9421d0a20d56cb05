package io.wirewatch.gateway.replay;

import io.wirewatch.gateway.http.TimeRange;
import java.util.List;

/**
 * A replay as clients ask for it.
 *
 * @param kind {@code backfill | reprocess}
 * @param subscription the one that it is for, or null where {@code subscriptions} names them, or it is for none
 * @param subscriptions those that it is for, all found in one pass
 * @param stage what a reprocessing does again: {@code cleaning | extraction}; null for a backfill
 * @param sources of a reprocessing: {@link WhatAgain}
 * @param selectors of cleaning done again: {@link WhatAgain}
 * @param from RFC 3339, or null
 * @param to RFC 3339, or null
 * @param pace alerts a minute, of a reprocessing changed releases or pages; for replays that send
 */
record ReplayRequest(
        String kind,
        String subscription,
        List<String> subscriptions,
        String stage,
        List<String> sources,
        String selectors,
        String from,
        String to,
        Boolean deliver,
        Integer pace) {
    static final int USUAL_PACE = 60;

    private static final String BACKFILL = "backfill";
    private static final String REPROCESS = "reprocess";

    private static final int MOST_SUBSCRIPTIONS = 1000;
    private static final int FASTEST_PACE = 6000;

    ReplayRequest {
        if (!BACKFILL.equals(kind) && !REPROCESS.equals(kind)) {
            throw new IllegalArgumentException("kind takes backfill or reprocess, not \"" + kind + "\"");
        }
        if (subscription != null && subscriptions != null) {
            throw new IllegalArgumentException("subscription is for one, subscriptions for several: send one of them");
        }
        subscriptions = subscription == null ? distinct(subscriptions) : List.of(subscription);
        if (REPROCESS.equals(kind)) {
            new WhatAgain(stage, sources, selectors);
            checkReprocess(subscriptions);
        } else {
            if (stage != null || sources != null || selectors != null) {
                throw new IllegalArgumentException("a backfill has no stage, sources or selectors");
            }
            checkBackfill(subscriptions);
        }
        if (subscriptions.size() > MOST_SUBSCRIPTIONS) {
            throw new IllegalArgumentException("subscriptions takes " + MOST_SUBSCRIPTIONS + " at most, not "
                    + subscriptions.size() + ": ask for several replays");
        }
        if (pace != null && !Boolean.TRUE.equals(deliver)) {
            throw new IllegalArgumentException("pace is for alerts that are sent: set deliver, or leave pace out");
        }
        if (pace != null && (pace < 1 || pace > FASTEST_PACE)) {
            throw new IllegalArgumentException(
                    "pace is " + paced(kind) + " a minute and takes 1 to " + FASTEST_PACE + ", not " + pace);
        }
        TimeRange.of(from, to);
    }

    private static void checkBackfill(List<String> subscriptions) {
        if (subscriptions.isEmpty() || subscriptions.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a backfill needs a subscription");
        }
    }

    private static void checkReprocess(List<String> subscriptions) {
        if (!subscriptions.isEmpty()) {
            throw new IllegalArgumentException(
                    "a reprocessing is for no subscription: what is found in releases is for all"
                            + " rules; try it for some with POST /api/v1/replays:preview");
        }
    }

    private static String paced(String kind) {
        return REPROCESS.equals(kind) ? "changed releases" : "alerts";
    }

    private static List<String> distinct(List<String> ids) {
        if (ids == null) {
            return List.of();
        }
        if (ids.contains(null)) {
            throw new IllegalArgumentException("subscriptions takes ids, not null");
        }
        return ids.stream().distinct().toList();
    }

    TimeRange range() {
        return TimeRange.of(from, to);
    }

    /** What is done again; null where it is a backfill. */
    WhatAgain again() {
        return REPROCESS.equals(kind) ? new WhatAgain(stage, sources, selectors) : null;
    }

    boolean isToDeliver() {
        return Boolean.TRUE.equals(deliver);
    }

    /** Alerts a minute, of a reprocessing changed releases; null where none is sent. */
    Integer paceToKeep() {
        return !isToDeliver() ? null : pace == null ? (Integer) USUAL_PACE : pace;
    }
}
