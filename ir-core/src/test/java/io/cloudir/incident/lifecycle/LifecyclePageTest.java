package io.cloudir.incident.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The diagram and the page are drawn from the table. */
class LifecyclePageTest {
    private static final Path PAGE = Path.of("..", "docs", "lifecycle.md");

    @Test
    void theStoredPageIsTheOneThatTheTableYields() throws IOException {
        String page = LifecyclePage.markdown(Lifecycle.standard());
        if (Boolean.getBoolean("lifecycle.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("write it anew: mvn -pl ir-core test -Dtest=LifecyclePageTest -Dlifecycle.write=true")
                .content()
                .isEqualTo(page);
    }

    @Test
    void theDiagramHasOneEdgeForEachRow() {
        String diagram = LifecycleDiagram.mermaid(Lifecycle.standard());

        assertThat(diagram).startsWith("stateDiagram-v2\n    [*] --> DETECTED\n");
        assertThat(Lifecycle.standard().transitions())
                .allSatisfy(row -> assertThat(diagram)
                        .containsOnlyOnce("\n    " + row.from().name() + " --> "
                                + row.to().name()));
        assertThat(diagram)
                .contains("    DETECTED --> INVESTIGATING : acknowledged\n")
                .contains("    RECOVERING --> MITIGATING : with reason\n")
                .contains("    ON_HOLD --> REVIEWING\n")
                .endsWith("    MERGED --> [*]\n");
    }
}
