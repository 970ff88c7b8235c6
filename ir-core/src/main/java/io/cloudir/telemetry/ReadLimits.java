package io.cloudir.telemetry;

/**
 * How much of a hostile or damaged input is taken in before it is given up. What was read before a limit stands. Begin
 * with {@link #DEFAULT} and change what must be changed.
 *
 * @param maxRecordBytes longest record, that is one line or one member of a {@code Records} array; longer ones are
 *     skipped without being held. AWS itself writes at most 256 KiB
 * @param maxDepth deepest nesting of objects and arrays in a record, at most {@value #DEPTH_CEILING}
 * @param maxStringLength longest key or string value, in UTF-16 units
 * @param maxInflatedBytes most bytes that one compressed file may give
 * @param maxInflationRatio most bytes that one compressed byte may give, looked at from {@value #RATIO_FLOOR_BYTES}
 *     bytes on; delivered logs stay below 50, a bomb reaches 1,000
 * @param maxFiles most files that one reader takes from folders
 * @param duplicateWindow how many of the latest record ids are remembered, to count a record once; the default
 *     takes 24 MB when full
 */
public record ReadLimits(
        int maxRecordBytes,
        int maxDepth,
        int maxStringLength,
        long maxInflatedBytes,
        int maxInflationRatio,
        int maxFiles,
        int duplicateWindow) {
    /** The depth that no setting exceeds, since walking a record takes stack. */
    public static final int DEPTH_CEILING = 500;

    /** Inflated bytes below which no ratio is looked at: short texts may repeat themselves. */
    public static final long RATIO_FLOOR_BYTES = 16L << 20;

    /** 1 MiB a record, depth 100, 4 GiB a file at 500 to 1, a million files, a million ids. */
    public static final ReadLimits DEFAULT = new ReadLimits(1 << 20, 100, 1 << 20, 4L << 30, 500, 1_000_000, 1_000_000);

    /** For what was read before, within whatever limits. */
    static final ReadLimits NONE = new ReadLimits(1 << 30, DEPTH_CEILING, Integer.MAX_VALUE, 1, 1, 1, 1);

    public ReadLimits {
        atLeast(2, maxRecordBytes, "maxRecordBytes");
        atLeast(1, maxDepth, "maxDepth");
        atLeast(1, maxStringLength, "maxStringLength");
        atLeast(1, maxInflatedBytes, "maxInflatedBytes");
        atLeast(1, maxInflationRatio, "maxInflationRatio");
        atLeast(1, maxFiles, "maxFiles");
        atLeast(1, duplicateWindow, "duplicateWindow");
        if (maxDepth > DEPTH_CEILING) {
            throw new IllegalArgumentException(
                    "maxDepth is " + maxDepth + "; at most " + DEPTH_CEILING + " is allowed");
        }
        if (maxRecordBytes > 1 << 30) {
            throw new IllegalArgumentException("maxRecordBytes is " + maxRecordBytes + "; at most 1 GiB is allowed");
        }
        if (duplicateWindow > 1 << 26) {
            throw new IllegalArgumentException(
                    "duplicateWindow is " + duplicateWindow + "; at most " + (1 << 26) + " is allowed");
        }
    }

    /** These limits with another {@link #maxRecordBytes}. */
    public ReadLimits withMaxRecordBytes(int value) {
        return new ReadLimits(
                value, maxDepth, maxStringLength, maxInflatedBytes, maxInflationRatio, maxFiles, duplicateWindow);
    }

    /** These limits with another {@link #maxDepth}. */
    public ReadLimits withMaxDepth(int value) {
        return new ReadLimits(
                maxRecordBytes, value, maxStringLength, maxInflatedBytes, maxInflationRatio, maxFiles, duplicateWindow);
    }

    /** These limits with another {@link #maxStringLength}. */
    public ReadLimits withMaxStringLength(int value) {
        return new ReadLimits(
                maxRecordBytes, maxDepth, value, maxInflatedBytes, maxInflationRatio, maxFiles, duplicateWindow);
    }

    /** These limits with another {@link #maxInflatedBytes}. */
    public ReadLimits withMaxInflatedBytes(long value) {
        return new ReadLimits(
                maxRecordBytes, maxDepth, maxStringLength, value, maxInflationRatio, maxFiles, duplicateWindow);
    }

    /** These limits with another {@link #maxInflationRatio}. */
    public ReadLimits withMaxInflationRatio(int value) {
        return new ReadLimits(
                maxRecordBytes, maxDepth, maxStringLength, maxInflatedBytes, value, maxFiles, duplicateWindow);
    }

    /** These limits with another {@link #maxFiles}. */
    public ReadLimits withMaxFiles(int value) {
        return new ReadLimits(
                maxRecordBytes, maxDepth, maxStringLength, maxInflatedBytes, maxInflationRatio, value, duplicateWindow);
    }

    /** These limits with another {@link #duplicateWindow}. */
    public ReadLimits withDuplicateWindow(int value) {
        return new ReadLimits(
                maxRecordBytes, maxDepth, maxStringLength, maxInflatedBytes, maxInflationRatio, maxFiles, value);
    }

    private static void atLeast(long least, long value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + "; at least " + least + " is needed");
        }
    }
}
