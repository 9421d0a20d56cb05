/**
 * Finds the actors of the catalogue in a release: {@link io.wirewatch.core.extraction.ActorIndex} is compiled from
 * {@link io.wirewatch.core.extraction.Actor}s and tags one release after the other, each mention with its exact place.
 * An index never changes; a changed catalogue gives another one that shares what did not change.
 */
package io.wirewatch.core.extraction;
