/**
 * Dead letters: listed, shown, written back to where they came from, dropped. They are read off their topics for each call; what is kept
 * between calls is one bit for each that was dealt with.
 */
package io.wirewatch.gateway.deadletter;
