package io.wirewatch.cli.listen;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** What was heard so far, and how much is wanted. */
public final class ListenLog {
    private static final int REMEMBERED = 100_000;

    private final int wanted;
    private final Consumer<Heard> each;
    private final CountDownLatch done = new CountDownLatch(1);
    private final Set<String> ids = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });
    private int admitted;
    private int heard;
    private int answered;
    private int bad;

    /**
     * @param wanted how many webhooks; 0 for no end
     * @param line takes a line for each: of words, or of JSON
     */
    public ListenLog(int wanted, boolean json, Consumer<String> line) {
        this.wanted = wanted;
        this.each = one -> line.accept(json ? one.json().toString() : one.line());
    }

    /** Whether one more is wanted; if so it is counted. */
    synchronized boolean admit() {
        boolean wants = wanted == 0 || admitted < wanted;
        admitted += wants ? 1 : 0;
        return wants;
    }

    /** Keeps the id of a good one; whether it was there before. */
    synchronized boolean isRepeat(String id) {
        return !ids.add(id);
    }

    synchronized void add(Heard one) {
        each.accept(one);
        heard++;
        bad += one.isGood() ? 0 : 1;
    }

    /** Notes that one of those that were heard has its answer; {@link #await} ends when all that are wanted have it. */
    synchronized void answered() {
        answered++;
        if (wanted > 0 && answered >= wanted) {
            done.countDown();
        }
    }

    synchronized boolean isComplete() {
        return wanted > 0 && heard >= wanted;
    }

    /** Whether all were good, and taken where they were passed on. */
    public synchronized boolean isGood() {
        return bad == 0;
    }

    /** Waits until as many as are wanted were answered. */
    public void await() throws InterruptedException {
        done.await();
    }

    /** How many there were. */
    public synchronized String summary() {
        return heard + (heard == 1 ? " webhook" : " webhooks") + ", " + (heard - bad) + " good, " + bad + " not";
    }
}
