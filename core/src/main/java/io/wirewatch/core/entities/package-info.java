/** Finds people, organisations and places that nobody listed. */
package io.wirewatch.core.entities;
