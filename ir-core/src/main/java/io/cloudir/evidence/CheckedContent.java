package io.cloudir.evidence;

import io.cloudir.model.Digest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Content on its way out of a store: hashed as it passes, and refused at its end if it is not what the digest names. */
final class CheckedContent extends FilterInputStream {
    private final Digest expected;
    private final MessageDigest computation = Digest.sha256();
    private boolean ended;
    private boolean altered;

    private CheckedContent(InputStream content, Digest expected) {
        super(content);
        this.expected = expected;
    }

    /** Unpacks and checks; closes the packed bytes if they are not packed at all. */
    static InputStream unpacking(InputStream packed, Digest expected) throws IOException {
        try {
            return new CheckedContent(new GZIPInputStream(packed), expected);
        } catch (ZipException | EOFException e) {
            packed.close();
            throw new AlteredEvidenceException(expected, e);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = unpack(buffer, offset, length);
        if (count > 0) {
            computation.update(buffer, offset, count);
        } else if (count < 0 && !ended) {
            ended = true;
            altered = !Digest.from(computation).equals(expected);
        }
        if (altered) {
            throw new AlteredEvidenceException(expected);
        }
        return count;
    }

    /** Bytes that were skipped would not be hashed. */
    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[8192];
        long left = count;
        while (left > 0) {
            int read = read(passed, 0, (int) Math.min(left, passed.length));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return count - Math.max(left, 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int unpack(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (ZipException | EOFException e) {
            throw new AlteredEvidenceException(expected, e);
        }
    }
}
