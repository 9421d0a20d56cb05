/** Pushes of feeds (WebSub): asks hubs for them. What hubs say and push comes in at the gateway. */
package io.wirewatch.ingestion.websub;
