/** {@code bench/stories}: deciding which story a release is of, with very many texts in the horizon. */
package io.wirewatch.bench.stories;
