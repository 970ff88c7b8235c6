package io.cloudir.plan;

import io.cloudir.detect.Signal;
import io.cloudir.detect.match.Network;
import io.cloudir.model.EntityType;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Signals that are known to be no incident and open none for a while. It holds back what meets all of it and nothing else:
 * whatever a signal leaves open counts as not met.
 *
 * @param id its id
 * @param rules ids of the rules whose signals it holds back; empty for any rule
 * @param where what such a signal is about, each met exactly or, of an address, within a network; empty only of a
 *     suppression of rules alone
 * @param upTo the gravest level that it holds back
 * @param reason why these signals are no incident
 * @param by the person who says so
 * @param since from when on it holds signals back
 * @param until when it ends; at most {@link #LONGEST} after it begins
 */
public record Suppression(
        String id,
        List<String> rules,
        Map<Fact, String> where,
        Severity upTo,
        String reason,
        String by,
        Instant since,
        Instant until) {
    /** How long one may hold: then somebody looks again. */
    public static final Duration LONGEST = Duration.ofDays(180);

    /** What can be asked of a signal. */
    public enum Fact {
        /** Who acted in each record that it rests on. */
        PRINCIPAL("principal", true),
        /** From where each of its records came. */
        ADDRESS("address", true),
        /** What each of its records tells was done, such as {@code iam.amazonaws.com:CreateUser}. */
        ACTION("action", true),
        /** The account or project. */
        ACCOUNT("account", false),
        /** The region. */
        REGION("region", false),
        /** The resource that it is about. */
        RESOURCE("resource", false),
        /** The host that it is about. */
        HOST("host", false),
        /** The key that it is about. */
        ACCESS_KEY("accessKey", false);

        private final String code;
        private final boolean ofRecords;

        Fact(String code, boolean ofRecords) {
            this.code = code;
            this.ofRecords = ofRecords;
        }

        /** The name used in a plan. */
        public String code() {
            return code;
        }

        /** Whether it says whom or what a signal is about; an account and a region alone are shared by too many. */
        public boolean isTelling() {
            return this != ACCOUNT && this != REGION && this != ACTION;
        }

        /** What a signal says of it: one value, or several if its records differ; nothing if it leaves any open. */
        public Set<String> of(Signal signal) {
            Set<String> said = ofRecords ? ofRecords(signal) : Set.of(ofWhole(signal));
            return said.stream().anyMatch(String::isBlank) ? Set.of() : said;
        }

        /** A signal cites no more than some of its records: of one that rests on more nobody knows what the others say. */
        private Set<String> ofRecords(Signal signal) {
            if (signal.recordCount() > signal.records().size()) {
                return Set.of();
            }
            Function<RecordSummary, String> said = switch (this) {
                case PRINCIPAL -> RecordSummary::actor;
                case ADDRESS -> RecordSummary::address;
                default -> RecordSummary::action;
            };
            return signal.records().stream().map(said).collect(Collectors.toSet());
        }

        private String ofWhole(Signal signal) {
            return switch (this) {
                case ACCOUNT -> signal.account();
                case REGION -> signal.region();
                case RESOURCE -> about(signal, EntityType.RESOURCE);
                case HOST -> about(signal, EntityType.HOST);
                default -> about(signal, EntityType.ACCESS_KEY);
            };
        }

        private static String about(Signal signal, EntityType type) {
            return signal.entity().type() == type ? signal.entity().id() : "";
        }
    }

    public Suppression {
        Objects.requireNonNull(id, "id");
        rules = List.copyOf(rules);
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        facts.putAll(where);
        where = Collections.unmodifiableMap(facts);
        Objects.requireNonNull(upTo, "upTo");
        Objects.requireNonNull(by, "by");
        if (rules.isEmpty() && where.isEmpty()) {
            throw new IllegalArgumentException(
                    "suppression '" + id + "' would hold back everything; name what it is for");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("suppression '" + id + "' has no reason");
        }
        if (!since.isBefore(until) || Duration.between(since, until).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("suppression '" + id + "' holds from " + since + " until " + until
                    + "; expected at most " + LONGEST.toDays() + " days");
        }
    }

    /** Whether it holds signals back at an instant. */
    public boolean isInForce(Instant at) {
        return !at.isBefore(since) && at.isBefore(until);
    }

    /** Whether it has ended by an instant. */
    public boolean isExpired(Instant at) {
        return !at.isBefore(until);
    }

    /** Whether a signal is one of those that it is for, whenever it was made. */
    public boolean covers(Signal signal) {
        return upTo.atLeast(signal.level())
                && (rules.isEmpty() || rules.contains(signal.rule().id()))
                && where.entrySet().stream().allMatch(asked -> meets(asked.getKey(), asked.getValue(), signal));
    }

    private static boolean meets(Fact fact, String asked, Signal signal) {
        Set<String> said = fact.of(signal);
        Optional<Network> network = fact == Fact.ADDRESS ? Network.of(asked) : Optional.empty();
        return !said.isEmpty()
                && said.stream()
                        .allMatch(value -> value.equals(asked)
                                || network.filter(block -> block.contains(value))
                                        .isPresent());
    }
}
