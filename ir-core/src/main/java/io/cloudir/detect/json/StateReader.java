package io.cloudir.detect.json;

import io.cloudir.detect.BaselineState;
import io.cloudir.detect.DetectorState;
import io.cloudir.detect.DetectorState.Cited;
import io.cloudir.detect.DetectorState.Counted;
import io.cloudir.detect.DetectorState.OfKey;
import io.cloudir.detect.DetectorState.OfRule;
import io.cloudir.detect.DetectorState.Waiting;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Principal;
import io.cloudir.model.PrincipalType;
import io.cloudir.model.ResourceRef;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.SeenRecords;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads one state as {@link StateWriter} writes it. */
final class StateReader {
    private static final int AMOUNT = 64;

    private final byte[] bytes;
    private final StateTokens tokens;
    private final List<Cited> records = new ArrayList<>();
    private final List<OfRule> rules = new ArrayList<>();
    private final List<OfKey> keys = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private final List<BaselineState> baselines = new ArrayList<>();
    private Optional<OfRule> open = Optional.empty();
    private Optional<BaselineLines> learned = Optional.empty();

    StateReader(byte[] bytes, String file) {
        this.bytes = bytes;
        this.tokens = new StateTokens(bytes, file);
    }

    DetectorState read() {
        if (!tokens.nextLine()
                || !tokens.name().equals("schema")
                || !tokens.text().equals(DetectorStateJson.SCHEMA)) {
            throw tokens.fault("expected schema " + DetectorStateJson.SCHEMA);
        }
        Instant newest = tokens.time("newest");
        Instant counted = tokens.time("counted");
        tokens.endLine();
        boolean sealed = false;
        while (!sealed) {
            if (!tokens.nextLine()) {
                throw tokens.fault("the end is missing");
            }
            int before = tokens.offset();
            String kind = tokens.name();
            switch (kind) {
                case "record" -> records.add(record());
                case "rule" -> rule();
                case "key" -> keys.add(key());
                case "baseline" -> baseline();
                case "counts" -> learned().counts();
                case "values" -> learned().values();
                case "waiting" -> waiting.add(waiting());
                case "seen" -> seen();
                case "sha256" -> {
                    seal(before);
                    sealed = true;
                }
                default -> throw tokens.fault("expected a line of another kind");
            }
            tokens.endLine();
        }
        if (tokens.nextLine()) {
            throw tokens.fault("expected nothing after the digest");
        }
        close();
        return tokens.made(
                () -> new DetectorState(newest, counted, rules, baselines, SeenRecords.of(seen.toByteArray())));
    }

    private Cited record() {
        String id = tokens.text();
        Digest digest = digest("digest");
        Digest identity = digest("identity");
        String location = tokens.text("location");
        Instant time = tokens.time("time");
        String source = tokens.text("source");
        String cloud = tokens.text("cloud");
        String account = tokens.text("account");
        String region = tokens.text("region");
        String service = tokens.text("service");
        String action = tokens.text("action");
        String errorCode = tokens.text("errorCode");
        boolean readOnly = tokens.truth("readOnly");
        String accessKey = tokens.text("accessKey");
        String address = tokens.text("address");
        String userAgent = tokens.text("userAgent");
        Optional<Principal> principal = principal();
        List<ResourceRef> resources = resources();
        return tokens.made(() -> new Cited(
                new Activity.Head(
                        id,
                        location,
                        time,
                        source,
                        Cloud.ofCode(cloud),
                        account,
                        region,
                        service,
                        action,
                        errorCode,
                        readOnly,
                        principal,
                        accessKey,
                        address,
                        userAgent,
                        resources),
                digest,
                identity));
    }

    private Optional<Principal> principal() {
        tokens.open("principal");
        List<String> parts = tokens.texts();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(tokens.made(() -> {
                    requireFive(parts);
                    return new Principal(
                            PrincipalType.valueOf(parts.get(0)),
                            parts.get(1),
                            parts.get(2),
                            parts.get(3),
                            parts.get(4));
                }));
    }

    private List<ResourceRef> resources() {
        List<ResourceRef> resources = new ArrayList<>();
        tokens.open("resources");
        while (tokens.opensAnother()) {
            List<String> parts = tokens.texts();
            resources.add(tokens.made(() -> {
                requireFive(parts);
                CloudAccount account = new CloudAccount(Cloud.ofCode(parts.get(0)), parts.get(1));
                return new ResourceRef(account, parts.get(2), parts.get(3), parts.get(4));
            }));
        }
        return resources;
    }

    private void rule() {
        close();
        String id = tokens.text();
        open = Optional.of(new OfRule(id, digest("digest"), List.of(), List.of()));
    }

    private void baseline() {
        close();
        learned = Optional.of(new BaselineLines(tokens, this::cited));
    }

    private BaselineLines learned() {
        return learned.orElseThrow(() -> tokens.fault("what was learned stands before any baseline"));
    }

    /** Ends what is said of a rule or baseline. */
    private void close() {
        boolean ofRule = open.isPresent();
        if ((!ofRule && !keys.isEmpty()) || (!ofRule && learned.isEmpty() && !waiting.isEmpty())) {
            throw tokens.fault("keys and waiting hits stand before any rule");
        }
        open.ifPresent(rule -> rules.add(tokens.made(() -> new OfRule(rule.id(), rule.digest(), keys, waiting))));
        learned.ifPresent(lines -> baselines.add(lines.made(waiting)));
        open = Optional.empty();
        learned = Optional.empty();
        keys.clear();
        waiting.clear();
    }

    private OfKey key() {
        String key = tokens.text();
        Instant lastTime = tokens.time("lastTime");
        Digest lastHit = digest("lastHit");
        Instant until = tokens.time("until");
        List<Counted> counted = new ArrayList<>();
        tokens.open("counted");
        while (tokens.opensAnother()) {
            int origin = origin(tokens.number());
            BigDecimal amount = amount(tokens.text());
            String time = tokens.text();
            tokens.open();
            List<String> values = tokens.texts();
            tokens.open();
            List<Cited> of = cited(tokens.numbers());
            counted.add(tokens.made(() -> new Counted(origin, values, amount, Instant.parse(time), of)));
            tokens.close();
        }
        return tokens.made(() -> new OfKey(key, lastTime, lastHit, until, counted));
    }

    private Waiting waiting() {
        String key = tokens.text();
        int origin = origin(tokens.number("origin"));
        BigDecimal amount = amount(tokens.text("amount"));
        Instant time = tokens.time("time");
        tokens.open("values");
        List<String> values = tokens.texts();
        tokens.open("of");
        List<Cited> of = cited(tokens.numbers());
        return tokens.made(() -> new Waiting(origin, key, values, amount, time, of));
    }

    private int origin(long number) {
        return tokens.made(() -> {
            if (number < -1 || number > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("no rule has the place " + number);
            }
            return (int) number;
        });
    }

    private BigDecimal amount(String text) {
        return tokens.made(() -> {
            if (text.length() > AMOUNT) {
                throw new IllegalArgumentException("an amount has more than " + AMOUNT + " characters");
            }
            return new BigDecimal(text);
        });
    }

    private List<Cited> cited(List<Long> places) {
        return places.stream().map(this::cited).toList();
    }

    private Cited cited(long place) {
        if (place < 0 || place >= records.size()) {
            throw tokens.fault("there are " + records.size() + " records before, none is number " + place);
        }
        return records.get((int) place);
    }

    private void seen() {
        String text = tokens.text();
        byte[] some = tokens.made(() -> Base64.getDecoder().decode(text));
        seen.writeBytes(some);
    }

    private void seal(int before) {
        Digest written = tokens.made(() -> new Digest(tokens.text()));
        Digest found = Digest.of(Arrays.copyOf(bytes, before));
        if (!written.equals(found)) {
            throw tokens.fault("a line before was changed, since this is not their digest");
        }
    }

    private Digest digest(String name) {
        String hex = tokens.text(name);
        return tokens.made(() -> new Digest(hex));
    }

    private static void requireFive(List<String> parts) {
        if (parts.size() != 5) {
            throw new IllegalArgumentException("expected 5 texts here, found " + parts.size());
        }
    }
}
