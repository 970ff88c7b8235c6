package io.cloudir.severity.json;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.model.Severity;
import io.cloudir.severity.ActorActivity;
import io.cloudir.severity.Factor;
import io.cloudir.severity.ImpactCategory;
import io.cloudir.severity.LoweringRequest;
import io.cloudir.severity.SeverityFacts;
import io.cloudir.severity.SeverityOverride;
import io.cloudir.severity.SeverityTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads severity facts against the vocabulary of a table. */
final class FactsReader {
    private final SeverityTable table;
    private final Values values;

    FactsReader(SeverityTable table, Faults faults) {
        this.table = table;
        this.values = new Values(faults);
    }

    SeverityFacts read(Node root) {
        Map<String, Node> members = values.members(
                root, Set.of(), keys(Stream.of("ncissFactors", "facts", "impact", "actor", "lowering", "override")));
        SeverityFacts facts = SeverityFacts.unknown();
        for (Map.Entry<String, Node> member : members.entrySet()) {
            Node node = member.getValue();
            facts = switch (member.getKey()) {
                case "ncissFactors" -> factors(node, facts);
                case "facts" -> facts(node, facts);
                case "impact" -> impact(node, facts);
                case "actor" -> actor(node, facts);
                case "lowering" -> lowering(node, facts);
                default -> override(node, facts);
            };
        }
        return facts;
    }

    private SeverityFacts factors(Node node, SeverityFacts before) {
        SeverityFacts facts = before;
        Map<String, Node> members = values.members(
                node, Set.of(), keys(Arrays.stream(Factor.values()).map(Factor::id)));
        for (Map.Entry<String, Node> member : members.entrySet()) {
            Factor factor = Factor.ofId(member.getKey()).orElseThrow();
            Optional<String> id = values.text(member.getValue());
            Optional<String> option = id.filter(SeverityFacts.UNKNOWN::equals)
                    .or(() -> id.flatMap(table.row(factor)::option).map(SeverityTable.Option::id));
            if (id.isPresent() && option.isEmpty()) {
                values.unknownOption(
                        member.getValue(),
                        "option of " + factor.id(),
                        id.get(),
                        allowed("ncissFactors." + factor.id()));
            }
            facts = option.isPresent() ? facts.with(factor, option.get()) : facts;
        }
        return facts;
    }

    private SeverityFacts facts(Node node, SeverityFacts before) {
        SeverityFacts facts = before;
        for (Node item : values.items(node)) {
            Optional<String> id = values.text(item);
            Optional<SeverityTable.FactRow> row = id.flatMap(table::fact);
            if (id.isPresent() && row.isEmpty()) {
                values.unknownOption(item, "fact", id.get(), allowed("facts"));
            }
            facts = row.isPresent() ? facts.with(row.get().fact()) : facts;
        }
        return facts;
    }

    private SeverityFacts impact(Node node, SeverityFacts before) {
        SeverityFacts facts = before;
        Map<String, Node> members = values.members(
                node, Set.of(), keys(Arrays.stream(ImpactCategory.values()).map(ImpactCategory::id)));
        for (ImpactCategory category : ImpactCategory.values()) {
            Optional<String> option = Optional.ofNullable(members.get(category.id()))
                    .flatMap(value ->
                            values.choice(value, category.id() + " impact", allowed("impact." + category.id())));
            facts = option.isPresent() ? facts.with(category, option.get()) : facts;
        }
        return facts;
    }

    private SeverityFacts actor(Node node, SeverityFacts facts) {
        return values.choice(node, "actor activity", allowed("actor"))
                .map(id -> facts.with(ActorActivity.valueOf(id)))
                .orElse(facts);
    }

    private SeverityFacts lowering(Node node, SeverityFacts facts) {
        return Optional.ofNullable(
                        values.members(node, Set.of("reason"), Set.of()).get("reason"))
                .flatMap(values::text)
                .map(reason -> facts.with(new LoweringRequest(reason)))
                .orElse(facts);
    }

    private SeverityFacts override(Node node, SeverityFacts facts) {
        Map<String, Node> members = values.members(node, keys(Stream.of("severity", "person", "reason")), Set.of());
        Optional<Severity> severity = Optional.ofNullable(members.get("severity"))
                .flatMap(value -> values.choice(value, "severity", allowed("override.severity")))
                .map(Severity::valueOf);
        Optional<String> person = Optional.ofNullable(members.get("person")).flatMap(values::text);
        Optional<String> reason = Optional.ofNullable(members.get("reason")).flatMap(values::text);
        return severity.isPresent() && person.isPresent() && reason.isPresent()
                ? facts.with(new SeverityOverride(severity.get(), person.get(), reason.get()))
                : facts;
    }

    private Collection<String> allowed(String key) {
        return table.vocabulary().getOrDefault(key, List.of());
    }

    private static Set<String> keys(Stream<String> names) {
        return names.collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
