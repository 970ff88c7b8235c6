package io.cloudir.severity.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.FaultyDocumentException;
import io.cloudir.severity.SeverityModel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, a document is either read or refused with faults; seeded, so a failure comes back. */
class MutatedDocumentsTest {
    private static final long SEED = 8_004_217;
    private static final byte[] PIECES = "{}[]\",:-&*|>#'%@!?0e. \t\n\u0000\u001b\u00e9".getBytes(UTF_8);

    private final SeverityModel model = SeverityJson.shippedModel();

    @Test
    void factsAreReadOrRefused() {
        byte[] facts = """
                {"ncissFactors": {"observedActivity": "PRESENCE", "recoverability": "UNKNOWN"},
                 "facts": ["ROOT_TAKEOVER"], "impact": {"functional": "HIGH"}, "actor": "ACTIVE",
                 "lowering": {"reason": "why"}, "override": {"severity": "LOW", "person": "lead", "reason": "why"}}""".getBytes(UTF_8);

        mutate(facts, 3_000, bytes -> SeverityJson.readFacts(model, "facts.json", bytes));
    }

    @Test
    void modelsAreReadOrRefused() {
        mutate(SeverityJson.shippedModelFile(), 60, bytes -> SeverityJson.readModel("model.yaml", bytes));
    }

    private static void mutate(byte[] document, int cases, Consumer<byte[]> reader) {
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (int at = 0; at < cases; at++) {
            byte[] bytes = mutated(document, random);
            try {
                reader.accept(bytes);
            } catch (FaultyDocumentException e) {
                assertThat(e.faults())
                        .isNotEmpty()
                        .allSatisfy(fault -> assertThat(fault.line()).isPositive());
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(cases / 4);
    }

    private static byte[] mutated(byte[] document, SplittableRandom random) {
        byte[] bytes = document.clone();
        for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = PIECES[random.nextInt(PIECES.length)];
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
