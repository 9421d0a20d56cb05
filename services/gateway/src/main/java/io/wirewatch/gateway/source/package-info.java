/** Sources: where releases come from, what ingestion knows of them, and a poll on request. */
package io.wirewatch.gateway.source;
