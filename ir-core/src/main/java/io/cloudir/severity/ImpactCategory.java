package io.cloudir.severity;

import java.util.Locale;

/**
 * The three impact categories of NIST SP 800-61 Rev. 2, section 3.2.6, each with the NCISS factor that it stands in for
 * when that factor is unknown.
 */
public enum ImpactCategory {
    /** What the incident does to the services the organisation provides. */
    FUNCTIONAL(Factor.FUNCTIONAL_IMPACT),
    /** What it does to the confidentiality, integrity and availability of information. */
    INFORMATION(Factor.INFORMATION_IMPACT),
    /** What it takes to recover from it. */
    RECOVERABILITY(Factor.RECOVERABILITY);

    private final Factor factor;

    ImpactCategory(Factor factor) {
        this.factor = factor;
    }

    /** The factor that this category tells something about. */
    public Factor factor() {
        return factor;
    }

    /** The name used in JSON and YAML. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
