package io.wirewatch.cli.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one input and hands what is in it to the sender, with marks of how far it is. */
public final class InputReading implements ReleaseSink {
    private final ReleaseSender sender;
    private final Listener listener;
    private final FileProgress progress;

    /** Told what is to be known of inputs beside their releases. */
    public interface Listener {
        /** A part that no release could be made of, and why. */
        void unreadable(String origin, String detail);

        /** A file is not read from its beginning, but from where its reading was cut off: so many bytes of it were read. */
        void goesOn(Path file, long read, long size);
    }

    private InputReading(ReleaseSender sender, Listener listener, FileProgress progress) {
        this.sender = sender;
        this.listener = listener;
        this.progress = progress;
    }

    /** Of an input of which nobody knows how long it is. */
    public static InputReading of(ReleaseSender sender, Listener listener, Progress bar) {
        return new InputReading(sender, listener, FileProgress.of(bar));
    }

    /**
     * Reads a file, from where its reading was cut off.
     *
     * @param bookmarks that know where
     */
    public static void file(
            Path file, ReleaseReader reader, ReleaseSender sender, Listener listener, Progress bar, Bookmarks bookmarks)
            throws IOException, InterruptedException {
        Bookmarks.Bookmark bookmark = bookmarks.of(file);
        long begin = bookmark.position();
        long size = Files.size(file);
        if (begin > 0) {
            listener.goesOn(file, bookmark.read(), size);
        }
        FileProgress progress = FileProgress.of(bar, bookmark);
        reader.file(file, begin, new InputReading(sender, listener, progress));
        sender.mark(progress, () -> progress.done(size));
    }

    @Override
    public void release(PendingRelease release) throws InterruptedException {
        sender.add(release);
    }

    @Override
    public void refused(String origin, String detail) {
        listener.unreadable(origin, detail);
    }

    @Override
    public void reached(long position, long read) {
        sender.mark(progress, () -> progress.acknowledged(position, read));
    }
}
