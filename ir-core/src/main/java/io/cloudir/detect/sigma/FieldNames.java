package io.cloudir.detect.sigma;

import io.cloudir.detect.match.FieldName;
import io.cloudir.detect.match.LogSource;
import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Form;
import io.cloudir.document.Node;
import io.cloudir.document.Shipped;
import io.cloudir.telemetry.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Under which other names the records of a log source may hold a field: published rules name the fields of one source after
 * different collectors. Read from {@code fields.yml} beside this class.
 */
final class FieldNames {
    private static final Form FORM =
            new Form(Form.Notation.YAML, Form.Mark.REFUSED, "list product, names and prefixes");

    /** Of each product, whole names first and then beginnings of names. */
    private final Map<String, List<String>> names;

    private final Map<String, List<String>> prefixes;

    private FieldNames(Map<String, List<String>> names, Map<String, List<String>> prefixes) {
        this.names = names;
        this.prefixes = prefixes;
    }

    /** The names that rules for a log source may use. */
    static FieldNames of(LogSource source) {
        return Data.BY_PRODUCT.getOrDefault(source.product(), new FieldNames(Map.of(), Map.of()));
    }

    /** The field that a rule calls so. */
    FieldName name(String written) {
        List<String> others = new ArrayList<>(names.getOrDefault(written, List.of()));
        prefixes.forEach((prefix, instead) -> {
            if (written.startsWith(prefix)) {
                instead.forEach(other -> others.add(other + written.substring(prefix.length())));
            }
        });
        return new FieldName(
                FieldPath.of(written), others.stream().map(FieldPath::of).toList());
    }

    /** Read when first asked for, and once. */
    private static final class Data {
        static final Map<String, FieldNames> BY_PRODUCT = read();

        private static Map<String, FieldNames> read() {
            Faults faults = new Faults();
            Map<String, FieldNames> all = new LinkedHashMap<>();
            for (Node node : DocumentReader.readAll(Shipped.bytes(FieldNames.class, "fields.yml"), FORM, faults)) {
                all.put(
                        node.text(List.of("product")).orElseThrow(),
                        new FieldNames(lists(node, "names"), lists(node, "prefixes")));
            }
            faults.throwIfAny("fields.yml");
            return Map.copyOf(all);
        }

        private static Map<String, List<String>> lists(Node node, String key) {
            Map<String, List<String>> lists = new LinkedHashMap<>();
            if (node instanceof Node.Mapping mapping && mapping.get(key).orElse(null) instanceof Node.Mapping members) {
                members.members().values().forEach(member -> lists.put(member.name(), texts(member.value())));
            }
            return lists;
        }

        private static List<String> texts(Node node) {
            return ((Node.Sequence) node)
                    .items().stream().map(item -> ((Node.Scalar) item).text()).toList();
        }
    }
}
