package io.wirewatch.formats.file;

/**
 * How far packed files and archives are unpacked. What a member of an archive may hold is what a file may ({@link
 * FileLimits#whole}).
 *
 * @param total bytes that may come out of one, all unpacking in it together; at most 1 TB
 * @param members files in it, those included that are passed over; at most 8 million
 * @param ratio how many times its size may come out
 * @param floor bytes that may come out whatever the ratio
 */
public record PackedLimits(long total, int members, int ratio, long floor) {
    private static final long MEGABYTE = 1024L * 1024;

    /** Of files that are read where they are. */
    public static final PackedLimits DEFAULT = new PackedLimits(MEGABYTE * MEGABYTE, 1_000_000, 200, 64 * MEGABYTE);

    public PackedLimits {
        if (total < 1 || members < 1 || ratio < 1 || floor < 1) {
            throw new IllegalArgumentException("limits of packed files are positive");
        }
        if (total > MEGABYTE * MEGABYTE || members >= 1 << 23) {
            throw new IllegalArgumentException("a place in a packed file has no room for more than 1 TB or 8 million");
        }
    }

    /** The same with another sum of what comes out. */
    public PackedLimits withTotal(long bytes) {
        return new PackedLimits(bytes, members, ratio, floor);
    }
}
