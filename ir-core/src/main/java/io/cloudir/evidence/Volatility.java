package io.cloudir.evidence;

/**
 * The order in which evidence is collected, most volatile first (RFC 3227, section 2.1, read for a cloud).
 */
public enum Volatility {
    /** Registers and caches of a running host. */
    REGISTERS(1),
    /** Memory, processes, sessions and role credentials in use. */
    MEMORY(2),
    /** Disks that are lost when a host stops. */
    TEMPORARY_STORAGE(3),
    /** Disks, images and databases. */
    DISK(4),
    /** Logs and monitoring data, which the cloud keeps for a time only. */
    LOGS(5),
    /** Configuration and topology: identities, policies, networks. */
    CONFIGURATION(6),
    /** Backups and archives. */
    ARCHIVE(7);

    private final int rank;

    Volatility(int rank) {
        this.rank = rank;
    }

    /**
     * How volatile a kind of evidence is, by the names that adapters give it. A kind that is not known here counts as the
     * most volatile, so that it is never taken too late.
     */
    public static Volatility ofKind(String kind) {
        return switch (kind) {
            case "memory", "network-connections", "processes", "sessions" -> MEMORY;
            case "instance-store", "temporary-storage" -> TEMPORARY_STORAGE;
            case "disk-snapshot", "disk", "database-snapshot" -> DISK;
            case "log-records", "logs" -> LOGS;
            case "configuration-state" -> CONFIGURATION;
            case "backup" -> ARCHIVE;
            default -> REGISTERS;
        };
    }

    /** Its place in the order, 1 the most volatile, 7 the least. */
    public int rank() {
        return rank;
    }
}
