/**
 * What the suite is loaded with, and what it is compared with: made-up releases, clients that push them, a receiver that
 * notes when webhooks arrive, and the two peers, {@link io.wirewatch.bench.load.RawHop} and {@link
 * io.wirewatch.bench.load.BareDoor}.
 */
package io.wirewatch.bench.load;
