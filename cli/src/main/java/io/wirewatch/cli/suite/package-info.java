/**
 * The whole house in one JVM: {@link io.wirewatch.cli.suite.Suite} takes a data folder for itself, starts broker, registry
 * and every service in its own context, and closes them in reverse.
 */
package io.wirewatch.cli.suite;
