/**
 * The {@code wirewatch} command. {@code up}, {@code demo}, {@code run} and {@code bootstrap} run the house or parts of it
 * ({@link io.wirewatch.cli.suite}); every other command talks REST to a gateway ({@link io.wirewatch.cli.client}) and shows
 * what it answers as a table or as JSON. Exit codes: 0 done, 1 failed, 2 used wrongly.
 */
package io.wirewatch.cli;
