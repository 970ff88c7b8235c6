package io.cloudir.detect;

import io.cloudir.intel.Indicator;
import io.cloudir.intel.IndicatorSet;
import io.cloudir.intel.IndicatorType;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Measure;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Compares what records tell with indicators of compromise: where a call or flow came from and went to, which names were
 * asked for, files by their hashes, what clients say they are. What was refused is passed over: that somebody knocks at the
 * door is no sign of a compromise.
 */
final class IndicatorWatch {
    /** Fields that hold something to compare, by source; address and client of the head are compared for every source. */
    private static final Map<String, List<Place>> PLACES = Map.of(
            "vpcflow",
            List.of(address("dstaddr"), address("pkt-dstaddr")),
            "gcp.vpcflow",
            List.of(address("jsonPayload.connection.dest_ip")),
            "resolver",
            List.of(domain("query_name"), address("answers.Rdata")),
            "guardduty",
            List.of(domain("service.action.dnsRequestAction.domain")),
            "ocsf",
            List.of(
                    address("dst_endpoint.ip"),
                    domain("dst_endpoint.hostname"),
                    domain("query.hostname"),
                    hash("file.hashes.value"),
                    hash("process.file.hashes.value")),
            "osquery",
            List.of(
                    address("columns.remote_address"),
                    hash("columns.sha256"),
                    hash("columns.sha1"),
                    hash("columns.md5")),
            "sysmon",
            List.of(address("DestinationIp"), domain("QueryName"), hash("Hashes")));

    private static final int HIGH_FROM = 70;
    private static final int MEDIUM_FROM = 30;

    private final IndicatorSet indicators;

    /** A field that holds values of a type. */
    private record Place(IndicatorType type, FieldPath path) {}

    IndicatorWatch(IndicatorSet indicators) {
        this.indicators = indicators;
    }

    /** Whether there is anything to compare records with. */
    boolean isWatching() {
        return indicators.size() > 0;
    }

    /** Gives out what is found in a record: one detection for each value that an indicator names. */
    void look(Activity record, Consumer<Detection> output) {
        Activity.Head head = record.head();
        if (!isWatching() || !head.errorCode().isEmpty()) {
            return;
        }
        Map<String, List<Indicator>> found = new LinkedHashMap<>();
        note(indicators.ofAddress(head.address(), head.time()), head.address(), found);
        note(indicators.ofUserAgent(head.userAgent(), head.time()), head.userAgent(), found);
        for (Place place : PLACES.getOrDefault(head.source(), List.of())) {
            for (FieldValue value : record.values(place.path())) {
                compare(place.type(), value.text(), head.time(), found);
            }
        }
        found.forEach((value, matched) -> output.accept(detection(record, value, matched)));
    }

    private void compare(IndicatorType type, String text, Instant time, Map<String, List<Indicator>> found) {
        switch (type) {
            case ADDRESS, NETWORK -> note(indicators.ofAddress(text, time), text, found);
            case DOMAIN -> note(indicators.ofDomain(text, time), text, found);
            case USER_AGENT -> note(indicators.ofUserAgent(text, time), text, found);
            // Sysmon writes several: SHA256=...,MD5=...
            case FILE_HASH ->
                Stream.of(text.split("[=,]", -1)).forEach(hash -> note(indicators.ofHash(hash, time), hash, found));
        }
    }

    private static void note(List<Indicator> matched, String value, Map<String, List<Indicator>> found) {
        if (!matched.isEmpty()) {
            found.putIfAbsent(value, matched);
        }
    }

    private static Detection detection(Activity record, String value, List<Indicator> matched) {
        Activity.Head head = record.head();
        IndicatorType type = matched.get(0).type();
        Entity entity = EntityChoice.of(
                type == IndicatorType.ADDRESS || type == IndicatorType.NETWORK ? EntityType.PRINCIPAL : EntityType.HOST,
                head);
        String rule = "indicator:" + type.code() + ":" + value;
        List<Technique> techniques = matched.stream()
                .flatMap(indicator -> indicator.techniques().stream())
                .distinct()
                .toList();
        Signal signal = new Signal(
                Signal.idOf(rule, entity, head.id()),
                head.time(),
                new TimeRange(head.time(), head.time()),
                new Signal.Rule(
                        "indicator:" + type.code(), "Known sign of an attacker: " + word(type), Signal.Origin.USER),
                trigger(type, head),
                level(matched),
                entity,
                head.cloud(),
                head.account(),
                head.region(),
                List.of(record.summary()),
                1,
                new Measure(matched.size(), matched.size() == 1 ? "indicator" : "indicators"),
                Optional.empty(),
                techniques,
                explanation(type, value, matched, head));
        return new Detection(signal, List.of(record));
    }

    /** Whose, what, how old, how sure. */
    private static String explanation(IndicatorType type, String value, List<Indicator> matched, Activity.Head head) {
        List<String> words = new ArrayList<>();
        for (Indicator indicator : matched) {
            StringBuilder text = new StringBuilder(Text.printable(indicator.source()));
            if (!indicator.note().isBlank()) {
                text.append(" (").append(Text.printable(indicator.note())).append(')');
            }
            if (indicator.from().isAfter(Instant.EPOCH)) {
                long days = Duration.between(indicator.from(), head.time()).toDays();
                text.append(", ")
                        .append(days)
                        .append(days == 1 ? " day" : " days")
                        .append(" old");
            }
            indicator
                    .confidence()
                    .ifPresent(sure -> text.append(", confidence ").append(sure).append(" of 100"));
            words.add(text.toString());
        }
        String what = Text.printable(value.length() > 100 ? value.substring(0, 100) + "..." : value);
        return "The " + word(type) + " " + what + " is an indicator of " + String.join("; ", words) + ".";
    }

    private static String word(IndicatorType type) {
        return switch (type) {
            case ADDRESS, NETWORK -> "address";
            case DOMAIN -> "domain name";
            case FILE_HASH -> "file hash";
            case USER_AGENT -> "user agent";
        };
    }

    private static Trigger trigger(IndicatorType type, Activity.Head head) {
        return switch (type) {
            case FILE_HASH -> Trigger.MALWARE;
            case DOMAIN -> Trigger.ABNORMAL_TRAFFIC;
            default -> head.action().equals("flow") ? Trigger.ABNORMAL_TRAFFIC : Trigger.SUSPICIOUS_API_CALL;
        };
    }

    /** By the surest: high from 70, medium from 30, low below (the scale of STIX 2.1, appendix A); medium if nobody says. */
    private static Severity level(List<Indicator> matched) {
        int surest = matched.stream()
                .mapToInt(indicator -> indicator.confidence().orElse(MEDIUM_FROM))
                .max()
                .orElse(MEDIUM_FROM);
        return surest >= HIGH_FROM ? Severity.HIGH : surest >= MEDIUM_FROM ? Severity.MEDIUM : Severity.LOW;
    }

    private static Place address(String path) {
        return new Place(IndicatorType.ADDRESS, FieldPath.of(path));
    }

    private static Place domain(String path) {
        return new Place(IndicatorType.DOMAIN, FieldPath.of(path));
    }

    private static Place hash(String path) {
        return new Place(IndicatorType.FILE_HASH, FieldPath.of(path));
    }
}
