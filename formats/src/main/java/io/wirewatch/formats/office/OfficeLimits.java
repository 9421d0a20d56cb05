package io.wirewatch.formats.office;

import java.time.Duration;

/**
 * What reading a document may cost.
 *
 * @param deadline how long one document may take
 * @param megabytes heap of a worker
 * @param characters longest text
 * @param workers how many are at work at once
 * @param idle how long a worker without work is kept
 */
public record OfficeLimits(Duration deadline, int megabytes, int characters, int workers, Duration idle) {
    public static final OfficeLimits DEFAULT =
            new OfficeLimits(Duration.ofSeconds(30), 256, 4 * 1024 * 1024, 2, Duration.ofMinutes(1));

    public OfficeLimits {
        if (!deadline.isPositive() || idle.isNegative() || megabytes < 1 || characters < 1 || workers < 1) {
            throw new IllegalArgumentException("limits of documents are positive");
        }
    }
}
