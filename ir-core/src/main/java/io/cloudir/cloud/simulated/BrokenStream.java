package io.cloudir.cloud.simulated;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content that breaks off after its first byte, as a copy does whose connection is lost. */
final class BrokenStream extends FilterInputStream {
    private boolean begun;

    BrokenStream(InputStream whole) {
        super(whole);
    }

    @Override
    public int read() throws IOException {
        if (begun) {
            throw new IOException("the connection was lost");
        }
        begun = true;
        return super.read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int first = read();
        if (first < 0) {
            return first;
        }
        into[from] = (byte) first;
        return 1;
    }
}
