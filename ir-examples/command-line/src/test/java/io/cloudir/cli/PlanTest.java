package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir plan}: the example is right, and a wrong plan is told all that is wrong with it. */
class PlanTest {
    @TempDir
    private Path folder;

    @Test
    void theExampleThatItPrintsIsAPlanWithoutFaults() {
        Path plan = Trail.write(
                folder.resolve("plan.yaml"), Tool.run("plan", "example").out());

        Tool told = Tool.run("plan", "check", plan.toString());

        assertThat(told.code()).isZero();
        assertThat(Trail.json(told.out()).get("document").asText()).isEqualTo(plan.toString());
        assertThat(Trail.json(told.out()).get("faults")).isEmpty();
    }

    @Test
    void thePlanBecomesOnePageWithAnOnCallCard() throws IOException {
        Path plan = Trail.write(
                folder.resolve("plan.yaml"), Tool.run("plan", "example").out());
        Path page = folder.resolve("plan.html");

        Tool printed = Tool.run("plan", "render", plan.toString());
        Tool written = Tool.run("plan", "render", plan.toString(), "--out", page.toString());

        assertThat(printed.out())
                .startsWith("<!DOCTYPE html>")
                .contains("Who to call")
                .doesNotContain("<script");
        Path card = folder.resolve("plan-card.html");
        assertThat(written).isEqualTo(new Tool(0, page + "\n" + card + "\n", ""));
        assertThat(Files.readString(card))
                .isEqualTo(Tool.run("plan", "render", plan.toString(), "--card").out())
                .startsWith("<!DOCTYPE html>")
                .contains("On-call card");
        assertThat(Files.readString(page)).isEqualTo(printed.out());
        assertThat(Tool.run(
                                "plan",
                                "render",
                                plan.toString(),
                                "--out",
                                folder.resolve("none/x").toString())
                        .code())
                .isEqualTo(ExitCode.STORE);
    }

    @Test
    void twentyFaultsAreToldAtOnceWithPlaceAndFix() {
        StringBuilder people = new StringBuilder();
        for (int person = 1; person <= 20; person++) {
            people.append("  - {id: person-")
                    .append(person)
                    .append(", name: Somebody, contacts: [], shoe: ")
                    .append("44}\n");
        }
        String plan = Tool.run("plan", "example").out().replaceFirst("(?m)^people:\n", "people:\n" + people);
        Path file = Trail.write(folder.resolve("plan.yaml"), plan);

        Tool told = Tool.run("plan", "check", file.toString());

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        JsonNode faults = Trail.json(told.out()).get("faults");
        assertThat(faults)
                .filteredOn(fault -> fault.get("message").asText().contains("shoe"))
                .hasSize(20);
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.fieldNames())
                    .toIterable()
                    .containsExactly("line", "column", "pointer", "code", "message", "fix");
            assertThat(fault.get("line").asInt()).isPositive();
            assertThat(fault.get("fix").asText()).isNotBlank();
        });
        assertThat(told.err().lines().toList())
                .hasSameSizeAs(faults)
                .allSatisfy(line -> assertThat(line).matches("ir: error: .*plan\\.yaml:\\d+:\\d+: .+; .+"));
        assertThat(Tool.run("plan", "check", "--json", file.toString()))
                .isEqualTo(new Tool(ExitCode.INPUT, told.out(), ""));
        Tool rendered = Tool.run("plan", "render", file.toString());
        assertThat(rendered.code()).isEqualTo(ExitCode.INPUT);
        assertThat(rendered.out()).isEmpty();
        assertThat(rendered.err().lines().toList())
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(line -> assertThat(line).matches("ir: error: .*plan\\.yaml:\\d+:\\d+: .+; .+"));
    }

    @Test
    void thePlaybooksOfAPlanAreCheckedWithIt() throws IOException {
        Path plan = Trail.write(
                folder.resolve("plan.yaml"), Tool.run("plan", "example").out());
        Tool missing = Tool.run("plan", "check", plan.toString());
        Path playbook = folder.resolve("playbooks/customer-export.json");
        Files.createDirectories(playbook.getParent());
        Trail.write(
                playbook, Tool.run("playbook", "show", "data-theft", "--source").out());
        Tool sound = Tool.run("plan", "check", plan.toString());
        Trail.write(playbook, "{}");
        Tool faulty = Tool.run("plan", "check", plan.toString());

        assertThat(missing.code()).isEqualTo(ExitCode.DONE);
        assertThat(missing.err()).contains("there is no file playbooks/customer-export.json beside the plan");
        assertThat(sound.code()).isEqualTo(ExitCode.DONE);
        assertThat(sound.err()).isEmpty();
        assertThat(faulty.code()).isEqualTo(ExitCode.INPUT);
        assertThat(faulty.err()).contains("customer-export.json:1:1: ");
        assertThat(Trail.jsonLines(sound.out()))
                .extracting(line -> line.get("document").asText())
                .containsExactly(plan.toString(), playbook.toString());
    }

    @Test
    void allFaultyPlaybooksOfAPlanAreToldEachWithALineOfItsOwn() {
        String text = Tool.run("plan", "example").out();
        Path plan = Trail.write(
                folder.resolve("plan.yaml"),
                text.replace("playbooks:\n", "playbooks:\n  - {id: another, where: playbooks/another.json}\n"));
        Trail.write(folder.resolve("playbooks/customer-export.json"), "{}");
        Trail.write(folder.resolve("playbooks/another.json"), "[]");

        Tool told = Tool.run("plan", "check", plan.toString());

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.err()).contains("customer-export.json:1:1: ", "another.json:1:1: ");
        assertThat(Trail.jsonLines(told.out()))
                .hasSize(3)
                .extracting(line -> line.get("faults").isEmpty())
                .containsExactly(true, false, false);
        assertThat(Tool.run("plan", "check", "--json", plan.toString()))
                .isEqualTo(new Tool(ExitCode.INPUT, told.out(), ""));
    }

    @Test
    void aFaultyPlanStopsARunBeforeAnythingIsWritten() {
        Path plan = Trail.write(folder.resolve("plan.yaml"), "version: 1");
        Path out = folder.resolve("out");

        Tool told = Tool.run("run", "--logs", "../sample-logs", "--plan", plan.toString(), "--out", out.toString());

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(out).doesNotExist();
    }

    @Test
    void whatIsNoPlanAtAllIsAnInputError() {
        assertThat(Tool.run("plan", "check", folder.resolve("none").toString()).code())
                .isEqualTo(ExitCode.INPUT);
        assertThat(Tool.run("plan", "check", folder.toString()).code()).isEqualTo(ExitCode.INPUT);
        Path binary = Trail.write(folder.resolve("binary"), new byte[] {0, 1, 2, (byte) 0xFF, (byte) 0xFE});
        assertThat(Tool.run("plan", "check", binary.toString()))
                .returns(ExitCode.INPUT, Tool::code)
                .returns(
                        "ir: error: " + binary
                                + ":1:1: the document is binary, or UTF-16 or UTF-32 without a byte order"
                                + " mark; expected UTF-8; save it as UTF-8\n",
                        Tool::err);
    }
}
