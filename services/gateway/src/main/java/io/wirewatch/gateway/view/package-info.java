/**
 * The view: what the log says, in an SQLite file, for reading by id, list and stream. {@link
 * io.wirewatch.gateway.view.ViewReader} reads topics without a consumer group into it, rows and offsets in one
 * transaction, so a crash between two batches repeats nothing and loses nothing. The file is a cache: when it is lost, of
 * another cluster or of an older layout, it is built from the log again.
 */
package io.wirewatch.gateway.view;
