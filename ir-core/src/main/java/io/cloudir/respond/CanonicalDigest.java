package io.cloudir.respond;

import io.cloudir.model.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Consumer;

/** Digests a list of texts so that no two different lists give the same bytes: each text goes after its length. */
final class CanonicalDigest {
    private final MessageDigest computation = Digest.sha256();

    CanonicalDigest text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        computation.update(bytes);
        return this;
    }

    CanonicalDigest texts(List<String> texts) {
        return each(texts, this::text);
    }

    <T> CanonicalDigest each(List<T> members, Consumer<T> member) {
        number(members.size());
        members.forEach(member);
        return this;
    }

    Digest finish() {
        return Digest.from(computation);
    }

    private void number(int value) {
        computation.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }
}
