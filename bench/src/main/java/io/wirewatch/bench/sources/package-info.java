/** Very many sources at once: whether each is polled in time, what that costs, and how soon what is new is on the log. */
package io.wirewatch.bench.sources;
