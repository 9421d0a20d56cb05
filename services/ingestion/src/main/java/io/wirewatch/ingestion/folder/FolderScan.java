package io.wirewatch.ingestion.folder;

import io.wirewatch.formats.file.FileKind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One look at a folder and the folders in it. Links are not followed; hidden and half-written files are passed over. */
final class FolderScan extends SimpleFileVisitor<Path> {
    /** More files than this are not remembered in one record of state. */
    static final int MOST_FILES = 5_000;

    static final int MAX_CONVERTED = 32 * 1024 * 1024;

    static final long MAX_STREAMED = 1024L * 1024 * 1024;

    private static final long MAX_BYTES = 5L * 1024 * 1024;

    private static final Pattern PASSED_OVER =
            Pattern.compile("\\..*|.*~|.*\\.(tmp|temp|part|partial|crdownload|swp|lock)", Pattern.CASE_INSENSITIVE);

    private final Path root;
    private final Map<String, Stamp> files = new TreeMap<>();
    private final List<String> refusals = new ArrayList<>();
    private int beyond;

    private FolderScan(Path root) {
        this.root = root;
    }

    /** What tells whether a file changed without reading it. */
    record Stamp(long size, FileTime modified, Object key) {
        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    static FolderScan of(Path root) throws IOException {
        FolderScan scan = new FolderScan(root);
        Files.walkFileTree(root, scan);
        if (scan.beyond > 0) {
            scan.refusals.add(scan.beyond + " files are beyond the " + MOST_FILES
                    + " that one folder source takes: spread them over several folders and sources.");
        }
        return scan;
    }

    /** The files that can be taken, by their path below the root with slashes between. */
    Map<String, Stamp> files() {
        return files;
    }

    /** One line for each file that cannot. */
    List<String> refusals() {
        return refusals;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean passed = !folder.equals(root)
                && PASSED_OVER.matcher(folder.getFileName().toString()).matches();
        return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = name(root, file);
        if (PASSED_OVER.matcher(file.getFileName().toString()).matches()) {
            return FileVisitResult.CONTINUE;
        }
        if (!attributes.isRegularFile()) {
            refusals.add(
                    "“" + name + "” is a link or no plain file, and those are not followed: copy what it points to.");
        } else if (FileKind.ofName(name) == null) {
            refusals.add("“" + name + "” is of a kind that is not read: " + FileKind.READ + " are.");
        } else if (attributes.size() > most(FileKind.ofName(name))) {
            refusals.add("“" + name + "” is larger than "
                    + (most(FileKind.ofName(name)) >> 20) + " MB: "
                    + (FileKind.ofName(name).isStreamed()
                            ? "push it with wirewatch ingest FILE --historical."
                            : "split it."));
        } else if (files.size() == MOST_FILES) {
            beyond++;
        } else {
            files.put(name, Stamp.of(attributes));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
        if (file.equals(root)) {
            throw cause;
        }
        refusals.add("“" + name(root, file) + "” cannot be read ("
                + cause.getClass().getSimpleName() + "): check its permissions.");
        return FileVisitResult.CONTINUE;
    }

    private static long most(FileKind kind) {
        if (kind == FileKind.TEXT || kind == FileKind.HTML) {
            return MAX_BYTES;
        }
        return kind.isStreamed() ? MAX_STREAMED : MAX_CONVERTED;
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
