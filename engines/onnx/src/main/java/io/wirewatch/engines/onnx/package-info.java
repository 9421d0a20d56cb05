/**
 * Finds people, organisations and places with a token classifier in ONNX form, such as the BERT models that Hugging Face's
 * optimum exports. {@link io.wirewatch.engines.onnx.OnnxEngine} is found by its name, {@code onnx};
 * {@link io.wirewatch.engines.onnx.OnnxRecogniser} reads: a text's sentences become sub-words
 * ({@link io.wirewatch.engines.onnx.Subwords}), these become windows that the model can take whole
 * ({@link io.wirewatch.engines.onnx.Window}), the model gives each sub-word a label
 * ({@link io.wirewatch.engines.onnx.Classifier}), and the labels of words become names
 * ({@link io.wirewatch.engines.onnx.Decoder}). Nothing here opens a connection.
 */
package io.wirewatch.engines.onnx;
