package io.cloudir.model;

import java.util.Locale;

/** The kinds of incident that scenarios are grouped by. */
public enum Category {
    /** An identity or its credentials are in the wrong hands. */
    ACCOUNT_COMPROMISE,
    /** Data was read, copied or shared with somebody who must not have it. */
    DATA_THEFT,
    /** Data was altered, deleted or encrypted against its owner. */
    DATA_DESTRUCTION,
    /** A service is down or degraded. */
    SERVICE_OUTAGE,
    /** Somebody floods a service so that others cannot use it. */
    DENIAL_OF_SERVICE,
    /** Hostile code runs on a host, in a container or in a function. */
    MALWARE,
    /** Resources are used for somebody else's work, such as mining. */
    RESOURCE_HIJACKING,
    /** Something that the organisation builds upon was tampered with. */
    SUPPLY_CHAIN,
    /** Somebody with legitimate access misuses it. */
    INSIDER_THREAT,
    /** The means to see and to prove are being switched off. */
    DEFENSE_EVASION,
    /** None of the others. */
    OTHER;

    /** The name used in JSON and YAML: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if no category has that code; the message lists those that exist
     */
    public static Category ofCode(String code) {
        return Codes.find("category", values(), Category::code, code);
    }
}
