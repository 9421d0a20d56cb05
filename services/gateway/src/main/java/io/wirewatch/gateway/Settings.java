package io.wirewatch.gateway;

import io.micronaut.http.HttpRequest;
import io.wirewatch.core.ids.Ids;
import io.wirewatch.gateway.http.Answers;
import io.wirewatch.gateway.http.ProblemException;
import io.wirewatch.gateway.http.Resources;
import io.wirewatch.gateway.http.Versions;
import io.wirewatch.gateway.view.Barrier;
import io.wirewatch.gateway.view.SettingsStore;
import io.wirewatch.schemas.Topic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * One kind of settings (subscriptions, endpoints, sources) with the rules that all of them keep: what is read is up to
 * date, what was changed shows at once, ids and versions are as the contract says. Changes of one id through this gateway
 * are made one after the other.
 *
 * @param <V> the record type
 */
public final class Settings<V extends SpecificRecord> {
    private static final int STRIPES = 64;

    private final String what;
    private final Topic<V> topic;
    private final SettingsStore<V> store;
    private final ToIntFunction<V> version;
    private final Barrier barrier;
    private final Journal journal;
    /** Held to read by who changes one, to write by who needs that nobody changes any. */
    private final ReentrantReadWriteLock changing = new ReentrantReadWriteLock(true);

    private final Lock[] ids =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    /**
     * @param what what one of them is called, in paths with an s behind it
     * @param version the version of one
     */
    public Settings(
            String what,
            Topic<V> topic,
            SettingsStore<V> store,
            ToIntFunction<V> version,
            Barrier barrier,
            Journal journal) {
        this.what = what;
        this.topic = topic;
        this.store = store;
        this.version = version;
        this.barrier = barrier;
        this.journal = journal;
    }

    /**
     * What was saved.
     *
     * @param before what was there; null where it is new
     */
    public record Saved<V>(V value, V before) {
        /** Whether it is new. */
        public boolean created() {
            return before == null;
        }
    }

    /** The one of this id, if there is one. */
    public Optional<V> find(String id) {
        barrier.catchUp(topic);
        return store.get(id);
    }

    /**
     * The one of this id.
     *
     * @throws ProblemException 404
     */
    public V get(String id) {
        return find(id).orElseThrow(() -> ProblemException.notFound(what, id));
    }

    /** Some, in order of their ids, behind an id. */
    public List<V> page(String after, int limit) {
        barrier.catchUp(topic);
        return store.page(after, limit);
    }

    /**
     * Makes a new one.
     *
     * @param chosen id that the caller chose; null: one is made
     * @param prefix prefix of an id that is made
     * @param make makes the record, given its id
     * @throws ProblemException 409 if the id is in use
     */
    public V create(HttpRequest<?> request, String chosen, String prefix, Function<String, V> make) {
        if (chosen != null) {
            Resources.checkChosen(chosen);
        }
        String id = chosen == null ? Answers.newId(request, prefix) : chosen;
        return changing(id, () -> {
            Optional<V> known = find(id);
            if (known.isPresent() && chosen == null) {
                // Made by a request of the same key that died before it was answered.
                return known.get();
            }
            if (known.isPresent()) {
                throw ProblemException.inUse(what, id);
            }
            V value = make.apply(id);
            save(id, value, "created");
            return value;
        });
    }

    /**
     * Makes or replaces one.
     *
     * @param make makes the record, given what there is, or null
     */
    public Saved<V> put(HttpRequest<?> request, String id, UnaryOperator<V> make) {
        return changing(id, () -> {
            V known = find(id).orElse(null);
            if (known == null && !Ids.isChosen(id)) {
                Resources.checkChosen(id);
            }
            Versions.check(request, known == null ? null : version.applyAsInt(known));
            V value = make.apply(known);
            save(id, value, known == null ? "created" : "replaced");
            return new Saved<>(value, known);
        });
    }

    /**
     * Changes one that there is.
     *
     * @param action what the audit calls it
     * @throws ProblemException 404; 412 if it is not the version that the caller means
     */
    public V change(HttpRequest<?> request, String id, String action, UnaryOperator<V> make) {
        return changing(id, () -> {
            V known = get(id);
            Versions.check(request, version.applyAsInt(known));
            V value = make.apply(known);
            save(id, value, action);
            return value;
        });
    }

    /**
     * Does something that depends on all of them, while this gateway changes none.
     *
     * @throws ProblemException 503 if the log does not say what there is
     */
    public <T> T withAll(Function<List<V>, T> work) {
        return locked(changing.writeLock(), () -> {
            if (!barrier.catchUp(topic)) {
                throw ProblemException.unavailable(null);
            }
            return work.apply(store.all());
        });
    }

    /** Changes one without counting it as a change of its settings. */
    public void touch(String id, UnaryOperator<V> change) {
        changing(id, () -> {
            V value = change.apply(get(id));
            journal.writeAndShow(topic, id, value);
            return value;
        });
    }

    /**
     * Deletes one.
     *
     * @throws ProblemException 404
     */
    public void delete(HttpRequest<?> request, String id) {
        changing(id, () -> {
            V known = get(id);
            Versions.check(request, version.applyAsInt(known));
            save(id, null, "deleted");
            return known;
        });
    }

    private void save(String id, V value, String action) {
        journal.writeAndShow(topic, id, value);
        journal.audit(what + "/" + id, action);
    }

    private <T> T changing(String id, Supplier<T> work) {
        return locked(changing.readLock(), () -> locked(ids[Math.floorMod(id.hashCode(), STRIPES)], work));
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
