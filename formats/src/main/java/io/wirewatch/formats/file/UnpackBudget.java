package io.wirewatch.formats.file;

import io.wirewatch.formats.file.FileException.Problem;
import java.io.IOException;

/** What one packed file may cost: how much comes out of it, against how much went in, and how many files. */
final class UnpackBudget {
    private final PackedLimits limits;
    private final CountedStream source;
    private long unpacked;
    private int members;

    UnpackBudget(PackedLimits limits, CountedStream source) {
        this.limits = limits;
        this.source = source;
    }

    /** Nothing more is unpacked of this file. */
    static final class SpentException extends IOException {
        private static final long serialVersionUID = 1L;

        SpentException(String message) {
            super(message);
        }

        FileException asRefusal() {
            return new FileException(Problem.TOO_LARGE, getMessage(), this);
        }
    }

    CountedStream source() {
        return source;
    }

    void unpacked(int bytes) throws SpentException {
        unpacked += bytes;
        if (unpacked > limits.total()) {
            throw new SpentException("unpacks to more than " + words(limits.total())
                    + ", and the rest was not read: unpack it, and give what you need of it.");
        }
        if (unpacked > limits.floor() && unpacked / limits.ratio() > source.count()) {
            throw new SpentException("unpacks to more than " + limits.ratio()
                    + " times its size, as files do that are made to do harm, and the rest was not read: if it is sound, unpack it"
                    + " and give what is in it.");
        }
    }

    void member() throws SpentException {
        if (++members > limits.members()) {
            throw new SpentException("holds more than " + limits.members()
                    + " files, and the rest was not read: split it, or unpack it.");
        }
    }

    private static String words(long bytes) {
        return bytes >= 1L << 30 ? (bytes >> 30) + " GB" : bytes >= 1L << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
    }
}
