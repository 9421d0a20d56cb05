/** What a command prints: tables, JSON, alerts with their evidence marked, colour where a terminal shows it. */
package io.wirewatch.cli.output;
