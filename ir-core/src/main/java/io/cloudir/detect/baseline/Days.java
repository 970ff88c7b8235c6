package io.cloudir.detect.baseline;

/** The days, counted from 1970, on which something was met; those more than 63 days before the latest are forgotten. */
public final class Days {
    /** Most days that are told apart. */
    public static final int MOST = Long.SIZE;

    private long latest;
    /** A bit for each day, that of the latest lowest. */
    private long bits;

    /** Days of which one is known. */
    public Days(long day) {
        this(day, 1);
    }

    /**
     * Days as {@link #latest} and {@link #bits} tell them.
     *
     * @throws IllegalArgumentException if the latest is not among them
     */
    public Days(long latest, long bits) {
        if ((bits & 1) == 0) {
            throw new IllegalArgumentException("the latest day is not among the days");
        }
        this.latest = latest;
        this.bits = bits;
    }

    /** The latest day. */
    public long latest() {
        return latest;
    }

    /** A bit for each day, that of the latest lowest. */
    public long bits() {
        return bits;
    }

    /** Notes a day. */
    public void add(long day) {
        if (day > latest) {
            bits = shifted(bits, day - latest) | 1;
            latest = day;
        } else if (latest - day < MOST) {
            bits |= 1L << (latest - day);
        }
    }

    /** Whether a day is noted. */
    public boolean has(long day) {
        return day <= latest && latest - day < MOST && (bits >>> (latest - day) & 1) == 1;
    }

    /**
     * The days before a day, as bits of which the lowest is the day itself, which is left out.
     *
     * @param window how many days back
     */
    public long before(long day, int window) {
        long seen = day >= latest ? shifted(bits, day - latest) : latest - day < MOST ? bits >>> (latest - day) : 0;
        long kept = window >= MOST - 1 ? -1L : (1L << (window + 1)) - 1;
        return seen & kept & ~1L;
    }

    private static long shifted(long bits, long by) {
        return by >= MOST ? 0 : bits << by;
    }
}
