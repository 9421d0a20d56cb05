package io.wirewatch.cli.ingest;

/** How far one input is: told to the bar and, where reading could go on there, to its bookmark. */
public final class FileProgress {
    private final Progress bar;
    private final Bookmarks.Bookmark bookmark;
    private long position;
    private long read;

    private FileProgress(Progress bar, Bookmarks.Bookmark bookmark, long position, long read) {
        this.bar = bar;
        this.bookmark = bookmark;
        this.position = position;
        this.read = read;
        bar.step(read);
    }

    /** Of an input that is read from its beginning, or not at all. */
    static FileProgress of(Progress bar) {
        return new FileProgress(bar, null, 0, 0);
    }

    /** Of a file that is read from its bookmark on. */
    static FileProgress of(Progress bar, Bookmarks.Bookmark bookmark) {
        return new FileProgress(bar, bookmark, bookmark.position(), bookmark.read());
    }

    /**
     * All before a place is on the log, or refused.
     *
     * @param bytes of the input that were read for it
     */
    void acknowledged(long reached, long bytes) {
        if (reached > position) {
            bar.step(Math.max(0, bytes - read));
            position = reached;
            read = Math.max(read, bytes);
            if (bookmark != null) {
                bookmark.acknowledged(position, read);
            }
        }
    }

    /** All of it is. */
    void done(long size) {
        bar.step(Math.max(0, size - read));
        if (bookmark != null) {
            bookmark.done();
        }
    }
}
