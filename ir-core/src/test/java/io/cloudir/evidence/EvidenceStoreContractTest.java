package io.cloudir.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cloudir.evidence.EvidenceStore.Stored;
import io.cloudir.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every evidence store promises. */
class EvidenceStoreContractTest {
    @TempDir
    static Path folder;

    static List<EvidenceStore> stores() {
        return List.of(new MemoryEvidenceStore(), DirectoryEvidenceStore.open(folder, "default"));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void contentComesBackAsItWasStored(EvidenceStore store) {
        SplittableRandom random = new SplittableRandom(7);
        for (int size : new int[] {0, 1, 1000, 300_000}) {
            byte[] content = new byte[size];
            random.nextBytes(content);

            Digest digest = store.put(content);

            assertThat(digest).isEqualTo(Digest.of(content));
            assertThat(store.get(digest))
                    .hasValueSatisfying(read -> assertThat(read).isEqualTo(content));
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void storingTheSameContentAgainChangesNothing(EvidenceStore store) {
        byte[] content = "the same".getBytes(StandardCharsets.UTF_8);

        assertThat(store.put(content)).isEqualTo(store.put(content.clone()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatWasNeverStoredIsAbsent(EvidenceStore store) {
        assertThat(store.get(Digest.ofText("never stored"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void readingStopsAtTheSizeThatItsReaderStates(EvidenceStore store) {
        Digest digest = store.put("eleven byte".getBytes(StandardCharsets.UTF_8));

        assertThat(store.get(digest, 11)).isPresent();
        assertThatThrownBy(() -> store.get(digest, 10))
                .isInstanceOf(EvidenceException.class)
                .hasMessage("evidence " + digest + " is larger than 10 bytes; read it as a stream");
        assertThatThrownBy(() -> store.get(digest, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void ofContentThatUnpacksToFarMoreNoMoreIsReadThanItsReaderStates(EvidenceStore store) throws IOException {
        Digest digest = store.put(new ByteArrayInputStream(new byte[64 << 20])).digest();

        assertThatThrownBy(() -> store.get(digest, 1 << 20)).hasMessageContaining("is larger than 1048576 bytes");
    }

    @Test
    void ofAStoreThatHandsOutWithoutEndNoMoreIsTakenThanTheLimitAndOneByte() {
        AtomicLong taken = new AtomicLong();
        EvidenceStore endless = new EvidenceStore() {
            @Override
            public Digest put(byte[] content) {
                throw new EvidenceException("keeps nothing");
            }

            @Override
            public Stored put(InputStream content) {
                throw new EvidenceException("keeps nothing");
            }

            @Override
            public Optional<InputStream> open(Digest digest) {
                return Optional.of(new InputStream() {
                    @Override
                    public int read() {
                        taken.incrementAndGet();
                        return 0;
                    }

                    @Override
                    public int read(byte[] into, int from, int length) {
                        taken.addAndGet(length);
                        return length;
                    }
                });
            }
        };

        assertThatThrownBy(() -> endless.get(Digest.ZERO, 1000)).hasMessageContaining("is larger than 1000 bytes");

        assertThat(taken).hasValue(1001);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void changingTheArrayAfterwardsDoesNotChangeTheEvidence(EvidenceStore store) {
        byte[] content = "before".getBytes(StandardCharsets.UTF_8);
        Digest digest = store.put(content);
        content[0] = 'X';

        assertThat(store.get(digest))
                .hasValueSatisfying(read -> assertThat(read).startsWith('b'));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aStreamIsHashedOnItsWayAndComesBackAsItWas(EvidenceStore store) throws IOException {
        byte[] content = new byte[300_001];
        new SplittableRandom(11).nextBytes(content);

        Stored stored = store.put(new ByteArrayInputStream(content));

        assertThat(stored).isEqualTo(new Stored(Digest.of(content), content.length));
        try (InputStream read = store.open(stored.digest()).orElseThrow()) {
            assertThat(read.skip(100_000)).isEqualTo(100_000);
            assertThat(read.read()).isEqualTo(content[100_000] & 0xff);
            assertThat(read.readAllBytes()).hasSize(200_000);
        }
        assertThat(store.put(content)).isEqualTo(stored.digest());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void ofAStreamThatBrokeOffNothingIsKept(EvidenceStore store) {
        byte[] arrived = "the first half".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> store.put(breakingOffAfter(arrived)))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");

        assertThat(store.open(Digest.of(arrived))).isEmpty();
    }

    private static InputStream breakingOffAfter(byte[] arrived) {
        return new SequenceInputStream(new ByteArrayInputStream(arrived), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        });
    }

    @Test
    void aDraftOfAStreamThatBrokeOffDoesNotStayBehind(@TempDir Path own) throws IOException {
        EvidenceStore store = DirectoryEvidenceStore.open(own, "default");

        assertThatThrownBy(() -> store.put(breakingOffAfter(new byte[100_000]))).isInstanceOf(IOException.class);

        try (Stream<Path> files = Files.walk(own)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aStoreInMemoryTakesNoMoreOfAStreamThanItMayKeep() {
        EvidenceStore store = new MemoryEvidenceStore(1_000);
        SplittableRandom random = new SplittableRandom(3);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return random.nextInt(256);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                for (int at = offset; at < offset + length; at++) {
                    buffer[at] = (byte) read();
                }
                return length;
            }
        };

        assertThatThrownBy(() -> store.put(endless))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("full at 1000 bytes");
    }

    @Test
    void aFileThatIsCutOffOrOverwrittenIsToldAsAltered(@TempDir Path own) throws IOException {
        EvidenceStore store = DirectoryEvidenceStore.open(own, "default");
        byte[] content = new byte[100_000];
        new SplittableRandom(5).nextBytes(content);
        Digest digest = store.put(content);
        byte[] whole = Files.readAllBytes(fileOf(own, digest));
        for (byte[] altered : List.of(
                Arrays.copyOf(whole, whole.length - 1),
                Arrays.copyOf(whole, 5),
                new byte[0],
                "no gzip".getBytes(StandardCharsets.UTF_8))) {
            Files.write(fileOf(own, digest), altered);

            assertThatThrownBy(() -> store.get(digest)).isInstanceOf(AlteredEvidenceException.class);
        }
    }

    @Test
    void aFileThatWasTamperedWithIsRefused(@TempDir Path own) throws IOException {
        EvidenceStore store = DirectoryEvidenceStore.open(own, "default");
        Digest first = store.put("genuine".getBytes(StandardCharsets.UTF_8));
        Digest second = store.put("forged".getBytes(StandardCharsets.UTF_8));
        Files.copy(fileOf(own, second), fileOf(own, first), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> store.get(first))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("is not what was stored");
    }

    @Test
    void contentIsStoredAlthoughSomethingElseLiesInItsPlace(@TempDir Path own) throws IOException {
        EvidenceStore store = DirectoryEvidenceStore.open(own, "default");
        byte[] genuine = "genuine".getBytes(StandardCharsets.UTF_8);
        Path place = fileOf(own, Digest.of(genuine));
        Files.createDirectories(place.getParent());
        Files.writeString(place, "put there beforehand");

        Digest digest = store.put(genuine);

        assertThat(store.get(digest))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(genuine));
        assertThat(place.resolveSibling(place.getFileName() + ".altered")).hasContent("put there beforehand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../other", "/tenant", "a/b", "", "A", "-a"})
    void aNamespaceIsNoPath(String namespace, @TempDir Path own) {
        assertThatThrownBy(() -> DirectoryEvidenceStore.open(own, namespace))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a namespace");
    }

    @Test
    void filesAreReadableByTheirOwnerAlone(@TempDir Path own) throws IOException {
        EvidenceStore store = DirectoryEvidenceStore.open(own, "default");
        Digest digest = store.put("private".getBytes(StandardCharsets.UTF_8));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fileOf(own, digest))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("default/evidence"))))
                .isEqualTo("rwx------");
    }

    @Test
    void nothingHalfWrittenStaysBehind(@TempDir Path own) throws IOException {
        EvidenceStore store = DirectoryEvidenceStore.open(own, "default");
        store.put("whole".getBytes(StandardCharsets.UTF_8));

        try (Stream<Path> files = Files.walk(own)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file -> file.toString().endsWith(".gz"));
        }
    }

    @Test
    void draftsOfWritersThatDiedAreRemovedOnceTheyAreOld(@TempDir Path own) throws IOException {
        Instant now = Instant.parse("2026-03-03T12:00:00Z");
        DirectoryEvidenceStore store = DirectoryEvidenceStore.open(own, "default");
        Digest digest = store.put("whole".getBytes(StandardCharsets.UTF_8));
        Path old = Files.createFile(fileOf(own, digest).resolveSibling("draft-1.tmp"));
        Path young = Files.createFile(fileOf(own, digest).resolveSibling("draft-2.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(1)));
        Files.setLastModifiedTime(young, FileTime.from(now));
        Files.setLastModifiedTime(fileOf(own, digest), FileTime.from(now.minusSeconds(1)));

        store.withoutDraftsBefore(now);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(store.get(digest)).isPresent();
    }

    private static Path fileOf(Path root, Digest digest) {
        return root.resolve("default/evidence/" + digest.hex().substring(0, 2) + "/" + digest.hex() + ".gz");
    }

    @Test
    void evidenceThatCannotBeReadForNowIsNotMovedAside(@TempDir Path own) throws IOException {
        EvidenceStore store = DirectoryEvidenceStore.open(own, "default");
        byte[] content = "genuine".getBytes(StandardCharsets.UTF_8);
        Path place = fileOf(own, store.put(content));
        // A file of Linux that is there and cannot be read at its beginning.
        Path unreadable = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(unreadable), "skipped: there is no /proc/self/mem here");
        Files.delete(place);
        Files.createSymbolicLink(place, unreadable);

        assertThatThrownBy(() -> store.put(content)).isInstanceOf(EvidenceException.class);

        assertThat(place).isSymbolicLink();
        assertThat(place.resolveSibling(place.getFileName() + ".altered")).doesNotExist();
    }
}
