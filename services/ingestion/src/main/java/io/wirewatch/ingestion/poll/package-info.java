/**
 * When a source is polled, and in which order what it gave is written: {@link io.wirewatch.ingestion.poll.SourcePolls}
 * decides when, {@link io.wirewatch.ingestion.poll.Poll} does one. Releases are acknowledged by the log before the state
 * that remembers them is written, so a crash between the two sends the same releases again, with the same ids.
 */
package io.wirewatch.ingestion.poll;
