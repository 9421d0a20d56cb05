package io.wirewatch.embedded;

import java.util.function.Consumer;

/** Where a registry keeps what it was told. */
interface RegistryLog extends AutoCloseable {
    /** Keeps nothing: for tests that need no broker. */
    RegistryLog NONE = new RegistryLog() {
        @Override
        public void readAll(Consumer<RegistryEntry> each) {}

        @Override
        public void append(RegistryEntry entry) {}

        @Override
        public void close() {}
    };

    /** Gives everything kept, oldest first. */
    void readAll(Consumer<RegistryEntry> each);

    /**
     * Keeps one more entry; it is safe when this returns.
     *
     * @throws RegistryRefusal if it could not be kept
     */
    void append(RegistryEntry entry);

    @Override
    void close();
}
