package io.cloudir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code docs/drills.md} says of the shipped drills, and its code, which runs. */
class DrillGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "drills.md");
    private static final Path HERE = Path.of("src/test/java/io/cloudir/drill/DrillGuideTest.java");

    @Test
    void thePageListsTheDrillsThatShip() throws IOException {
        List<String> rows = Drill.shipped().stream()
                .map(drill -> "| `" + drill.name() + "` | " + drill.title() + " | `" + drill.scenario() + "` |")
                .toList();

        assertThat(Files.readString(PAGE)).contains(String.join("\n", rows) + "\n\n");
    }

    @Test
    void thePageShowsTheCodeThatRunsHere() throws IOException {
        String code =
                Files.readString(HERE).split("// shown\n", -1)[1].stripIndent().strip();

        assertThat(Files.readString(PAGE)).contains("```java\n" + code + "\n```");
    }

    @Test
    void aDrillOfOnesOwnIsPlayedLikeThoseThatShip() {
        // shown
        Move opening = thief -> {
            String session = thief.call("sts:GetSessionToken").newKeyId();
            thief.after(Duration.ofSeconds(30), now -> now.call("iam:CreateUser", "userName", "sync"));
            thief.after(Duration.ofMinutes(1), DrillGuideTest::makeAdministrator);
            // From when people may act, try every few seconds; once the key is refused, make another with the session.
            thief.after(
                    Duration.ofMinutes(7),
                    now -> now.whenRefused(
                            Duration.ofSeconds(5),
                            Duration.ofHours(1),
                            refused -> refused.with(session).call("iam:CreateAccessKey", "userName", refused.user())));
            thief.after(Duration.ofDays(1), back -> makeAdministrator(back.from("203.0.113.9")));
        };
        Targets targets = new Targets(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(8));
        Drill drill =
                new Drill("stolen-key", "A key makes an administrator", "account-compromise", targets, true, opening);
        DrillResult result = drill.run(DrillSettings.ofSeed(1)); // withPlan(yours), withRules(yours), onBadDay()
        assertThat(result.goals()).allMatch(Goal::met);
        // shown
    }

    private static void makeAdministrator(Attacker attacker) {
        String policy = "arn:aws:iam::aws:policy/AdministratorAccess";
        attacker.call("iam:AttachUserPolicy", "userName", attacker.user(), "policyArn", policy);
    }
}
