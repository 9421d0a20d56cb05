/** Who changed what, read back from the log. */
package io.wirewatch.gateway.audit;
