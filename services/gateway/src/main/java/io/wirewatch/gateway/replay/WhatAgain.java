package io.wirewatch.gateway.replay;

import java.util.List;

/**
 * What a reprocessing is asked to do again, for real or as a dry run.
 *
 * @param stage {@code cleaning | extraction}
 * @param sources ids, labels or hosts of the sources whose releases are read again, as {@code source:} takes them; null or empty: all
 * @param selectors of cleaning, those that pages are read by: {@code recorded}, by which each was read last, or {@code current}, those
 *     that its source has now; null: recorded
 */
public record WhatAgain(String stage, List<String> sources, String selectors) {
    public static final String CLEANING = "cleaning";
    public static final String EXTRACTION = "extraction";
    public static final String CURRENT = "current";

    private static final String RECORDED = "recorded";
    private static final int MOST_SOURCES = 1000;
    private static final int LONGEST_SOURCE = 300;

    public WhatAgain {
        if (!EXTRACTION.equals(stage) && !CLEANING.equals(stage)) {
            throw new IllegalArgumentException("stage takes cleaning or extraction, not "
                    + (stage == null ? "nothing" : "\"" + stage + "\"") + ": it says what is done again");
        }
        sources = checked(sources);
        if (selectors != null && !selectors.equals(RECORDED) && !selectors.equals(CURRENT)) {
            throw new IllegalArgumentException("selectors takes recorded or current, not \"" + selectors + "\"");
        }
        if (CURRENT.equals(selectors) && !CLEANING.equals(stage)) {
            throw new IllegalArgumentException(
                    "selectors are what cleaning reads pages by, and extraction reads texts: set stage to cleaning");
        }
        selectors = selectors == null ? RECORDED : selectors;
    }

    private static List<String> checked(List<String> sources) {
        if (sources == null) {
            return List.of();
        }
        if (sources.size() > MOST_SOURCES) {
            throw new IllegalArgumentException("sources takes " + MOST_SOURCES + " at most, not " + sources.size());
        }
        for (String source : sources) {
            if (source == null || source.isBlank() || source.length() > LONGEST_SOURCE) {
                throw new IllegalArgumentException(
                        "sources takes ids, labels or hosts, 1 to " + LONGEST_SOURCE + " characters each");
            }
        }
        return sources.stream().distinct().toList();
    }
}
