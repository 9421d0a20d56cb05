package io.wirewatch.runtime.past;

/**
 * What a pass over the past reads of each topic. All versions of a release are in the partitions of one number.
 *
 * @param current mentions that may be taken as they are
 * @param stale clean releases to be tagged afresh; none of them lies behind what extraction has made mentions of
 */
public record PastStretch(LogRange current, LogRange stale) {}
