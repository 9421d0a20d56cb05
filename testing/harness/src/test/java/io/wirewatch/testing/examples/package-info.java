/** The programs of the folder examples, run as they stand there. */
package io.wirewatch.testing.examples;
