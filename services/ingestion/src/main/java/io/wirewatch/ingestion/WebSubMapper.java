package io.wirewatch.ingestion;

import io.wirewatch.avro.WebSubState;
import io.wirewatch.ingestion.poll.HubWord;
import io.wirewatch.ingestion.poll.WebSub;

/** What concerns the pushes of a feed, between the log and this service. */
final class WebSubMapper {
    private WebSubMapper() {}

    static HubWord word(io.wirewatch.avro.HubWord word) {
        return word == null
                ? null
                : new HubWord(
                        word.getHub(),
                        word.getTopic(),
                        word.getHeardAt(),
                        word.getLeaseUntil(),
                        word.getRefusal(),
                        word.getPushedAt());
    }

    static WebSub webSub(WebSubState state) {
        return state == null
                ? null
                : new WebSub(
                        state.getHub(),
                        state.getTopic(),
                        state.getBase(),
                        state.getVersion(),
                        state.getAskedAt(),
                        state.getAsks(),
                        state.getHeardBefore(),
                        state.getAnsweredPush(),
                        state.getError());
    }

    static WebSubState state(WebSub webSub) {
        return webSub == null
                ? null
                : new WebSubState(
                        webSub.hub(),
                        webSub.topic(),
                        webSub.base(),
                        webSub.version(),
                        webSub.askedAt(),
                        webSub.asks(),
                        webSub.heardBefore(),
                        webSub.answeredPush(),
                        webSub.error());
    }
}
