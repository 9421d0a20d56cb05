/** Actors: what users watch, under ids that they choose. */
package io.wirewatch.gateway.actor;
