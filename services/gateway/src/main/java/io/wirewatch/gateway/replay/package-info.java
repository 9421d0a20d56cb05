/** Replays: bounded passes over the log, asked for here and carried out by the replay service. */
package io.wirewatch.gateway.replay;
