/** Endpoints: where alerts are sent, tried out here, and what became of each delivery. */
package io.wirewatch.gateway.endpoint;
