package io.cloudir.plan;

import java.util.Objects;

/**
 * A legal regime that the organisation is under.
 *
 * @param regime the regime
 * @param owner id of the role that answers for it
 * @param contact id of the external contact to notify; empty if the plan names none
 */
public record AppliedRegime(LegalRegime regime, String owner, String contact) {
    public AppliedRegime {
        Objects.requireNonNull(regime, "regime");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(contact, "contact");
    }
}
