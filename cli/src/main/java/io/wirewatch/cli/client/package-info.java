/** Talks to a gateway: REST with problem+json turned into sentences, and the stream of alerts with resume. */
package io.wirewatch.cli.client;
