package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of an application, read as docs/detection.md tells: its mapping, its record and its rules stand there. */
class ApplicationLogTest {
    private static final Path PAGE = Path.of("../../docs/detection.md");

    @TempDir
    private Path folder;

    private String mapping = "";
    private String record = "";
    private String rules = "";

    @BeforeEach
    void theExampleOfThePageIsInAFolder() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## An application's own JSON"), page.indexOf("\n## Rules"));
        mapping = Trail.write(folder.resolve("shop-sign-in.yaml"), block(section, "version: 1"))
                .toString();
        record = block(section, "{\"kind\"");
        rules = Trail.write(folder.resolve("shop-rules.yml"), block(section, "title: Failed sign-in"))
                .toString();
    }

    private static String block(String section, String beginning) {
        int from = section.indexOf("\n" + beginning) + 1;
        assertThat(from).as(beginning).isPositive();
        return section.substring(from, section.indexOf("\n```", from) + 1);
    }

    private String log(Stream<String> lines) {
        return Trail.write(folder.resolve("shop.jsonl"), lines.collect(Collectors.joining("\n")))
                .toString();
    }

    private String failedSignIns() {
        return log(IntStream.range(0, 10)
                .mapToObj(second -> record.strip()
                        .replace("\"e-1\"", "\"e-" + second + '"')
                        .replace("09:00:00", "09:00:0" + second)));
    }

    @Test
    void aRuleOfItsLogSourceFindsTenFailedSignIns() {
        Tool told = Tool.run("detect", "--mapping", mapping, "--rules", rules, failedSignIns());

        assertThat(told.code()).as(told.err()).isZero();
        List<JsonNode> signals = Trail.jsonLines(told.out());
        assertThat(signals).hasSize(1);
        assertThat(signals.get(0).get("trigger").asText()).isEqualTo("FAILED_LOGINS");
        assertThat(signals.get(0).at("/entity/id").asText()).isEqualTo("kim@example.com");
        assertThat(signals.get(0).get("account").asText()).isEqualTo("shop-production");
        assertThat(told.err()).contains("\"read\":10,\"duplicates\":0,\"malformed\":0,\"signals\":1,\"files\":1");
    }

    @Test
    void anIncidentIsOpenedAndItsRecordsAreReadBackByHandThroughThePlansMapping() throws IOException {
        String plan = Trail.write(
                        folder.resolve("plan.yaml"),
                        Tool.run("plan", "example")
                                .out()
                                .replace(
                                        "\nmonitoring:\n",
                                        "\nmonitoring:\n  - {id: shop, name: Sign-ins of the shop, kind: application-log,"
                                                + " mapping: shop-sign-in.yaml, retention: 90d, owner: security-analyst}\n"))
                .toString();
        String store = folder.resolve("store").toString();
        String out = folder.resolve("out").toString();

        Tool run = Tool.run(
                "run", "--plan", plan, "--rules", rules, "--logs", failedSignIns(), "--store", store, "--out", out);

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode incident = Trail.json(Files.readString(folder.resolve("out/summary.json")))
                .get("incidents")
                .get(0);
        assertThat(incident.get("title").asText()).endsWith("kim@example.com");
        Tool graph = Tool.run("graph", incident.get("id").asText(), "--plan", plan, "--store", store, "--json");
        assertThat(graph.code()).as(graph.err()).isZero();
        assertThat(graph.out()).contains("kim@example.com", "198.51.100.7");
        assertThat(graph.out())
                .isNotEqualTo(Tool.run("graph", incident.get("id").asText(), "--store", store, "--json")
                        .out());
    }

    @Test
    void aRecordThatLacksWhatIsNeededIsToldAndTheOthersAreRead() {
        String log = log(Stream.of(
                record.strip(),
                record.strip().replace("\"at\"", "\"when\"").replace("e-1", "e-2"),
                record.strip().replace("\"result\"", "\"answer\"").replace("e-1", "e-3"),
                record.strip()
                        .replace("\"kind\":\"sign-in\"", "\"kind\":\"page\"")
                        .replace("e-1", "e-4"),
                record.strip().replace("e-1", "e-5")));

        Tool told = Tool.run("detect", "--mapping", mapping, log);

        assertThat(told.code()).isZero();
        assertThat(told.err().lines().limit(3))
                .containsExactly(
                        log + ":2: no time; the mapping expects it in at",
                        log + ":3: no outcome; mapping shop-sign-in needs it in result.code",
                        log + ":4: no mapping recognises it; for shop-sign-in kind is 'page'");
        assertThat(told.err()).contains("\"read\":2,\"duplicates\":0,\"malformed\":3");
    }

    @Test
    void aFaultyMappingIsToldWithThePlanThatNamesIt() {
        String plan = Trail.write(
                        folder.resolve("plan.yaml"),
                        Tool.run("plan", "example")
                                .out()
                                .replace(
                                        "\nmonitoring:\n",
                                        "\nmonitoring:\n  - {id: shop, name: Shop, kind: application-log,"
                                                + " mapping: shop-sign-in.yaml, retention: 90d, owner: security-analyst}\n"))
                .toString();
        Tool sound = Tool.run("plan", "check", plan);
        Trail.write(folder.resolve("shop-sign-in.yaml"), "version: 2\nid: shop\n");
        Tool faulty = Tool.run("plan", "check", plan);
        Trail.write(
                folder.resolve("plan.yaml"),
                Tool.run("plan", "example")
                        .out()
                        .replace(
                                "\nmonitoring:\n",
                                "\nmonitoring:\n  - {id: shop, name: Shop, kind: application-log,"
                                        + " mapping: nowhere.yaml, retention: 90d, owner: security-analyst}\n"));
        Tool missing = Tool.run("plan", "check", plan);

        assertThat(sound.code()).as(sound.err()).isZero();
        assertThat(faulty.code()).isEqualTo(ExitCode.INPUT);
        assertThat(faulty.err()).contains("shop-sign-in.yaml:1:10: 'version' is '2'; expected 1");
        assertThat(missing.code()).isEqualTo(ExitCode.INPUT);
        assertThat(missing.err()).contains("the mapping nowhere.yaml of source shop is no file beside the plan");
    }

    @Test
    void aMappingGoesWithRecordsThatTellTheirSource() {
        Tool told = Tool.run("detect", "--mapping", mapping, "--source", "cloudtrail", failedSignIns());

        assertThat(told.code()).isEqualTo(ExitCode.USAGE);
        assertThat(told.err()).contains("--mapping with --source cloudtrail; expected --source auto");
    }

    @Test
    void aRuleIsExplainedOnARecordOfTheApplication() {
        Tool told = Tool.run(
                "rules",
                "explain",
                "shop_sign_in_failed",
                log(Stream.of(record.strip())),
                "--rules",
                rules,
                "--mapping",
                mapping);

        assertThat(told.out())
                .contains(
                        "record e-1: matches",
                        "yes logs: product shop, service sign-in  [found: authentication, shop, sign-in]");
    }
}
