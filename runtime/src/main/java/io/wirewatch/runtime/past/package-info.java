/** Passes over the releases that are on the log: read as fast as they come, in any order or in that of arrival, and tagged afresh where the catalogue has changed since. */
package io.wirewatch.runtime.past;
