/** One class a command; groups of commands have nested ones. {@link io.wirewatch.cli.command.GatewayOptions} is what they share. */
package io.wirewatch.cli.command;
