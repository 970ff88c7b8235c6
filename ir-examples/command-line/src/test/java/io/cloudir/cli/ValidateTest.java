package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir validate}: what is looked at decides, and a word against the journal is told from it. */
class ValidateTest {
    private static final String ID = "ir-7x2g03rezm7p";
    private static final String ROLL_BACK = "roll-back-944668ad36f48f36";

    @TempDir
    private Path folder;

    private Tool at(int minute, String actor, String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(List.of(more));
        words.addAll(List.of("--store", folder.resolve("store").toString(), "--actor", actor, "--at"));
        words.add("2026-03-04T09:%02d:00Z".formatted(minute));
        return Tool.run(words.toArray(String[]::new));
    }

    private void done(int minute, String actor, String command, String... more) {
        Tool tool = at(minute, actor, command, more);
        assertThat(tool.code()).as(command + ": " + tool.err()).isZero();
    }

    /** Taken over by two identities, of which only the trail is switched on again. */
    @BeforeEach
    void oneRollBackIsAllThatWasDone() {
        String store = folder.resolve("store").toString();
        String out = folder.resolve("out").toString();
        assertThat(Tool.run("run", "--logs", "../sample-logs", "--store", store, "--out", out)
                        .code())
                .isZero();
        done(4, "analyst-one", "ack " + ID);
        done(8, "commander-one", "advance " + ID + " investigating");
        done(12, "analyst-one", "investigate " + ID);
        done(16, "commander-one", "advance " + ID + " mitigating");
        done(18, "analyst-one", "plan-action " + ID + " --only roll-back");
        done(20, "commander-one", "assign " + ID + " platform-engineer engineer-one");
        done(21, "commander-one", "assign " + ID + " incident-commander commander-one");
        done(22, "commander-one", "approve " + ID + ' ' + ROLL_BACK + " --role incident-commander --reason seen");
        done(23, "engineer-one", "approve " + ID + ' ' + ROLL_BACK + " --role platform-engineer --reason seen");
        done(24, "engineer-one", "execute " + ID + ' ' + ROLL_BACK);
        done(30, "engineer-one", "verify-action " + ID + ' ' + ROLL_BACK);
    }

    @Test
    void aLookThatFindsSuspectsAtLargeSaysSoAndLeadsTheIncidentBack() {
        Tool look = at(40, "engineer-one", "validate " + ID + " remediations");

        assertThat(look.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(look.err())
                .startsWith("ir: refused: remediations do not hold: ")
                .contains("user/operator-02 acted against the account and is not contained")
                .contains("user/backup-sync acted against the account and is not contained");
        assertThat(Tool.run("show", ID, "--store", folder.resolve("store").toString())
                        .out())
                .contains("Phase       investigating\n");
    }

    @Test
    void aWordAgainstTheJournalIsRefusedAndWithAReasonToldAsAWord() {
        Tool bare = at(40, "engineer-one", "validate " + ID + " remediations", "All done");
        Tool reasoned = at(41, "engineer-one", "validate " + ID + " remediations", "All done", "--reason", "I know");

        assertThat(bare.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(bare.err()).contains("the journal says otherwise: 5 containments were planned and not carried out");
        assertThat(reasoned.code()).isZero();
        assertThat(reasoned.out()).contains("said to hold against the journal: All done");
    }
}
