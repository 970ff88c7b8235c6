package io.cloudir.cli;

import io.cloudir.respond.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a person asks for themselves: a type of action and what it takes. */
final class RequestOptions {
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = {
                "Plan a request of your own, such as reset-password, instead of what the facts call for. It takes",
                "--reason, most --target, and what docs/actions.md says of its type."
            })
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> type;

    @Option(
            names = "--target",
            paramLabel = "WHAT",
            description = "What it acts upon: the ARN of an identity, a key, a host, an address, a region, a name.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> target;

    @Option(names = "--until", paramLabel = "TIME", description = "When a temporary control ends by itself.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Instant> until;

    @Option(
            names = "--before",
            paramLabel = "TIME",
            description =
                    "What is older is trusted; sessions that are older end. Default: when the incident began, or now.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Instant> before;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "From when on use counts for least-privilege. Default: 90 days before --before.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Instant> since;

    @Option(
            names = "--record",
            paramLabel = "ID",
            description = "A record that roll-back takes back, or that your reason rests on. May be repeated.")
    private List<String> records = new ArrayList<>();

    @Option(names = "--address", paramLabel = "A", description = "An address that is screened. May be repeated.")
    private List<String> addresses = new ArrayList<>();

    @Option(names = "--boundary", paramLabel = "POLICY", description = "The most a role may do. Default: reading.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> boundary;

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Only objects whose name begins so. Default: all.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> prefix;

    @Option(names = "--keep", paramLabel = "PERMISSION", description = "Kept though it was not used. May be repeated.")
    private List<String> keep = new ArrayList<>();

    @Option(
            names = "--exempt",
            paramLabel = "WHO",
            description = "Needs no second factor, as those whom the plan keeps for emergencies. May be repeated.")
    private List<String> exempt = new ArrayList<>();

    @Option(
            names = "--guard",
            paramLabel = "GUARD",
            description =
                    "What harden sets: public-access, logging, detectors, mfa. May be repeated. Default: all but mfa.")
    private List<String> guards = new ArrayList<>();

    @Option(
            names = "--toolkit",
            paramLabel = "ID",
            description = "A toolkit of the plan, to be set up beside --target.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> toolkit;

    /** Whether a request of the person's own is meant: one of these options is there. */
    boolean areGiven() {
        return type.isPresent() || !given().isEmpty();
    }

    /** The type that is asked for; empty if none is. */
    Optional<String> type() {
        return type;
    }

    /**
     * The request as a proposal.
     *
     * @throws Failure if an option is missing, says what cannot be, or means nothing for the type; it names the option
     */
    Proposal proposal(String reason, RequestSite site) {
        RequestKind kind = RequestKind.of(type.orElseThrow(() -> wrong(String.join(", ", given())
                + " says of which request? expected one; give --type TYPE, one of " + RequestKind.names())));
        if (reason.isBlank()) {
            throw wrong("a request of your own needs a reason, which approvers read; give --reason TEXT");
        }
        for (String option : kind.needs()) {
            if (!given().contains(option)) {
                throw wrong(kind.type() + " needs " + option + "; expected " + RequestKind.meaningOf(option) + "; give "
                        + option + ' ' + RequestKind.labelOf(option));
            }
        }
        for (String option : given()) {
            if (!kind.takes().contains(option)) {
                throw wrong(option + " means nothing for " + kind.type() + "; expected "
                        + String.join(", ", new LinkedHashSet<>(kind.takes())) + "; leave " + option + " out");
            }
        }
        until.filter(end -> !end.isAfter(site.now())).ifPresent(end -> {
            throw wrong("--until " + end + " is not after " + site.now() + ", so it would end before it began; give a"
                    + " later time");
        });
        if (records.size() > Proposal.RECORD_LIMIT) {
            throw wrong("--record is given " + records.size() + " times; expected at most " + Proposal.RECORD_LIMIT
                    + "; plan the rest as a request of its own");
        }
        return new Proposal(kind.make(this, site), reason, records);
    }

    private Set<String> given() {
        Set<String> given = new LinkedHashSet<>();
        note(target.isPresent(), "--target", given);
        note(until.isPresent(), "--until", given);
        note(before.isPresent(), "--before", given);
        note(since.isPresent(), "--since", given);
        note(!records.isEmpty(), "--record", given);
        note(!addresses.isEmpty(), "--address", given);
        note(boundary.isPresent(), "--boundary", given);
        note(prefix.isPresent(), "--prefix", given);
        note(!keep.isEmpty(), "--keep", given);
        note(!exempt.isEmpty(), "--exempt", given);
        note(!guards.isEmpty(), "--guard", given);
        note(toolkit.isPresent(), "--toolkit", given);
        return given;
    }

    private static void note(boolean isGiven, String option, Set<String> given) {
        if (isGiven) {
            given.add(option);
        }
    }

    String target() {
        return target.orElseThrow();
    }

    Optional<String> targetIfGiven() {
        return target;
    }

    Optional<Instant> until() {
        return until;
    }

    Optional<Instant> before() {
        return before;
    }

    Optional<Instant> since() {
        return since;
    }

    List<String> records() {
        return records;
    }

    List<String> addresses() {
        return addresses;
    }

    Optional<String> boundary() {
        return boundary;
    }

    Optional<String> prefix() {
        return prefix;
    }

    List<String> keep() {
        return keep;
    }

    List<String> exempt() {
        return exempt;
    }

    List<String> guards() {
        return guards;
    }

    String toolkit() {
        return toolkit.orElseThrow();
    }

    static Failure wrong(String what) {
        return new Failure(ExitCode.USAGE, what);
    }
}
