/**
 * Finding people, organisations and places: texts that others labelled, what counts as found, the training of our model and
 * its comparison with Stanford's (docs/entities.md).
 */
package io.wirewatch.bench.entities;
