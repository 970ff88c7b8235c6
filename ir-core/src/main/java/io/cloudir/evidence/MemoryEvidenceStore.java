package io.cloudir.evidence;

import io.cloudir.model.Digest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Evidence in memory, for tests and for applications that keep nothing. It is gone when the process ends. */
public final class MemoryEvidenceStore implements EvidenceStore {
    private final Map<Digest, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public Digest put(byte[] content) {
        Digest digest = Digest.of(content);
        contents.computeIfAbsent(digest, unused -> content.clone());
        return digest;
    }

    @Override
    public Optional<byte[]> get(Digest digest) {
        return Optional.ofNullable(contents.get(digest)).map(byte[]::clone);
    }
}
