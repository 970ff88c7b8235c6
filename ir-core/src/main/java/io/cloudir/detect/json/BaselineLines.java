package io.cloudir.detect.json;

import io.cloudir.detect.BaselineState;
import io.cloudir.detect.BaselineState.Count;
import io.cloudir.detect.BaselineState.Counts;
import io.cloudir.detect.BaselineState.Value;
import io.cloudir.detect.BaselineState.Values;
import io.cloudir.detect.DetectorState.Cited;
import io.cloudir.detect.DetectorState.Waiting;
import io.cloudir.model.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what baselines have learned, line by line, as {@link StateWriter} writes it. */
final class BaselineLines {
    private final StateTokens tokens;
    private final Function<List<Long>, List<Cited>> records;
    private final List<Counts> counts = new ArrayList<>();
    private final List<Values> values = new ArrayList<>();
    private final BaselineState head;

    /** Begins with the line that names the baseline. */
    BaselineLines(StateTokens tokens, Function<List<Long>, List<Cited>> records) {
        this.tokens = tokens;
        this.records = records;
        String id = tokens.text();
        Digest digest = digest("digest");
        long history = tokens.number("history");
        long latest = tokens.number("latest");
        long days = tokens.number("days");
        this.head = tokens.made(() -> new BaselineState(
                id,
                digest,
                Math.toIntExact(Math.min(history, Integer.MAX_VALUE)),
                latest,
                days,
                List.of(),
                List.of(),
                List.of()));
    }

    void counts() {
        String key = tokens.text();
        Instant first = tokens.time("first");
        Instant lastTime = tokens.time("lastTime");
        Digest lastHit = digest("lastHit");
        boolean told = tokens.truth("told");
        tokens.open("periods");
        List<Long> periods = tokens.numbers();
        tokens.open("amounts");
        List<Long> amounts = tokens.numbers();
        tokens.open("values");
        List<String> different = tokens.texts();
        tokens.open("of");
        List<Cited> cited = records.apply(tokens.numbers());
        counts.add(tokens.made(
                () -> new Counts(key, first, lastTime, lastHit, periods(periods, amounts), told, different, cited)));
    }

    private static List<Count> periods(List<Long> periods, List<Long> amounts) {
        if (periods.size() != amounts.size()) {
            throw new IllegalArgumentException(periods.size() + " periods, but " + amounts.size() + " amounts");
        }
        List<Count> counts = new ArrayList<>(periods.size());
        long start = 0;
        for (int at = 0; at < periods.size(); at++) {
            start += periods.get(at);
            counts.add(new Count(Instant.ofEpochSecond(start), amounts.get(at)));
        }
        return counts;
    }

    void values() {
        String key = tokens.text();
        boolean peers = tokens.truth("peers");
        Instant first = tokens.time("first");
        Instant lastTime = tokens.time("lastTime");
        Digest lastHit = digest("lastHit");
        long latest = tokens.number("latest");
        long days = tokens.number("days");
        List<Value> met = new ArrayList<>();
        tokens.open("met");
        while (tokens.opensAnother()) {
            String value = tokens.text();
            long bits = tokens.number();
            met.add(tokens.made(() -> new Value(value, bits)));
            tokens.close();
        }
        values.add(tokens.made(() -> new Values(key, peers, first, lastTime, lastHit, latest, days, met)));
    }

    BaselineState made(List<Waiting> waiting) {
        return tokens.made(() -> new BaselineState(
                head.id(), head.digest(), head.history(), head.latest(), head.looked(), counts, values, waiting));
    }

    private Digest digest(String name) {
        String hex = tokens.text(name);
        return tokens.made(() -> new Digest(hex));
    }
}
