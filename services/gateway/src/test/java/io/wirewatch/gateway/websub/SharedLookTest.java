package io.wirewatch.gateway.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedLookTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger asking = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    private boolean slowLook() {
        int number = looks.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return number > 1;
    }

    @Test
    void whoAsksDuringALookSharesTheNext() {
        SharedLook look = new SharedLook(this::slowLook);
        CompletableFuture<Boolean> first = ask(look);
        await().until(() -> looks.get() == 1);
        List<CompletableFuture<Boolean>> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            others.add(ask(look));
        }
        await().until(() -> asking.get() == 51);
        gate.countDown();

        assertThat(first.join()).isFalse();
        // None got the answer of a look that had begun before it asked.
        assertThat(others).extracting(CompletableFuture::join).containsOnly(true);
        // Nobody says when a thread that asks has asked; those that were slow share one more.
        assertThat(looks).hasValueBetween(2, 10);
    }

    @Test
    void oneThatFailsFailsForThoseWhoWaitedForItAlone() {
        SharedLook look = new SharedLook(() -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return true;
        });

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(look::await)
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(look.await()).isTrue();
    }

    private CompletableFuture<Boolean> ask(SharedLook look) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            asking.incrementAndGet();
            answer.complete(look.await());
        });
        return answer;
    }
}
