package io.wirewatch.ingestion.poll;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log in memory that can be told to fail. */
final class RecordedLog implements PollLog {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<Candidate> releases = new CopyOnWriteArrayList<>();
    final List<PollState> states = new CopyOnWriteArrayList<>();
    final List<SourceNotice> notices = new CopyOnWriteArrayList<>();
    volatile boolean takesReleases = true;
    volatile boolean takesStates = true;
    volatile Error breaks;

    @Override
    public void releases(PolledSource source, List<Candidate> sent) {
        if (breaks != null) {
            throw breaks;
        }
        if (!takesReleases) {
            throw new IllegalStateException("the broker is away");
        }
        releases.addAll(sent);
        calls.add("releases " + sent.size());
    }

    @Override
    public void notice(PolledSource source, SourceNotice notice, Instant at) {
        notices.add(notice);
        calls.add("notice " + notice.kind());
    }

    @Override
    public void state(PolledSource source, PollState state, Instant at) {
        if (!takesStates) {
            throw new IllegalStateException("the broker is away");
        }
        if (state == null) {
            calls.add("deleted " + source.id());
            return;
        }
        states.add(state);
        calls.add("state " + source.id());
    }
}
