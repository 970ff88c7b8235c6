package io.cloudir.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateRefTest {
    @Test
    void itsTextIsReadBack() {
        for (StateRef ref : List.of(
                new StateRef("iam:user", "path/to/alice", "inline-policy:Deny"),
                new StateRef("s3:bucket", "a#b#c", "policy"),
                new StateRef("ec2:security-group", "sg-1", "ingress:tcp/22-22/2001:db8::/32"),
                new StateRef("iam:policy", "arn:aws:iam::123456789012:policy/x", "default-version"))) {
            assertThat(StateRef.parse(ref.toString())).isEqualTo(ref);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "iam:user", "iam:user/alice", "#/", "IAM:user/a#b", "iam:user/#status", "a:b/c#d\u0007"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> StateRef.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdThatWouldChangeHowTextIsShownIsRefused() {
        assertThatThrownBy(() -> new StateRef("iam:user", "ali\u202Ece", "status"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("printable")
                .hasMessageNotContaining("\u202E");
    }
}
