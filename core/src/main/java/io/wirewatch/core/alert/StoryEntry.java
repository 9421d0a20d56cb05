package io.wirewatch.core.alert;

import java.util.List;

/**
 * What one input did to the alerts about a story.
 *
 * @param story story id
 * @param number its place among the entries of the story, from 0 on
 * @param steps a step for each subscription whose alert it changed: all of one input, and of one release as it matches;
 *     never empty
 */
public record StoryEntry(String story, int number, List<AlertStep> steps) {
    public StoryEntry {
        steps = List.copyOf(steps);
    }
}
