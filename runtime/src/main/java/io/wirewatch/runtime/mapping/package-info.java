/**
 * Records of the wire (Avro) to types of core and back, each pair in one place, by plain code. A record mapped to core
 * and back is equal; what a newer version wrote and this one does not know becomes the documented default.
 */
package io.wirewatch.runtime.mapping;
