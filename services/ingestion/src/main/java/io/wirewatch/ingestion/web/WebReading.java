package io.wirewatch.ingestion.web;

import io.wirewatch.ingestion.poll.SourceException;

/**
 * Makes something of an answer. It counts as part of the fetch, so that answers do not pile up unread; it must not fetch.
 *
 * @param <T> what it makes
 */
public interface WebReading<T> {
    T read(WebAnswer answer) throws SourceException, InterruptedException;
}
