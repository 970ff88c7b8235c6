package io.cloudir.cloud.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.StateChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The page that says of each type of action what stays of it is what the simulated cloud plans. */
class ActionsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "actions.md");

    @Test
    void thePageHoldsTheTableOfWhatStays() throws IOException {
        assertThat(Files.readString(PAGE)).contains(table());
    }

    private static String table() {
        SortedMap<String, Set<String>> stays = new TreeMap<>();
        int requests =
                new SimulatedFixture(Duration.ZERO, cloud -> cloud).requests().size();
        for (int at = 0; at < requests; at++) {
            SimulatedFixture fixture = new SimulatedFixture(Duration.ZERO, cloud -> cloud);
            ChangeRequest request = fixture.requests().get(at);
            ChangePlan plan = fixture.cloud().plan(request);
            Set<String> residues = stays.computeIfAbsent(request.type(), unseen -> new TreeSet<>());
            plan.changes().stream()
                    .filter(change -> !change.isReversible())
                    .map(StateChange::residue)
                    .forEach(residues::add);
        }
        long irreversible =
                stays.values().stream().filter(residues -> !residues.isEmpty()).count();
        StringBuilder table = new StringBuilder()
                .append("Of ")
                .append(stays.size())
                .append(" types, ")
                .append(irreversible)
                .append(" are irreversible:\n\n| type | undone | what stays, or is lost |\n|---|---|---|\n");
        stays.forEach((type, residues) -> table.append("| `")
                .append(type)
                .append(residues.isEmpty() ? "` | reversible | " : "` | irreversible | ")
                .append(String.join(" ", residues))
                .append(residues.isEmpty() ? "|\n" : " |\n"));
        return table.toString();
    }
}
