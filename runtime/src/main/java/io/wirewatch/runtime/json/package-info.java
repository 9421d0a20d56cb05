/** The JSON of the outside contract that more than one service writes: {@link io.wirewatch.runtime.json.AlertJson}. */
package io.wirewatch.runtime.json;
