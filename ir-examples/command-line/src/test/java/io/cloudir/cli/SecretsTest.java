package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A new password or key goes to the file that a person names, and nowhere else. */
class SecretsTest {
    private static KeptStore made;

    @TempDir
    private Path folder;

    private KeptStore store;
    private Path secrets;

    @BeforeAll
    static void make(@TempDir Path shared) {
        made = KeptStore.in(shared);
    }

    @BeforeEach
    void copy() {
        store = made.copiedTo(folder);
        secrets = folder.resolve("secrets.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset-password", "rotate-key"})
    void aNewSecretIsOneLineInAFileThatOnlyItsOwnerReadsAndInNoOther(String type) throws IOException {
        String target = type.equals("rotate-key") ? KeptStore.KEY : KeptStore.OPERATOR;
        Tool planned = store.plan(type, "--target", target, "--secrets", secrets.toString());
        String action = KeptStore.actionOf(planned);
        assertThat(secrets).doesNotExist();
        store.approve(action);

        Tool executed =
                store.by("engineer-one", "execute", KeptStore.INCIDENT, action, "--secrets", secrets.toString());

        assertThat(executed.code()).as(executed.err()).isEqualTo(ExitCode.DONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rw-------");
        List<String> lines = Files.readAllLines(secrets);
        assertThat(lines).hasSize(1);
        JsonNode line = Trail.json(lines.get(0));
        assertThat(line.get("owner").asText()).isEqualTo(KeptStore.OPERATOR);
        assertThat(line.get("kind").asText()).isEqualTo(type.equals("rotate-key") ? "key" : "password");
        assertThat(line.get("id").asText().isEmpty()).isEqualTo(!type.equals("rotate-key"));
        String secret = line.get("secret").asText();
        assertThat(secret).hasSizeGreaterThan(20);

        Tool verified = store.by("analyst-one", "verify-action", KeptStore.INCIDENT, action);
        assertThat(verified.out()).contains("read back: holds");
        Tool report = Tool.run(
                "report",
                KeptStore.INCIDENT,
                "--store",
                store.place().toString(),
                "--out",
                folder.resolve("report").toString());
        assertThat(report.code()).isEqualTo(ExitCode.DONE);
        Stream.of(planned, executed, verified, report)
                .forEach(tool -> assertThat(tool.out() + tool.err()).doesNotContain(secret));
        assertThat(filesWith(secret)).containsExactly(secrets);
        assertThat(Files.readAllLines(secrets))
                .as("a change that is made again hands nothing over")
                .hasSize(1);
    }

    /** The files below the folder that hold a text, compressed ones too. */
    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> content(file).contains(text))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            boolean zipped = bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
            if (zipped) {
                try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    bytes = in.readAllBytes();
                }
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void withoutAFileAnActionThatMakesASecretIsRefusedWhenItIsPlannedAndWhenItIsExecuted() {
        Tool planned = store.plan("rotate-key", "--target", KeptStore.KEY);

        assertThat(planned.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(planned.err())
                .contains("rotate-key makes a new secret", "give --secrets FILE")
                .hasLineCount(1);

        Tool again = store.plan("rotate-key", "--target", KeptStore.KEY, "--secrets", secrets.toString());
        String action = KeptStore.actionOf(again);
        store.approve(action);
        Tool executed = store.by("engineer-one", "execute", KeptStore.INCIDENT, action);
        assertThat(executed.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(executed.err()).contains("give --secrets FILE");
        assertThat(store.by(
                                "commander-one",
                                "approve",
                                KeptStore.INCIDENT,
                                action,
                                "--role",
                                "incident-commander",
                                "--reason",
                                "Again.")
                        .out())
                .contains("next: ir execute " + KeptStore.INCIDENT + ' ' + action + " --secrets FILE");
    }

    @Test
    void aFileThatOthersMayReadALinkAndAPlaceThatIsNotThereAreRefused() throws IOException {
        Files.writeString(secrets, "");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(refused(secrets)).contains("it has the permissions rw-r-----", "chmod 600");

        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));
        assertThat(refused(link)).contains("it is a link; name the file itself");
        assertThat(folder.resolve("elsewhere")).doesNotExist();

        assertThat(refused(folder)).contains("it is no plain file");
        assertThat(refused(folder.resolve("none/secrets"))).contains("there is no folder for it");
    }

    @Test
    void aFileThatHasAnotherNameOrOwnerIsRefused() throws IOException {
        Files.writeString(secrets, "");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        Path other = Files.createLink(folder.resolve("other"), secrets);
        assertThat(refused(secrets)).contains("it has another name elsewhere, a hard link");
        Files.delete(other);

        // Whoever may give files away is root, for whom alone the owner matters.
        if (System.getProperty("user.name").equals("root")) {
            Files.setOwner(
                    secrets,
                    secrets.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
            assertThat(refused(secrets)).contains("it belongs to nobody");
        }
    }

    @Test
    void followingAPlaybookTakesAPlaceForSecretsTooAndLooksAtIt() throws IOException {
        Files.writeString(secrets, "");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r-----"));

        Tool told = store.by("engineer-one", "playbook", "follow", KeptStore.INCIDENT, "--secrets", secrets.toString());

        assertThat(told.code()).isEqualTo(ExitCode.USAGE);
        assertThat(told.err()).contains("it has the permissions rw-r-----");
    }

    private String refused(Path file) {
        Tool told = store.plan("reset-password", "--target", KeptStore.OPERATOR, "--secrets", file.toString());
        assertThat(told.code()).isEqualTo(ExitCode.USAGE);
        assertThat(told.err()).startsWith("ir: error: --secrets " + file + ": ").hasLineCount(1);
        return told.err();
    }

    @Test
    void aFileOfOnesOwnIsAddedTo() throws IOException {
        Files.writeString(secrets, "kept\n");
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
        String action = KeptStore.actionOf(
                store.plan("reset-password", "--target", KeptStore.OPERATOR, "--secrets", secrets.toString()));
        store.approve(action);

        store.by("engineer-one", "execute", KeptStore.INCIDENT, action, "--secrets", secrets.toString());

        assertThat(Files.readAllLines(secrets)).hasSize(2).first().isEqualTo("kept");
    }
}
