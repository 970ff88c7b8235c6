package io.cloudir.detect.sigma;

import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.detect.sigma.SigmaDocument.Reference;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.document.Place;
import io.cloudir.model.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a correlation. */
final class CorrelationReader {
    /** Most rules that one correlation names. */
    private static final int RULES = 100;

    private static final List<String> KEYS =
            List.of("type", "rules", "group-by", "timespan", "condition", "generate", "aliases");

    private final Faults faults;
    private final Keys keys;

    CorrelationReader(Faults faults) {
        this.faults = faults;
        this.keys = new Keys(faults);
    }

    Optional<SigmaDocument> read(Node.Mapping root, RuleInfo info) {
        return keys.mapping(root, "correlation", "correlation", "write type, rules, timespan and condition under it")
                .flatMap(body -> body(body, info));
    }

    private Optional<SigmaDocument> body(Node.Mapping body, RuleInfo info) {
        int before = faults.count();
        faults.refuseUnknown(body, KEYS);
        Optional<Kind> kind = kind(body);
        Duration timespan = new Timespan(faults).read(body, "timespan");
        boolean generate = truth(body, "generate");
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        CorrelationCondition condition = new CorrelationCondition(faults, kind.get());
        List<Reference> rules = condition.read(body, references(body));
        checkRules(body, rules);
        List<String> groupBy = names(keys.texts(body, "group-by"));
        Map<String, Map<String, String>> aliases = aliases(body, rules);
        return faults.count() > before
                ? Optional.empty()
                : Optional.of(new Correlation(
                        info,
                        kind.get(),
                        rules,
                        groupBy,
                        aliases,
                        timespan,
                        condition.fields(),
                        condition.threshold(),
                        condition.formula(),
                        condition.percentile(),
                        generate));
    }

    private List<Reference> references(Node.Mapping body) {
        return keys.texts(body, "rules").stream()
                .map(scalar -> new Reference(scalar.text(), scalar.place()))
                .toList();
    }

    private void checkRules(Node.Mapping body, List<Reference> rules) {
        Place at = body.get("rules").orElse(body).place();
        if (rules.isEmpty()) {
            faults.add(at, "no-rules", "the correlation names no rules", "list rules by id or name");
        }
        if (rules.size() > RULES) {
            faults.add(
                    at,
                    "too-many-rules",
                    "the correlation names " + rules.size() + " rules; at most " + RULES + " are followed",
                    "join some of them in one rule");
        }
        if (rules.stream().map(Reference::name).distinct().count() < rules.size()) {
            faults.add(at, "duplicate-rule", "the correlation names a rule twice", "name each rule once");
        }
    }

    private Optional<Kind> kind(Node.Mapping body) {
        String type = keys.text(body, "type");
        Optional<Kind> kind = Arrays.stream(Kind.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(type))
                .findFirst();
        if (kind.isEmpty()) {
            faults.add(
                    body.get("type").orElse(body).place(),
                    "unsupported-correlation",
                    "'" + Text.printable(type) + "' is no type of correlation",
                    "use one of "
                            + Arrays.stream(Kind.values())
                                    .map(known -> known.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")));
        }
        return kind;
    }

    private boolean truth(Node.Mapping body, String key) {
        Optional<Scalar> written = keys.scalar(body, key);
        if (written.isPresent() && written.get().kind() != Node.Kind.BOOLEAN) {
            faults.add(written.get().place(), "wrong-type", "'" + key + "' is a truth value", "write true or false");
        }
        return written.isPresent() && written.get().text().equalsIgnoreCase("true");
    }

    private List<String> names(List<Scalar> written) {
        written.forEach(scalar -> keys.refuseUnknownHead(scalar.text(), scalar.place()));
        return written.stream().map(Scalar::text).toList();
    }

    private Map<String, Map<String, String>> aliases(Node.Mapping body, List<Reference> rules) {
        Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
        if (!body.has("aliases")) {
            return aliases;
        }
        Optional<Node.Mapping> written =
                keys.mapping(body, "aliases", "wrong-type", "write alias: {rule: field} under it");
        List<String> known = rules.stream().map(Reference::name).toList();
        for (Node.Member alias :
                written.map(Node.Mapping::members).orElse(Map.of()).values()) {
            keys.mapping(written.get(), alias.name(), "wrong-type", "write the field for each rule: {rule: field}")
                    .ifPresent(fields -> aliases.put(alias.name(), alias(alias, fields, known)));
        }
        return aliases;
    }

    private Map<String, String> alias(Node.Member alias, Node.Mapping fields, List<String> known) {
        Map<String, String> meant = new LinkedHashMap<>();
        for (Node.Member member : fields.members().values()) {
            if (!known.contains(member.name())) {
                faults.add(
                        member.key(),
                        "alias",
                        "the alias speaks of '" + Text.printable(member.name()) + "', which is none of the rules",
                        "name the rule as it is named under rules");
            }
            keys.scalar(fields, member.name()).ifPresent(field -> {
                keys.refuseUnknownHead(field.text(), field.place());
                meant.put(member.name(), field.text());
            });
        }
        List<String> missing = new ArrayList<>(known);
        missing.removeAll(fields.members().keySet());
        if (!missing.isEmpty()) {
            faults.add(
                    alias.key(),
                    "alias",
                    "the alias does not say which field it is for '" + Text.printable(missing.get(0)) + "'",
                    "name a field for each of the rules");
        }
        return meant;
    }
}
