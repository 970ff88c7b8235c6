package io.cloudir.incident.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gate of a plan's own may be called. */
class DeclaredGateTest {
    @ParameterizedTest
    @ValueSource(strings = {"legal-agrees", "a", "step-2-done"})
    void wordsWithHyphensBetweenThemAreAName(String name) {
        assertThat(gate(name).code()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a--b", "Legal", "2nd", "a b"})
    void anythingElseIsNone(String name) {
        assertThatThrownBy(() -> gate(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameOfManyThousandWordsIsRefused() {
        assertThatThrownBy(() -> gate("a" + "-a".repeat(50_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 100");
    }

    private static DeclaredGate gate(String name) {
        return new DeclaredGate(name, Phase.REVIEWING, Phase.CLOSED, "that it is so", "somebody says so");
    }
}
