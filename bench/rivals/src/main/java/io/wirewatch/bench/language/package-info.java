/** Training of the model that tells languages (decision 14). */
package io.wirewatch.bench.language;
