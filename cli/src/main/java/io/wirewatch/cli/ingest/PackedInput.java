package io.wirewatch.cli.ingest;

import io.wirewatch.formats.file.CountedStream;
import io.wirewatch.formats.file.FileKind;
import io.wirewatch.formats.file.InnerFile;
import io.wirewatch.formats.file.InnerFiles;
import java.io.IOException;

/** Reads the files in a packed input as inputs of their own. */
final class PackedInput implements InnerFiles {
    private final ReleaseReader reader;
    private final ReleaseReader.Input input;
    private final CountedStream packed;
    private final ReleaseSink sink;

    /** @param packed the input, which tells how far it is */
    PackedInput(ReleaseReader reader, ReleaseReader.Input input, CountedStream packed, ReleaseSink sink) {
        this.reader = reader;
        this.input = input;
        this.packed = packed;
        this.sink = sink;
    }

    @Override
    public void file(InnerFile file) throws IOException, InterruptedException {
        ReleaseReader.Input inner = input.within(file);
        try {
            FileKind kind = reader.kind(file.name(), null, file.head());
            reader.read(
                    inner, kind, file.in(), file.position(), new InnerSink(file, kind != null && kind.isStreamed()));
        } catch (UnreadableInputException e) {
            if (file.place().isEmpty()) {
                throw e;
            }
            sink.refused(inner.origin(), e.getMessage());
        }
    }

    @Override
    public void refused(String place, String reason) {
        sink.refused(input.origin() + place, reason);
    }

    @Override
    public void reached(long position) throws InterruptedException {
        sink.reached(position, packed.count());
    }

    private final class InnerSink implements ReleaseSink {
        private final InnerFile file;
        private final boolean isStreamed;

        private InnerSink(InnerFile file, boolean isStreamed) {
            this.file = file;
            this.isStreamed = isStreamed;
        }

        @Override
        public void release(PendingRelease release) throws InterruptedException {
            sink.release(release);
        }

        @Override
        public void refused(String origin, String detail) {
            sink.refused(origin, detail);
        }

        @Override
        public void reached(long position, long read) throws InterruptedException {
            // What is read as a whole may be turned into other bytes first: places in those are none of the file.
            if (isStreamed) {
                sink.reached(file.reached(position), packed.count());
            }
        }
    }
}
