package io.wirewatch.bench.rivals;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warmUp of each reader, not counted
 * @param time of each in a round
 * @param rounds in turn
 */
record ArticlesPlan(Duration warmUp, Duration time, int rounds) {
    static final ArticlesPlan FULL = new ArticlesPlan(Duration.ofSeconds(20), Duration.ofSeconds(10), 5);
    static final ArticlesPlan QUICK = new ArticlesPlan(Duration.ofSeconds(3), Duration.ofSeconds(2), 2);
}
