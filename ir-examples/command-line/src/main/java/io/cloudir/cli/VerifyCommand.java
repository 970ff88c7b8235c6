package io.cloudir.cli;

import io.cloudir.incident.journal.proof.HeadSigner;
import io.cloudir.incident.journal.proof.Verification;
import io.cloudir.incident.journal.proof.VerificationJson;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ir verify}: whether journals are what was written. */
@Command(
        name = "verify",
        description = {
            "Check that journals are what was written.",
            "Without --head or --public-key a missing end cannot be seen, and the result says completeness: not-proven."
                    + " Exit code 3 if anything does not hold."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", description = "A store, an incident's folder, or a journal.jsonl.")
    @SuppressWarnings("NullAway.Init") // required
    private String path;

    @Option(names = "--head", paramLabel = "HASH", description = "The head as you know it from elsewhere.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> head;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "The Ed25519 public key (PEM) of whoever signed it.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> publicKey;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (path.startsWith("jdbc:")) {
            throw new Failure(ExitCode.USAGE, "there is no JDBC store yet; expected a folder or a journal.jsonl");
        }
        Verification result = verify(verifier());
        terminal.json(VerificationJson.write(result));
        return result.ok() ? ExitCode.DONE : ExitCode.TAMPERED;
    }

    private Verification verify(Verifier verifier) {
        try {
            return verifier.verify(Path.of(path));
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.INPUT,
                    path + ":0:0: cannot be read; expected a store, an incident's folder or a journal.jsonl",
                    e);
        }
    }

    private Verifier verifier() {
        Verifier verifier = Verifier.withoutHead();
        try {
            if (head.isPresent()) {
                verifier = verifier.expecting(new Digest(head.get()));
            }
            if (publicKey.isPresent()) {
                String pem = new String(Input.document(publicKey.get()), StandardCharsets.US_ASCII);
                verifier = verifier.signedBy(HeadSigner.publicKey(pem));
            }
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
        return verifier;
    }
}
