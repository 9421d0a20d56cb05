/**
 * Wirewatch from outside: {@link io.wirewatch.testing.suite.JavaProcess} is a JVM of its own that can be killed, {@link
 * io.wirewatch.testing.suite.SuiteProcess} is {@code wirewatch up} in one, {@link io.wirewatch.testing.suite.Rest} talks to
 * the gateway as any program would.
 */
package io.wirewatch.testing.suite;
