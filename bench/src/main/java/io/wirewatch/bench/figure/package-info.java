/** Figures and the tables they are told in: exact percentiles, spread over repetitions, ratios, Markdown. */
package io.wirewatch.bench.figure;
