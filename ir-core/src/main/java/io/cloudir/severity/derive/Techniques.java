package io.cloudir.severity.derive;

import io.cloudir.detect.Signal;
import java.util.Set;

/** Techniques of MITRE ATT&amp;CK, grouped by what they say about an incident. A technique stands for its sub-techniques too. */
record Techniques(Set<String> ids) {
    /** Reconnaissance and resource development: nothing of the victim's has been touched. */
    static final Techniques PREPARATION = new Techniques(Set.of(
            "T1583", "T1584", "T1585", "T1586", "T1587", "T1588", "T1589", "T1590", "T1591", "T1592", "T1593", "T1594",
            "T1595", "T1596", "T1597", "T1598", "T1608", "T1650"));

    /** Ways back in: accounts, credentials, permissions, scheduled or implanted code, changed authentication. */
    static final Techniques PERSISTENCE = new Techniques(
            Set.of("T1053", "T1098", "T1136", "T1505", "T1525", "T1543", "T1546", "T1547", "T1554", "T1556"));

    /** From one identity or system to another. */
    static final Techniques LATERAL_MOVEMENT =
            new Techniques(Set.of("T1021", "T1080", "T1210", "T1534", "T1550", "T1563", "T1570"));

    /** Credentials taken from where they are kept: unsecured ones (T1552) and stores of passwords and secrets (T1555). */
    static final Techniques CREDENTIAL_ACCESS = new Techniques(Set.of("T1552", "T1555"));

    /** Data handed to another cloud account. */
    static final Techniques TRANSFER_TO_ACCOUNT = new Techniques(Set.of("T1537"));

    /**
     * What the Cyber Threat Framework calls effect: data extracted, altered or destroyed, services denied, resources
     * hijacked, and the means to see impaired.
     */
    static final Techniques EFFECT = new Techniques(Set.of(
            "T1020", "T1030", "T1041", "T1048", "T1485", "T1486", "T1489", "T1490", "T1491", "T1495", "T1496", "T1498",
            "T1499", "T1529", "T1530", "T1531", "T1537", "T1561", "T1562", "T1565", "T1567", "T1657"));

    /** Whether the signal's rule detects one of these. */
    boolean isIn(Signal signal) {
        return signal.techniques().stream().anyMatch(technique -> ids.contains(baseOf(technique.id())));
    }

    private static String baseOf(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }
}
