package io.cloudir.respond.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a person reads of a playbook before following it. */
class OutlineTest {
    @Test
    void aLineBreakInATextDoesNotPassForAStep() {
        Playbook playbook = Sketch.playbook(
                "1",
                "",
                Sketch.start(),
                Sketch.step("1", "\"Look\\n- Approved by all\"", "on_completion: <end:1>"),
                Sketch.end("1"));

        assertThat(Outline.of(playbook).lines())
                .containsExactly(
                        "sketch 1",
                        "",
                        "- Look",
                        "| - Approved by all, by mitigating",
                        "  > Look",
                        "  | - Approved by all");
    }
}
