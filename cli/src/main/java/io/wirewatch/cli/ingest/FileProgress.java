package io.wirewatch.cli.ingest;

/** How far one input is: told to the bar and, where reading could go on there, to its bookmark. */
public final class FileProgress {
    private final Progress bar;
    private final Bookmarks.Bookmark bookmark;
    private long position;

    private FileProgress(Progress bar, Bookmarks.Bookmark bookmark, long position) {
        this.bar = bar;
        this.bookmark = bookmark;
        this.position = position;
        bar.step(position);
    }

    /** Of an input that is read from its beginning, or not at all. */
    static FileProgress of(Progress bar) {
        return new FileProgress(bar, null, 0);
    }

    /** Of a file that is read from a place on. */
    static FileProgress of(Progress bar, Bookmarks.Bookmark bookmark, long position) {
        return new FileProgress(bar, bookmark, position);
    }

    /** All before this byte is on the log, or refused. */
    void acknowledged(long reached) {
        if (reached > position) {
            bar.step(reached - position);
            position = reached;
            if (bookmark != null) {
                bookmark.acknowledged(reached);
            }
        }
    }

    /** All of it is. */
    void done(long size) {
        bar.step(Math.max(0, size - position));
        if (bookmark != null) {
            bookmark.done();
        }
    }
}
