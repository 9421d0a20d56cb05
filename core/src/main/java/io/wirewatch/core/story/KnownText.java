package io.wirewatch.core.story;

import java.time.Instant;

/**
 * A text that was met.
 *
 * @param story the story that it is of
 * @param arrivedAt when it was met first, by arrival time
 * @param publishedAt event time of the release that had it first
 * @param dateKnown whether that release said when it was published
 * @param sketch {@link Sketch#bytes}; empty where the text is too short for one
 */
public record KnownText(String story, Instant arrivedAt, Instant publishedAt, boolean dateKnown, byte[] sketch) {}
