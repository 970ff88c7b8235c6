package io.cloudir.detect.match;

import io.cloudir.model.Cloud;
import io.cloudir.telemetry.LogKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rules that a record matches and tries only those that can match: those meant for its source, and of these the ones
 * kept under a text that it has, such as the name of a call. Rules that need no particular text are tried on every record.
 * For one thread.
 */
public final class RuleIndex {
    private final List<Selector> rules;
    private final RecordTest[] tests;
    private final List<Optional<Witness>> witnesses;
    private final FieldTable fields;
    private final Map<Origin, Route> routes = new HashMap<>();
    private Origin origin = new Origin("", Cloud.OTHER, "", Optional.empty());
    private @Nullable Route route;

    /** What decides which rules are meant for a record; the action matters of few sources. */
    private record Origin(String source, Cloud cloud, String action, Optional<LogKind> kind) {
        boolean is(String itsSource, Cloud itsCloud, String itsAction, Optional<LogKind> itsKind) {
            return cloud == itsCloud && source.equals(itsSource) && action.equals(itsAction) && kind.equals(itsKind);
        }
    }

    /** Compiles the rules; those that match are told by their place in this list. */
    public RuleIndex(List<Selector> rules, FieldTable fields) {
        this.rules = List.copyOf(rules);
        this.fields = fields;
        tests = new RecordTest[rules.size()];
        witnesses = new ArrayList<>(rules.size());
        for (int rule = 0; rule < tests.length; rule++) {
            Expression expression = rules.get(rule).expression();
            tests[rule] = Compilation.of(expression, fields);
            Optional<Witness> witness = Witness.of(expression);
            witness.ifPresent(found -> found.keys().forEach(key -> fields.slot(key.field())));
            witnesses.add(witness);
        }
    }

    /** Gives the place of each rule that the record matches to the visitor, in rising order. */
    public void match(RecordFields record, IntConsumer matched) {
        routeOf(record).match(record, tests, matched);
    }

    private Route routeOf(RecordFields record) {
        String source = record.source();
        Cloud cloud = record.cloud();
        String action = source.equals(LogSource.SYSMON) ? record.record().head().action() : "";
        Optional<LogKind> kind = record.kind();
        Route known = route;
        if (known == null || !origin.is(source, cloud, action, kind)) {
            origin = new Origin(source, cloud, action, kind);
            known = routes.computeIfAbsent(origin, this::routeOf);
            route = known;
        }
        return known;
    }

    private Route routeOf(Origin from) {
        Route.Builder builder = new Route.Builder(rules.size());
        for (int rule = 0; rule < tests.length; rule++) {
            if (rules.get(rule).source().covers(from.source(), from.cloud(), from.action(), from.kind())) {
                builder.add(rule, witnesses.get(rule), fields);
            }
        }
        return builder.build();
    }
}
