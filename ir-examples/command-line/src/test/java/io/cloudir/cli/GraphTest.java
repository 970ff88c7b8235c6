package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir graph}: an incident as a graph. */
class GraphTest {
    @TempDir
    private Path folder;

    private String store = "";
    private String id = "";

    @BeforeEach
    void anIncident() throws IOException {
        store = folder.resolve("store").toString();
        Path log = Trail.write(folder.resolve("one.jsonl"), Trail.stopLogging("one"));
        Tool run = Tool.run(
                "run",
                "--logs",
                log.toString(),
                "--store",
                store,
                "--out",
                folder.resolve("out").toString());
        assertThat(run).returns(0, Tool::code);
        id = Tool.run("list", "--store", store).out().split(" ", 2)[0];
    }

    @Test
    void theGraphIsWrittenInDotUnlessJsonIsAskedFor() throws IOException {
        Tool dot = Tool.run("graph", id, "--store", store);
        assertThat(dot).returns(0, Tool::code).returns("", Tool::err);
        assertThat(dot.out())
                .startsWith("digraph incident {")
                .contains("[label=\"changed")
                .endsWith("}\n");
        assertThat(Tool.run("graph", id, "--store", store, "--dot")).isEqualTo(dot);

        Tool json = Tool.run("graph", id, "--store", store, "--json");
        JsonNode graph = new JsonMapper().readTree(json.out());
        assertThat(graph.path("schema").asText()).isEqualTo("ir.graph/1");
        assertThat(graph.path("edges"))
                .isNotEmpty()
                .allSatisfy(edge -> assertThat(edge.path("records")).isNotEmpty());
    }

    @Test
    void bothFormsAtOnceAreRefused() {
        assertThat(Tool.run("graph", id, "--store", store, "--dot", "--json")).returns(ExitCode.USAGE, Tool::code);
    }

    @Test
    void anIncidentThatThereIsNotIsSaid() {
        assertThat(Tool.run("graph", "ir-aaaaaaaaaaaa", "--store", store))
                .returns(ExitCode.INPUT, Tool::code)
                .satisfies(told -> assertThat(told.err()).contains("there is no incident ir-aaaaaaaaaaaa"));
    }
}
