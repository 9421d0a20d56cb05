package io.wirewatch.gateway.http;

import org.reactivestreams.Publisher;

/**
 * An answer that goes on for as long as it is read, as what a controller returns. It is a type of its own, not a {@code
 * Publisher}, for the sake of back-pressure: {@link StreamedAnswerWriter}.
 *
 * @param pieces its pieces, of which each is asked for when the one before has gone to the connection and that has room
 */
public record StreamedAnswer(Publisher<byte[]> pieces) {}
