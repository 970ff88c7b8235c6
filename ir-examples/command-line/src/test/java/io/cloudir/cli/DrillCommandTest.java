package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.drill.Drill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir drill}. */
class DrillCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theListNamesEveryDrillOneALine() {
        Tool listed = Tool.run("drill", "--list");

        assertThat(listed.code()).isZero();
        assertThat(listed.lines())
                .hasSizeGreaterThanOrEqualTo(12)
                .containsExactlyElementsOf(
                        Drill.shipped().stream().map(Drill::name).toList());
    }

    @Test
    void aDrillPrintsItsTimesAndGoalsAndEndsWithZeroIfAllHold() {
        Tool played = Tool.run("drill", "second-key");

        assertThat(played.code()).isZero();
        assertThat(played.lines().get(0)).isEqualTo("drill second-key, seed 1: all goals hold");
        assertThat(played.out())
                .contains("(account-compromise), now closed")
                .containsPattern("pass 1: detect \\d+ min \\d+ s, contain \\d+ min \\d+ s, recover \\d+ min \\d+ s")
                .contains("  met      attacker locked out: ");
    }

    @Test
    void theResultIsThereAsJsonToo() {
        assertThat(Tool.run("drill", "mining", "--json").out())
                .contains("\"schema\" : \"ir.drill/1\"", "\"holds\" : true", "\"detectSeconds\" : ");
    }

    @Test
    void aGoalThatIsNotMetEndsWithSix() throws IOException {
        Path rules = Files.writeString(folder.resolve("none.yml"), """
                title: Nothing of this
                id: 7b6c5d4e-3f2a-4b1c-8d9e-0f1a2b3c4d5e
                level: low
                logsource: {product: aws, service: cloudtrail}
                detection:
                  call:
                    eventName: NeverCalled
                  condition: call
                """);

        Tool played = Tool.run("drill", "mining", "--rules", rules.toString(), "--no-shipped-rules");

        assertThat(played.code()).isEqualTo(6);
        assertThat(played.out()).contains("NOT MET  detected: 0 incidents were opened");
    }

    @Test
    void anUnknownNameIsAUsageErrorThatNamesTheDrills() {
        Tool played = Tool.run("drill", "nonsense");

        assertThat(played.code()).isEqualTo(2);
        assertThat(played.err()).contains("there is no drill 'nonsense'; expected one of backups-deleted, ");
        assertThat(Tool.run("drill").code()).isEqualTo(2);
    }
}
