/** What a rule would have raised: asked of the log, with the engine that the live path runs; nothing is saved. */
package io.wirewatch.gateway.preview;
