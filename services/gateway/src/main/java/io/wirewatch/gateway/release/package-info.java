/** Releases: taken in (POST, promise 1), and shown as cleaned, tagged and matched. */
package io.wirewatch.gateway.release;
