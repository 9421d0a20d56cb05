package io.wirewatch.engines.onnx;

/** What native libraries are chosen by. */
final class Machine {
    /** Operating system and processor, as Java calls them. */
    static final String NAME = System.getProperty("os.name") + " " + System.getProperty("os.arch");

    private Machine() {}
}
