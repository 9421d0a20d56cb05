package io.wirewatch.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A folder for a suite's data, gone after the tests of a class. Its logs are kept in {@code target/} if one failed. */
final class DataFolder implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {
    private Path folder;
    private boolean failed;

    /** Where a suite keeps its data. */
    Path path() {
        return folder.resolve("data");
    }

    /** Where another one does. */
    Path path(String name) {
        return folder.resolve(name);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("wirewatch-system");
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        failed |= context.getExecutionException()
                .filter(thrown -> !(thrown instanceof org.opentest4j.TestAbortedException))
                .isPresent();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (failed || context.getExecutionException().isPresent()) {
            keepLogs(context.getRequiredTestClass().getSimpleName());
        }
        for (Path path : walk(Comparator.reverseOrder())) {
            Files.deleteIfExists(path);
        }
    }

    private void keepLogs(String test) throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "failed", test));
        for (Path path : walk(Comparator.naturalOrder())) {
            String name = folder.relativize(path).toString().replace('/', '_');
            if (isLog(path) && Files.isRegularFile(path)) {
                Files.copy(path, kept.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Not the segments of the broker's topics, nor RocksDB's. */
    private static boolean isLog(Path path) {
        String name = path.getFileName().toString();
        return name.contains(".log") && !name.matches("\\d+\\.log");
    }

    private List<Path> walk(Comparator<Path> order) throws IOException {
        try (Stream<Path> walked = Files.walk(folder)) {
            return walked.sorted(order).toList();
        }
    }
}
