package io.cloudir.investigate.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What needs what. */
class StepGraphTest {
    private static Map<String, List<String>> needs(Object... pairs) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            needs.put((String) pairs[at], List.of(((String) pairs[at + 1]).split(",")));
        }
        needs.replaceAll((step, needed) -> needed.equals(List.of("")) ? List.of() : needed);
        return needs;
    }

    @Test
    void aStepMayBeginOnceAllThatItNeedsIsDone() {
        StepGraph graph = new StepGraph(needs("a", "", "b", "a", "c", "a", "d", "b,c"));

        assertThat(graph.ready(Set.of(), Set.of())).containsExactly("a");
        assertThat(graph.ready(Set.of(), Set.of("a"))).isEmpty();
        assertThat(graph.ready(Set.of("a"), Set.of())).containsExactly("b", "c");
        assertThat(graph.ready(Set.of("a", "b"), Set.of("c"))).isEmpty();
        assertThat(graph.ready(Set.of("a", "b", "c"), Set.of())).containsExactly("d");
    }

    @Test
    void aNeedThatIsNotDeclaredIsRefusedByName() {
        assertThatThrownBy(() -> new StepGraph(needs("a", "", "b", "a,x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step 'b' needs 'x', which is not declared; declared are a, b");
    }

    @Test
    void aCircleIsRefusedAndShown() {
        assertThatThrownBy(() -> new StepGraph(needs("a", "", "b", "d", "c", "b", "d", "c,a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps need each other in a circle: b -> d -> c -> b; take one of these needs away");
        assertThatThrownBy(() -> new StepGraph(needs("a", "a"))).hasMessageContaining("a -> a");
    }
}
