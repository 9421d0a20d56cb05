/** A suite as a process of its own in a folder that goes at the end, and what can be seen of it from outside. */
package io.wirewatch.bench.suite;
