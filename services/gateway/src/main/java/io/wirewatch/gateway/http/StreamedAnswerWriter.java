package io.wirewatch.gateway.http;

import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.io.buffer.ReadBufferFactory;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.BodySizeLimits;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Hands a {@link StreamedAnswer} to the server as one body, for which the server asks piece by piece, from the thread of
 * the connection: the next one when the last is written and the connection takes more.
 *
 * <p>A {@code Publisher} as the body of a response gets no such treatment. Micronaut 4.10 makes a body of each piece and
 * joins them ({@code ConcatenatingSubscriber}). Called on another thread than the connection's, that counts a piece as
 * handed over only when the connection's thread comes to it, but compares what was handed over with what was taken at
 * once, finds nothing outstanding, and asks for the next: while that thread is busy, without end. And when a connection
 * that was full has room again, it asks twice, and twice as many are on their way from then on.
 */
@Singleton
@Produces({MediaType.TEXT_EVENT_STREAM, "application/x-ndjson"})
final class StreamedAnswerWriter implements ResponseBodyWriter<StreamedAnswer> {
    @Override
    public CloseableByteBody writePiece(
            ByteBodyFactory bodies,
            HttpRequest<?> request,
            HttpResponse<?> response,
            Argument<StreamedAnswer> type,
            MediaType mediaType,
            StreamedAnswer answer) {
        ReadBufferFactory buffers = bodies.readBufferFactory();
        return bodies.adapt(
                reader -> answer.pieces().subscribe(new Wrapping(buffers, reader)),
                BodySizeLimits.UNLIMITED,
                null,
                null);
    }

    @Override
    public void writeTo(
            Argument<StreamedAnswer> type,
            MediaType mediaType,
            StreamedAnswer answer,
            MutableHeaders headers,
            OutputStream into) {
        throw new UnsupportedOperationException("A streamed answer is written by the HTTP server alone.");
    }

    /** Makes a buffer of each piece; what the server asks for, and when, passes through as it is. */
    private record Wrapping(ReadBufferFactory buffers, Subscriber<? super ReadBuffer> reader)
            implements Subscriber<byte[]> {
        @Override
        public void onSubscribe(Subscription subscription) {
            reader.onSubscribe(subscription);
        }

        @Override
        public void onNext(byte[] piece) {
            reader.onNext(buffers.adapt(piece));
        }

        @Override
        public void onError(Throwable why) {
            reader.onError(why);
        }

        @Override
        public void onComplete() {
            reader.onComplete();
        }
    }
}
