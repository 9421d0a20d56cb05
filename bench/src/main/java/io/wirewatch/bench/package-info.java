/**
 * What Wirewatch costs, measured on a suite of its own: {@link io.wirewatch.bench.BenchCommand} runs the parts in order,
 * each takes a peer beside the suite in the same run, and the figures come out as the tables of the module's page. Speed
 * is told as a ratio to the peer, since only that carries over to another machine.
 */
package io.wirewatch.bench;
