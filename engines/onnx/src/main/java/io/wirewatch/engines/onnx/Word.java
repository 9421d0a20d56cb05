package io.wirewatch.engines.onnx;

/**
 * A word as the model sees it: it is labelled as a whole.
 *
 * @param start first UTF-16 code unit in the text
 * @param end code unit after the last; equal to {@code start} where the tokeniser made a sub-word of nothing visible
 * @param tokens ids of its sub-words, one or more
 */
record Word(int start, int end, long[] tokens) {}
