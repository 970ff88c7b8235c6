package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SafeguardsTest {
    private static final String IAM = "arn:aws:iam::123456789012:";

    private final Safeguards safeguards = new Safeguards(
            List.of(),
            List.of(new ResourcePattern(IAM + "user/emergency/break-glass-*")),
            List.of(new ResourcePattern(IAM + "role/security/responder"), new ResourcePattern(IAM + "role/team/*")),
            25);

    @Test
    void anIdentityIsKnownAlsoWithoutItsPath() {
        assertThat(safeguards.refusal(IAM + "role/security/responder")).isPresent();
        assertThat(safeguards.refusal(IAM + "role/responder")).isPresent();
        assertThat(safeguards.refusal(IAM + "user/break-glass-1")).isPresent();
    }

    @Test
    void theLetterCaseOfAnIdentityHidesNothing() {
        assertThat(safeguards.refusal(IAM + "role/Responder")).isPresent();
        assertThat(safeguards.refusal(IAM + "user/emergency/BREAK-GLASS-2")).isPresent();
    }

    @Test
    void otherIdentitiesMayBeTouched() {
        assertThat(safeguards.refusal(IAM + "user/responder")).isEmpty();
        assertThat(safeguards.refusal(IAM + "role/responder-2")).isEmpty();
        assertThat(safeguards.refusal("arn:aws:iam::111122223333:role/responder"))
                .isEmpty();
        assertThat(safeguards.refusal(IAM + "role/anything")).isEmpty();
    }

    @Test
    void aPatternForAllOfAPathNeedsThePath() {
        assertThat(safeguards.refusal(IAM + "role/team/anything")).isPresent();
    }
}
