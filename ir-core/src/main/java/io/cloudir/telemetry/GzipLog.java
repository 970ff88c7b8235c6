package io.cloudir.telemetry;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A gzip stream of any number of members that stops at a limit, and that tells a damaged further member from the end,
 * where the runtime's stream takes it for the end and would lose what follows without a word.
 */
final class GzipLog extends GZIPInputStream {
    private static final int TRAILER = 8;

    private final Compressed compressed;
    private final ReadLimits limits;
    private long inflated;

    GzipLog(BufferedInputStream in, ReadLimits limits) throws IOException {
        this(new Compressed(in), limits);
    }

    private GzipLog(Compressed compressed, ReadLimits limits) throws IOException {
        super(compressed, 1 << 13);
        this.compressed = compressed;
        this.limits = limits;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        if (count < 0) {
            if (inf.getRemaining() > TRAILER || compressed.available() > 0) {
                throw new ZipException("bytes behind the last member");
            }
            return count;
        }
        inflated += count;
        if (inflated > limits.maxInflatedBytes()) {
            throw new InflationLimitException("the gzip data gives more than " + limits.maxInflatedBytes()
                    + " bytes; the rest is not read (limit maxInflatedBytes)");
        }
        if (inflated > ReadLimits.RATIO_FLOOR_BYTES && inflated / limits.maxInflationRatio() > compressed.taken) {
            throw new InflationLimitException("the gzip data gives more than " + limits.maxInflationRatio()
                    + " bytes for one; the rest is not read (limit maxInflationRatio)");
        }
        return count;
    }

    /** Gives the inflater's memory back, which is not on the heap; the stream below stays open for its owner to close. */
    void release() {
        inf.end();
    }

    /** Counts what is taken, and answers whether there is more: a pipe that is merely slow is not at its end. */
    private static final class Compressed extends InputStream {
        private final BufferedInputStream in;
        private long taken;

        Compressed(BufferedInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            taken += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            taken += Math.max(count, 0);
            return count;
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0 ? 0 : 1;
        }
    }
}
