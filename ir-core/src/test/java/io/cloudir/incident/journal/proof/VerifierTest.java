package io.cloudir.incident.journal.proof;

import static io.cloudir.incident.journal.proof.SampleJournals.bytes;
import static io.cloudir.incident.journal.proof.SampleJournals.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cloudir.incident.journal.proof.Verification.Completeness;
import io.cloudir.incident.journal.proof.Verification.FirstBad;
import io.cloudir.incident.journal.proof.Verification.Reason;
import io.cloudir.model.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    private static final int EXPORT_LINES = 5;
    private final byte[] export = SampleJournals.ofNotes("one", "two \u0000\"", "three");

    private static Verification verify(byte[] journal) {
        return Verifier.withoutHead().verify("journal.jsonl", journal);
    }

    private static Verification verify(List<String> lines) {
        return verify(bytes(lines));
    }

    private static void assertBad(Verification result, int line, long seq, Reason reason) {
        assertThat(result.firstBad()).contains(new FirstBad("journal.jsonl", line, seq, reason));
        assertThat(result.ok()).isFalse();
        assertThat(result.completeness()).isEqualTo(Completeness.NOT_PROVEN);
    }

    @Test
    void anUntouchedJournalHoldsAndClaimsNoMore() {
        Verification result = verify(export);
        assertThat(result.firstBad()).isEmpty();
        assertThat(result.entries()).isEqualTo(4);
        assertThat(SampleJournals.text(export)).contains("\"hash\":\"" + result.head() + "\"},\"signature\":null}\n");
        assertThat(result.completeness()).isEqualTo(Completeness.NOT_PROVEN);

        List<String> entries = lines(export).subList(0, 4);
        assertThat(verify(entries).ok()).as("without head line").isTrue();
    }

    @Test
    void aDeviceIsNoJournalAndIsNotRead() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "skipped: there is no /dev/zero here");

        assertThatThrownBy(() -> Verifier.withoutHead().verify(endless))
                .isInstanceOf(IOException.class)
                .hasMessage("/dev/zero: no regular file; expected a journal");
    }

    @Test
    void whatCannotBeReadInAStoreIsNamed(@TempDir Path root) throws IOException {
        Path folder = Files.createDirectories(root.resolve("default/incidents/ir-000000000001/journal.jsonl"));
        assertThatThrownBy(() -> Verifier.withoutHead().verify(root))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aJournalBehindASymbolicLinkIsCheckedToo(@TempDir Path root) throws IOException {
        Path store = Files.createDirectories(root.resolve("store/default/incidents"));
        for (String id : List.of("ir-000000000001", "ir-000000000002")) {
            Files.createDirectory(store.resolve(id));
            Files.write(store.resolve(id).resolve("journal.jsonl"), new byte[0]);
        }
        Path moved = Files.move(store.resolve("ir-000000000002"), root.resolve("elsewhere"));
        Files.writeString(moved.resolve("journal.jsonl"), "forged\n");
        Files.createSymbolicLink(store.resolve("ir-000000000002"), moved);

        assertThat(Verifier.withoutHead().verify(root.resolve("store")).ok()).isFalse();
    }

    @Test
    void anyChangedBitOfAStoredEntryIsFound() {
        byte[] entries =
                bytes(lines(SampleJournals.ofNotes("one", "two \u0000\"")).subList(0, 3));
        for (int bit = 0; bit < entries.length * 8; bit++) {
            assertFlipIsFound(entries, bit);
        }
    }

    @Test
    void anyChangedBitOfAHeadLineIsFound() {
        int start = bytes(lines(export).subList(0, 4)).length;
        for (int bit = start * 8; bit < export.length * 8; bit++) {
            assertFlipIsFound(export, bit);
        }
    }

    @Test
    void randomBitsOfALargeJournalWithErasedEntriesAreFound() {
        byte[] large = SampleJournals.ofEverything(3, 2);
        Verification untouched = verify(large);
        assertThat(untouched.firstBad()).isEmpty();
        assertThat(untouched.erased()).hasSize(2);
        SplittableRandom random = new SplittableRandom(20260301);
        for (int round = 0; round < 40; round++) {
            assertFlipIsFound(large, random.nextInt(large.length * 8));
        }
    }

    private static void assertFlipIsFound(byte[] journal, int bit) {
        byte[] flipped = journal.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(verify(flipped).ok())
                .as("bit %d of byte %d", bit % 8, bit / 8)
                .isFalse();
    }

    @Test
    void aChangedEntryIsNamed() {
        List<String> lines = lines(export);
        lines.set(1, lines.get(1).replace("one", "eno"));
        assertBad(verify(lines), 2, 2, Reason.CHANGED);
    }

    @Test
    void aDroppedEntryIsNamed() {
        List<String> lines = lines(export);
        lines.remove(1);
        assertBad(verify(lines), 2, 2, Reason.DROPPED);
        lines = lines(export);
        lines.remove(0);
        assertBad(verify(lines), 1, 1, Reason.DROPPED);
    }

    @Test
    void anInsertedEntryIsNamed() {
        List<String> lines = lines(export);
        lines.add(2, lines.get(1));
        assertBad(verify(lines), 3, 3, Reason.INSERTED);
        lines = lines(export);
        lines.add(2, lines(SampleJournals.ofNotes("x", "y", "z")).get(2));
        assertBad(verify(lines), 3, 3, Reason.INSERTED);
    }

    @Test
    void reorderedEntriesAreNamed() {
        List<String> lines = lines(export);
        lines.add(2, lines.remove(1));
        assertBad(verify(lines), 2, 2, Reason.REORDERED);
    }

    @Test
    void aTornLastLineIsNamed() {
        List<String> lines = lines(export).subList(0, 4);
        lines.set(3, lines.get(3).substring(0, 40));
        assertBad(verify(lines), 4, 4, Reason.TORN);
        List<String> whole = lines(export).subList(0, 4);
        whole.set(3, whole.get(3).strip());
        assertBad(verify(whole), 4, 4, Reason.TORN);
    }

    @Test
    void aMissingEndIsFoundByTheHeadLine() {
        List<String> lines = lines(export);
        lines.remove(3);
        assertBad(verify(lines), 4, 4, Reason.TRUNCATED);
    }

    @Test
    void aMissingEndIsFoundWithAKnownHead() {
        Digest head = verify(export).head();
        Verifier verifier = Verifier.withoutHead().expecting(head);
        assertThat(verifier.verify("journal.jsonl", export).completeness()).isEqualTo(Completeness.PROVEN);
        byte[] cut = bytes(lines(export).subList(0, 2));
        assertThat(verify(cut).ok()).as("nobody can tell without the head").isTrue();
        assertBad(verifier.verify("journal.jsonl", cut), 3, 3, Reason.TRUNCATED);
        assertThat(verifier.verify("journal.jsonl", new byte[0]).ok()).isFalse();
    }

    @Test
    void aJournalWrittenAnewIsFoundWithAKnownHead() {
        Verifier verifier = Verifier.withoutHead().expecting(verify(export).head());
        byte[] forged = SampleJournals.ofNotes("one", "altered", "three");
        assertThat(verify(forged).ok()).isTrue();
        assertThat(verifier.verify("journal.jsonl", forged).ok()).isFalse();
    }

    @Test
    void anOlderHeadProvesWhatItCoversAndNoMore() {
        Digest older = verify(lines(export).subList(0, 2)).head();
        Verification result = Verifier.withoutHead().expecting(older).verify("journal.jsonl", export);
        assertThat(result.ok()).isTrue();
        assertThat(result.completeness()).isEqualTo(Completeness.NOT_PROVEN);
    }

    @Test
    void aSignedHeadProvesTheWhole() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair others = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] signed = new HeadSigner(keys.getPrivate()).sign(export);
        Verifier verifier = Verifier.withoutHead().signedBy(publicKey(keys));

        assertThat(verifier.verify("journal.jsonl", signed).completeness()).isEqualTo(Completeness.PROVEN);
        assertThat(verify(signed).completeness()).isEqualTo(Completeness.NOT_PROVEN);
        assertBad(verifier.verify("journal.jsonl", export), EXPORT_LINES, 5, Reason.CHANGED);
        assertBad(
                verifier.verify("journal.jsonl", bytes(lines(signed).subList(0, 4))),
                EXPORT_LINES,
                5,
                Reason.TRUNCATED);
        byte[] forged = new HeadSigner(others.getPrivate()).sign(SampleJournals.ofNotes("forged"));
        assertThat(verifier.verify("journal.jsonl", forged).ok()).isFalse();
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 300; round++) {
            int bit = random.nextInt(bytes(lines(signed).subList(0, 4)).length * 8, signed.length * 8);
            byte[] flipped = signed.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(verifier.verify("journal.jsonl", flipped).ok()).isFalse();
        }
    }

    private static java.security.PublicKey publicKey(KeyPair keys) {
        return HeadSigner.publicKey("-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
    }

    @Test
    void whatIsNoPublicKeyIsRefused() {
        assertThatThrownBy(() -> HeadSigner.publicKey("hello")).hasMessageContaining("BEGIN PUBLIC KEY");
        assertThatThrownBy(() -> HeadSigner.publicKey("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"))
                .hasMessageContaining("Ed25519");
    }

    @Test
    void anErasureThatNobodyRecordedIsAChange() {
        List<String> lines = lines(export);
        lines.set(
                1, lines.get(1).replaceAll("\"payload\":.*,\"salt\":\"[0-9a-f]*\"", "\"payload\":null,\"salt\":null"));
        assertBad(verify(lines), 2, 2, Reason.CHANGED);
    }

    @Test
    void aStoreIsVerifiedAsAWhole(@TempDir Path root) throws IOException {
        Path one = Files.createDirectories(root.resolve("acme/incidents/" + SampleJournals.INCIDENT));
        Files.write(one.resolve("journal.jsonl"), export);
        Verification single = Verifier.withoutHead().verify(root);
        assertThat(single).isEqualTo(Verifier.withoutHead().verify(one)).isEqualTo(verify(export));

        Path two = Files.createDirectories(root.resolve("acme/incidents/ir-000000000001"));
        Files.write(two.resolve("journal.jsonl"), export);
        Verification both = Verifier.withoutHead().verify(root);
        assertThat(both.firstBad())
                .as("a journal in another incident's folder")
                .contains(new FirstBad(two.resolve("journal.jsonl").toString(), 1, 1, Reason.INSERTED));
        assertThat(VerificationJson.write(both))
                .startsWith("{\"ok\":false,\"entries\":4,\"head\":\"")
                .contains("\"journals\":[{\"file\":\"");
    }

    @Test
    void theHeadOfAStoreProvesThatNoJournalIsMissing(@TempDir Path root) throws IOException {
        for (String id : List.of("ir-000000000001", "ir-000000000002", "ir-000000000003")) {
            Path folder = Files.createDirectories(root.resolve("acme/incidents/" + id));
            Files.write(folder.resolve("journal.jsonl"), new byte[0]);
        }
        Digest head = Verifier.withoutHead().verify(root).head();
        Verifier verifier = Verifier.withoutHead().expecting(head);
        assertThat(verifier.verify(root).completeness()).isEqualTo(Completeness.PROVEN);
        Files.delete(root.resolve("acme/incidents/ir-000000000002/journal.jsonl"));
        assertThat(verifier.verify(root).ok()).isFalse();
    }

    @Test
    void aPlaceWithoutAJournalIsSaidToHaveNone(@TempDir Path root) {
        assertThatThrownBy(() -> Verifier.withoutHead().verify(root))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("no journal.jsonl");
        assertThatThrownBy(() -> Verifier.withoutHead().verify(root.resolve("missing")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void theResultIsOneLineOfJson() {
        List<String> lines = lines(export);
        lines.set(1, lines.get(1).replace("one", "eno"));
        assertThat(VerificationJson.write(verify(lines)))
                .matches("\\{\"ok\":false,\"entries\":1,\"head\":\"[0-9a-f]{64}\",\"completeness\":\"not-proven\","
                        + "\"erased\":\\[],\"firstBad\":\\{\"file\":\"journal.jsonl\",\"line\":2,\"seq\":2,"
                        + "\"reason\":\"changed\"}}");
        assertThat(VerificationJson.write(verify(export))).endsWith(",\"firstBad\":null}");
    }
}
