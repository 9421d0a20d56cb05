package io.wirewatch.engines.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The network: gives each token of a batch its likeliest label. Safe for any number of threads. */
final class Classifier implements AutoCloseable {
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";
    private static final String LOGITS = "logits";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String output;
    private final int labels;
    private final long padding;

    private Classifier(OrtEnvironment environment, OrtSession session, ModelConfig config, Path file)
            throws OrtException, IOException {
        this.environment = environment;
        this.session = session;
        this.labels = config.labels().length;
        this.padding = config.padding();
        checkInputs(session.getInputInfo(), file);
        this.output = output(session.getOutputInfo(), file);
    }

    /**
     * @param threads threads that work on one batch
     * @throws IOException if the file is no model of token classification that fits the configuration, or if ONNX Runtime
     *     does not run on this machine
     */
    static Classifier load(Path file, ModelConfig config, int threads) throws IOException {
        OrtEnvironment environment = environment();
        OrtSession session = null;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            session = environment.createSession(file.toString(), options);
            return new Classifier(environment, session, config, file);
        } catch (OrtException e) {
            close(session, e);
            throw new IOException(
                    file + " cannot be loaded (" + e.getMessage()
                            + "): it is damaged, lacks the data file beside it, or was"
                            + " made for a newer ONNX Runtime than " + environment.getVersion() + "; export it again",
                    e);
        } catch (IOException e) {
            close(session, e);
            throw e;
        }
    }

    private static OrtEnvironment environment() throws IOException {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            // On Windows it would tell its makers what runs.
            environment.setTelemetry(false);
            return environment;
        } catch (LinkageError | OrtException e) {
            throw new IOException(
                    "ONNX Runtime does not run on this machine (" + Machine.NAME + "): " + e.getMessage(), e);
        }
    }

    private static void close(OrtSession session, Exception because) {
        if (session != null) {
            try {
                session.close();
            } catch (OrtException e) {
                because.addSuppressed(e);
            }
        }
    }

    private static void checkInputs(Map<String, NodeInfo> inputs, Path file) throws IOException {
        for (String needed : List.of(IDS, MASK)) {
            if (!inputs.containsKey(needed)) {
                throw new IOException(file + " has no input " + needed + ", but " + String.join(", ", inputs.keySet())
                        + ": export a model of the task token-classification");
            }
        }
        for (NodeInfo input : inputs.values()) {
            if (!Set.of(IDS, MASK, TYPES).contains(input.getName())) {
                throw new IOException(file + " asks for an input " + input.getName() + ", but gets " + IDS + ", " + MASK
                        + " and " + TYPES + " alone: take a model of BERT's kind");
            }
            if (!(input.getInfo() instanceof TensorInfo tensor)
                    || tensor.type != OnnxJavaType.INT64
                    || tensor.getShape().length != 2) {
                throw new IOException(file + " must take " + input.getName()
                        + " as 64-bit integers of the shape [batch, sequence], not as " + input.getInfo());
            }
            requireFree(tensor, input.getName(), file);
        }
    }

    private static void requireFree(TensorInfo tensor, String name, Path file) throws IOException {
        if (Arrays.stream(tensor.getShape()).anyMatch(size -> size >= 0)) {
            throw new IOException(file + " takes " + name + " of one fixed shape, " + Arrays.toString(tensor.getShape())
                    + ": export it with a free batch and sequence, as optimum does by default");
        }
    }

    private String output(Map<String, NodeInfo> outputs, Path file) throws IOException {
        String name = outputs.containsKey(LOGITS) || outputs.size() != 1
                ? LOGITS
                : outputs.keySet().iterator().next();
        NodeInfo info = outputs.get(name);
        if (info == null) {
            throw new IOException(file + " has no output " + LOGITS + ", but " + String.join(", ", outputs.keySet())
                    + ": export a model of the task token-classification");
        }
        if (!(info.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw new IOException(file + " must give " + name + " as 32-bit floats, not as " + info.getInfo()
                    + ": export it in single precision, or quantised to 8 bits");
        }
        requireShape(tensor.getShape(), name, file);
        return name;
    }

    private void requireShape(long[] shape, String name, Path file) throws IOException {
        if (shape.length != 3 || shape[2] >= 0 && shape[2] != labels) {
            throw new IOException(file + " must give " + name + " of the shape [batch, sequence, " + labels
                    + "], since config.json has " + labels + " labels, not " + Arrays.toString(shape)
                    + ": model.onnx and config.json must come from one export of the task token-classification");
        }
    }

    /** Reads one input, to know at the start what the file's own description may leave open. */
    void tryOut(long[] input, Path file) throws IOException {
        try (OrtSession.Result result = run(List.of(input), input.length)) {
            OnnxTensor logits = (OnnxTensor) result.get(output).orElseThrow();
            long[] shape = logits.getInfo().getShape();
            requireShape(shape, output, file);
            if (shape[0] != 1 || shape[1] != input.length) {
                throw new IOException(file + " gives " + output + " of the shape " + Arrays.toString(shape)
                        + " for an input of the shape [1, " + input.length + "]: it labels no tokens");
            }
        } catch (OrtException e) {
            throw new IOException(
                    file + " fails on a first input (" + e.getMessage()
                            + "): model.onnx, config.json and tokenizer.json must come from one export",
                    e);
        }
    }

    /**
     * Labels inputs of any length.
     *
     * @return for each input and each of its tokens the place of the likeliest label
     * @throws IllegalStateException if ONNX Runtime fails, as it does when memory is short
     */
    int[][] label(List<long[]> inputs) {
        int longest = inputs.stream().mapToInt(input -> input.length).max().orElse(0);
        try (OrtSession.Result result = run(inputs, longest)) {
            FloatBuffer logits = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
            int[][] best = new int[inputs.size()][];
            for (int row = 0; row < best.length; row++) {
                best[row] = new int[inputs.get(row).length];
                for (int token = 0; token < best[row].length; token++) {
                    best[row][token] = best(logits, (row * longest + token) * labels);
                }
            }
            return best;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed on a text: " + e.getMessage(), e);
        }
    }

    private int best(FloatBuffer logits, int from) {
        int best = 0;
        for (int label = 1; label < labels; label++) {
            if (logits.get(from + label) > logits.get(from + best)) {
                best = label;
            }
        }
        return best;
    }

    private OrtSession.Result run(List<long[]> inputs, int longest) throws OrtException {
        long[] ids = new long[inputs.size() * longest];
        long[] mask = new long[ids.length];
        Arrays.fill(ids, padding);
        for (int row = 0; row < inputs.size(); row++) {
            long[] input = inputs.get(row);
            System.arraycopy(input, 0, ids, row * longest, input.length);
            Arrays.fill(mask, row * longest, row * longest + input.length, 1);
        }
        long[] shape = {inputs.size(), longest};
        try (OnnxTensor idTensor = tensor(ids, shape);
                OnnxTensor maskTensor = tensor(mask, shape);
                OnnxTensor typeTensor = tensor(new long[ids.length], shape)) {
            Map<String, OnnxTensor> tensors = new HashMap<>(Map.of(IDS, idTensor, MASK, maskTensor, TYPES, typeTensor));
            tensors.keySet().retainAll(session.getInputNames());
            return session.run(tensors, Set.of(output));
        }
    }

    private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed to let go of a model: " + e.getMessage(), e);
        }
    }
}
