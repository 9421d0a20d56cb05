/**
 * Fixtures for integration tests: {@link io.wirewatch.testing.WirewatchCluster} brings a real broker with all topics and
 * schemas, {@link io.wirewatch.testing.Corpus} finds real releases where they are installed.
 *
 * <pre>{@code
 * @ExtendWith(WirewatchCluster.Extension.class)
 * class ITMatching {
 *     @Test
 *     void aMentionBecomesAMatch(WirewatchCluster cluster) throws Exception {
 *         try (var service = ServiceContext.start("matching", cluster.properties())) {
 *             service.awaitReady(Duration.ofSeconds(30));
 *             cluster.produce(Topics.RELEASES_MENTIONS, "rel_1", mentions);
 *             assertThat(cluster.awaitRecords(Topics.ALERTS, 1)).hasSize(1);
 *         }
 *     }
 * }
 * }</pre>
 */
package io.wirewatch.testing;
