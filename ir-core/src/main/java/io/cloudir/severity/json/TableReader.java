package io.cloudir.severity.json;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.severity.Factor;
import io.cloudir.severity.ImpactCategory;
import io.cloudir.severity.IncidentFact;
import io.cloudir.severity.SeverityTable;
import io.cloudir.severity.SeverityTable.Band;
import io.cloudir.severity.SeverityTable.FactRow;
import io.cloudir.severity.SeverityTable.FactorRow;
import io.cloudir.severity.SeverityTable.ImpactRow;
import io.cloudir.severity.SeverityTable.LoweringGround;
import io.cloudir.severity.SeverityTable.Option;
import io.cloudir.severity.SeverityTable.PriorityRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads a severity model. Each entry is made by itself, so that all faulty ones are found. */
final class TableReader {
    static final String SCHEMA = "ir.severity-model/1";

    private final Faults faults;
    private final Values values;

    TableReader(Faults faults) {
        this.faults = faults;
        this.values = new Values(faults);
    }

    /** The table; empty if there are faults. */
    Optional<SeverityTable> read(Node root) {
        Fields document = fields(
                root,
                keys("schema", "name", "version", "factors", "bands", "facts", "lowering", "impact", "priority"),
                Set.of());
        document.choice("schema", "schema", List.of(SCHEMA));
        Optional<String> name = document.text("name");
        Optional<String> version = document.text("version");
        List<FactorRow> factors = document.each("factors", this::factor);
        List<Band> bands = document.each("bands", this::band);
        List<FactRow> facts = document.each("facts", this::fact);
        List<LoweringGround> lowering = document.each("lowering", this::ground);
        Map<ImpactCategory, List<ImpactRow>> impact = impact(document);
        Map<Severity, PriorityRow> priorities = priorities(document);
        return document.strict(() -> new SeverityTable(
                name.orElseThrow(), version.orElseThrow(), factors, bands, facts, lowering, impact, priorities));
    }

    private Optional<FactorRow> factor(Node node) {
        Fields fields = fields(node, keys("id", "title", "weight", "unknown", "unknownBecause", "options"), Set.of());
        Optional<Factor> factor = fields.choice(
                        "id",
                        "factor",
                        Arrays.stream(Factor.values()).map(Factor::id).toList())
                .flatMap(Factor::ofId);
        Optional<String> title = fields.text("title");
        Optional<BigDecimal> weight = fields.decimal("weight");
        Optional<BigDecimal> unknown = fields.decimal("unknown");
        Optional<String> because = fields.text("unknownBecause");
        List<Option> options = fields.each("options", this::option);
        return fields.strict(() -> new FactorRow(
                factor.orElseThrow(),
                title.orElseThrow(),
                weight.orElseThrow(),
                unknown.orElseThrow(),
                because.orElseThrow(),
                options));
    }

    private Optional<Option> option(Node node) {
        Fields fields = fields(node, keys("id", "value"), Set.of("aliases"));
        Optional<String> id = fields.text("id");
        Optional<BigDecimal> value = fields.decimal("value");
        List<String> aliases = fields.each("aliases", values::text);
        return fields.strict(() -> new Option(id.orElseThrow(), value.orElseThrow(), aliases));
    }

    private Optional<Band> band(Node node) {
        Fields fields = fields(node, keys("id", "from", "severity"), Set.of());
        Optional<String> id = fields.text("id");
        Optional<BigDecimal> from = fields.decimal("from");
        Optional<Severity> severity = fields.constant("severity", Severity.class);
        return fields.strict(() -> new Band(id.orElseThrow(), from.orElseThrow(), severity.orElseThrow()));
    }

    private Optional<FactRow> fact(Node node) {
        Fields fields = fields(node, keys("id", "title"), keys("floor", "aliases"));
        Optional<String> id = fields.text("id");
        Optional<String> title = fields.text("title");
        Optional<Severity> floor = fields.constant("floor", Severity.class);
        List<String> aliases = fields.each("aliases", values::text);
        return fields.strict(
                () -> new FactRow(new IncidentFact(id.orElseThrow()), title.orElseThrow(), floor, aliases));
    }

    private Optional<LoweringGround> ground(Node node) {
        Fields fields = fields(node, keys("id", "title", "requires"), Set.of("unless"));
        Optional<String> id = fields.text("id");
        Optional<String> title = fields.text("title");
        List<IncidentFact> requires = fields.each("requires", this::factId);
        List<IncidentFact> unless = fields.each("unless", this::factId);
        return fields.strict(() -> new LoweringGround(id.orElseThrow(), title.orElseThrow(), requires, unless));
    }

    private Optional<IncidentFact> factId(Node node) {
        return values.text(node).flatMap(id -> values.strict(node, () -> new IncidentFact(id)));
    }

    private Map<ImpactCategory, List<ImpactRow>> impact(Fields document) {
        Map<ImpactCategory, List<ImpactRow>> impact = new EnumMap<>(ImpactCategory.class);
        document.get("impact").ifPresent(node -> {
            Fields categories = fields(node, keys("functional", "information", "recoverability"), Set.of());
            for (ImpactCategory category : ImpactCategory.values()) {
                impact.put(category, categories.each(category.id(), this::impactRow));
            }
        });
        return impact;
    }

    private Optional<ImpactRow> impactRow(Node node) {
        Fields fields = fields(node, keys("id", "means"), Set.of("agreesWith"));
        Optional<String> id = fields.text("id");
        Optional<String> means = fields.text("means");
        List<String> agreesWith = fields.each("agreesWith", values::text);
        return fields.strict(() -> new ImpactRow(id.orElseThrow(), means.orElseThrow(), agreesWith));
    }

    private Map<Severity, PriorityRow> priorities(Fields document) {
        Map<Severity, PriorityRow> priorities = new EnumMap<>(Severity.class);
        document.get("priority")
                .ifPresent(list -> values.items(list).forEach(node -> {
                    Fields fields = fields(node, keys("severity", "active", "inactive"), Set.of());
                    Optional<Severity> severity = fields.constant("severity", Severity.class);
                    Optional<Priority> active = fields.constant("active", Priority.class);
                    Optional<Priority> inactive = fields.constant("inactive", Priority.class);
                    fields.strict(() -> new PriorityRow(active.orElseThrow(), inactive.orElseThrow()))
                            .ifPresent(row -> {
                                if (priorities.putIfAbsent(severity.orElseThrow(), row) != null) {
                                    faults.add(
                                            node.place(),
                                            "invalid",
                                            "priority for " + severity.orElseThrow() + " is there twice",
                                            "remove one of them");
                                }
                            });
                }));
        return priorities;
    }

    private Fields fields(Node node, Set<String> required, Set<String> optional) {
        return new Fields(node, required, optional);
    }

    private static Set<String> keys(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    /** The members of one object of the document, read one by one. */
    private final class Fields {
        private final Node node;
        private final Map<String, Node> members;
        private final int before;

        Fields(Node node, Set<String> required, Set<String> optional) {
            this.node = node;
            this.before = faults.count();
            this.members = values.members(node, required, optional);
        }

        Optional<Node> get(String key) {
            return Optional.ofNullable(members.get(key));
        }

        Optional<String> text(String key) {
            return get(key).flatMap(values::text);
        }

        Optional<BigDecimal> decimal(String key) {
            return get(key).flatMap(values::decimal);
        }

        Optional<String> choice(String key, String what, List<String> allowed) {
            return get(key).flatMap(value -> values.choice(value, what, allowed));
        }

        <E extends Enum<E>> Optional<E> constant(String key, Class<E> type) {
            List<String> names =
                    Stream.of(type.getEnumConstants()).map(Enum::name).toList();
            return choice(key, key, names).map(name -> Enum.valueOf(type, name));
        }

        <T> List<T> each(String key, Function<Node, Optional<T>> reader) {
            List<T> read = new ArrayList<>();
            get(key).ifPresent(list ->
                    values.items(list).forEach(item -> reader.apply(item).ifPresent(read::add)));
            return read;
        }

        /** The value of this object, unless something in it was faulty. */
        <T> Optional<T> strict(Supplier<T> value) {
            return faults.count() > before ? Optional.empty() : values.strict(node, value);
        }
    }
}
