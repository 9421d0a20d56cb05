/** From files, folders, an address or standard input to releases as {@code POST /releases} takes them, in batches. */
package io.wirewatch.cli.ingest;
