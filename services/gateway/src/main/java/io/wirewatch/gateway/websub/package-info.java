/** Calls of hubs (WebSub): what they confirm and push about feeds that ingestion asked them for. */
package io.wirewatch.gateway.websub;
