package io.cloudir.drill;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The drills that ship: one for each scenario that ships, and a few more. */
final class ShippedDrills {
    private static final Targets TARGETS =
            new Targets(Duration.ofMinutes(20), Duration.ofHours(1), Duration.ofHours(4));

    private ShippedDrills() {}

    static List<Drill> all() {
        return Stream.of(
                        drill(
                                "second-key",
                                "When a leaked key is disabled, a session that outlives it makes a second one; an administrator"
                                        + " waits for days",
                                "account-compromise",
                                IdentityDrills::secondKey),
                        drill(
                                "role-chain",
                                "From a key through one role into another, which reads secrets; the roles are assumed again",
                                "account-compromise",
                                IdentityDrills::roleChain),
                        drill(
                                "open-bucket",
                                "A bucket is opened to everybody, twice",
                                "data-theft",
                                DataDrills::openBucket),
                        drill(
                                "shared-snapshots",
                                "Disks are copied and shared with an account outside, one after the other",
                                "data-theft",
                                DataDrills::sharedSnapshots),
                        drill(
                                "backups-deleted",
                                "Backups and databases are deleted, until the key is refused; then with a session",
                                "data-destruction",
                                DataDrills::backupsDeleted),
                        drill(
                                "ransom",
                                "Objects are encrypted with a key from outside, a note is left, a start-up script is replaced",
                                "malware",
                                DataDrills::ransom),
                        drill(
                                "many-buckets-read",
                                "Somebody of the organisation reads out bucket after bucket from the office",
                                "insider-threat",
                                DataDrills::manyBucketsRead),
                        drill(
                                "mining",
                                "Machines for mining are started in many regions, and again days later",
                                "resource-hijacking",
                                ResourceDrills::mining),
                        drill(
                                "logs-off",
                                "The trail, the flow logs and the detector are switched off, and the trail again once it is back",
                                "defense-evasion",
                                ResourceDrills::logsOff),
                        drill(
                                "flood",
                                "A function is called so often that its service fails for everybody",
                                "denial-of-service",
                                ResourceDrills::flood),
                        drill(
                                "services-stopped",
                                "Services, functions and databases are stopped",
                                "service-outage",
                                ResourceDrills::servicesStopped),
                        drill(
                                "function-replaced",
                                "A look around, then the code of functions is replaced",
                                "supply-chain-compromise",
                                ResourceDrills::functionReplaced),
                        drill(
                                "host-mines",
                                "A machine that somebody commands mines, which a detector of the cloud finds",
                                "malware",
                                HostDrills::hostMines),
                        drill(
                                "host-entered",
                                "Somebody enters a machine, and an agent on it sees a shell and a new program",
                                "malware",
                                HostDrills::hostEntered))
                .sorted(Comparator.comparing(Drill::name))
                .toList();
    }

    private static Drill drill(String name, String title, String scenario, Move opening) {
        return new Drill(name, title, scenario, TARGETS, true, opening);
    }
}
