package io.cloudir.telemetry;

import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Form;
import io.cloudir.document.Form.Mark;
import io.cloudir.document.Form.Notation;
import io.cloudir.document.Node;
import io.cloudir.document.bind.Binder;
import io.cloudir.document.bind.Constraints;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import io.cloudir.telemetry.document.ConditionDocument;
import io.cloudir.telemetry.document.MappingDocument;
import io.cloudir.telemetry.document.RecordDocument;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a mapping in two steps: the document with all its faults, then, if it has none, the strict value. */
final class MappingReader {
    private static final Form FORM =
            new Form(Notation.JSON_OR_YAML, Mark.REFUSED, "begin with the mapping that docs/detection.md shows");

    private MappingReader() {}

    /** The mapping; empty if it has faults, of which note was taken. */
    static Optional<LogMapping> read(byte[] bytes, Faults faults) {
        Optional<Node> tree = DocumentReader.read(bytes, FORM, faults);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        Node root = tree.get();
        MappingDocument document = new Binder(root, faults).bind(MappingDocument.class);
        Constraints.check(document, root, faults);
        MappingChecks checks = new MappingChecks(document, faults);
        checks.run();
        return faults.isEmpty()
                ? Optional.of(new LogMapping(document.title(), new MappedFormat(content(document, checks))))
                : Optional.empty();
    }

    private static MappedFormat.Content content(MappingDocument mapping, MappingChecks checks) {
        Map<MappedFormat.Told, FieldPath> told = new EnumMap<>(MappedFormat.Told.class);
        told(mapping.record()).forEach((what, path) -> told.put(what, FieldPath.of(path)));
        Map<String, FieldPath> fields = new HashMap<>();
        mapping.fields().forEach((name, path) -> fields.put(name, FieldPath.of(path)));
        return new MappedFormat.Content(
                mapping.id(),
                mapping.cloud().isEmpty() ? Cloud.OTHER : Cloud.ofCode(mapping.cloud()),
                new LogKind(
                        mapping.logsource().category(),
                        mapping.logsource().product(),
                        mapping.logsource().service()),
                mapping.recognise().stream().map(MappingReader::condition).toList(),
                new MappedTime(
                        FieldPath.of(mapping.time().field()),
                        constant(MappedTime.Form.class, mapping.time().format()),
                        checks.pattern()),
                told,
                fixed(mapping),
                mapping.principalType().isEmpty()
                        ? PrincipalType.USER
                        : constant(PrincipalType.class, mapping.principalType()),
                Set.copyOf(mapping.success()),
                mapping.resources().stream()
                        .map(resource -> new MappedFormat.Named(resource.type(), FieldPath.of(resource.field())))
                        .toList(),
                mapping.needs().stream().map(MappingReader::told).toList(),
                fields);
    }

    private static MappedFormat.Condition condition(ConditionDocument condition) {
        return new MappedFormat.Condition(FieldPath.of(condition.field()), Set.copyOf(condition.is()));
    }

    /** The paths that are written, by what they lead to. */
    static Map<MappedFormat.Told, String> told(RecordDocument record) {
        Map<MappedFormat.Told, String> paths = new EnumMap<>(MappedFormat.Told.class);
        for (MappedFormat.Told what : MappedFormat.Told.values()) {
            String path = switch (what) {
                case ID -> record.id();
                case PRINCIPAL -> record.principal();
                case PRINCIPAL_NAME -> record.principalName();
                case ACTION -> record.action();
                case OUTCOME -> record.outcome();
                case ADDRESS -> record.address();
                case USER_AGENT -> record.userAgent();
                case ACCESS_KEY -> record.accessKey();
                case ACCOUNT -> record.account();
                case REGION -> record.region();
                case SERVICE -> record.service();
            };
            if (!path.isEmpty()) {
                paths.put(what, path);
            }
        }
        return paths;
    }

    /** What holds of all records, by what it is. */
    static Map<MappedFormat.Told, String> fixed(MappingDocument mapping) {
        Map<MappedFormat.Told, String> fixed = new EnumMap<>(MappedFormat.Told.class);
        fixed.put(MappedFormat.Told.ACCOUNT, mapping.fixed().account());
        fixed.put(MappedFormat.Told.REGION, mapping.fixed().region());
        fixed.put(MappedFormat.Told.SERVICE, mapping.fixed().service());
        fixed.values().removeIf(String::isEmpty);
        return fixed;
    }

    private static MappedFormat.Told told(String key) {
        return List.of(MappedFormat.Told.values()).stream()
                .filter(what -> what.key.equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String code) {
        return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
