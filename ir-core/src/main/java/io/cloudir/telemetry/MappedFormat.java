package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the records of an application mean, as a {@link LogMapping} says. */
final class MappedFormat extends JsonFormat {
    /** What a record can tell, by the names that a mapping uses. */
    enum Told {
        ID("id"),
        PRINCIPAL("principal"),
        PRINCIPAL_NAME("principalName"),
        ACTION("action"),
        OUTCOME("outcome"),
        ADDRESS("address"),
        USER_AGENT("userAgent"),
        ACCESS_KEY("accessKey"),
        ACCOUNT("account"),
        REGION("region"),
        SERVICE("service");

        final String key;

        Told(String key) {
            this.key = key;
        }
    }

    /**
     * What a record must have.
     *
     * @param values what the field may hold; empty if anything
     */
    record Condition(FieldPath field, Set<String> values) {
        boolean holds(JsonNode record) {
            return values.isEmpty()
                    ? JsonFields.has(record, field)
                    : JsonFields.values(record, field).stream().anyMatch(value -> values.contains(value.text()));
        }

        String unmet(JsonNode record) {
            String found = first(record, field);
            return found.isEmpty()
                    ? "it has no field " + field.dotted()
                    : field.dotted() + " is '" + Text.printable(found) + "'";
        }
    }

    /** A kind of resource that records name in a field. */
    record Named(String type, FieldPath field) {}

    /** What a mapping says; {@code fixed} holds what is true of all records, {@code fields} the names that rules may use besides the record's own. */
    record Content(
            String id,
            Cloud cloud,
            LogKind kind,
            List<Condition> recognise,
            MappedTime time,
            Map<Told, FieldPath> told,
            Map<Told, String> fixed,
            PrincipalType principalType,
            Set<String> success,
            List<Named> resources,
            List<Told> needs,
            Map<String, FieldPath> fields) {
        Content {
            recognise = List.copyOf(recognise);
            told = Map.copyOf(told);
            fixed = Map.copyOf(fixed);
            success = Set.copyOf(success);
            resources = List.copyOf(resources);
            needs = List.copyOf(needs);
            fields = Map.copyOf(fields);
        }
    }

    private final Content content;
    private final Optional<LogKind> kind;

    MappedFormat(Content content) {
        this.content = content;
        this.kind = Optional.of(content.kind());
    }

    @Override
    public String source() {
        return content.id();
    }

    @Override
    public Optional<LogKind> kind() {
        return kind;
    }

    @Override
    public FieldPath named(FieldPath path) {
        return content.fields().getOrDefault(path.dotted(), path);
    }

    @Override
    boolean namesAsWritten() {
        return content.fields().isEmpty();
    }

    @Override
    boolean recognises(JsonNode record) {
        return content.recognise().stream().allMatch(condition -> condition.holds(record));
    }

    /** Why a record is none of these. */
    String unlike(JsonNode record) {
        return "no mapping recognises it; for " + content.id() + " "
                + content.recognise().stream()
                        .filter(condition -> !condition.holds(record))
                        .findFirst()
                        .map(condition -> condition.unmet(record))
                        .orElse("it has what it needs");
    }

    @Override
    public Activity.Head head(JsonNode record, String location) {
        for (Told need : content.needs()) {
            if (text(record, need).isEmpty()) {
                FieldPath field = Objects.requireNonNull(content.told().get(need), "checked when read");
                throw new MalformedRecordException(
                        "no " + need.key + "; mapping " + content.id() + " needs it in " + field.dotted());
            }
        }
        HeadBuilder head = new HeadBuilder(
                        content.id(), content.cloud(), location, content.time().of(record))
                .id(text(record, Told.ID))
                .account(text(record, Told.ACCOUNT))
                .region(text(record, Told.REGION))
                .service(text(record, Told.SERVICE))
                .action(text(record, Told.ACTION))
                .errorCode(error(text(record, Told.OUTCOME)))
                .principal(content.principalType(), text(record, Told.PRINCIPAL), text(record, Told.PRINCIPAL_NAME))
                .accessKey(text(record, Told.ACCESS_KEY))
                .address(text(record, Told.ADDRESS))
                .userAgent(text(record, Told.USER_AGENT));
        for (Named resource : content.resources()) {
            JsonFields.values(record, resource.field()).stream()
                    .filter(value -> value.kind() == FieldValue.Kind.TEXT || value.kind() == FieldValue.Kind.NUMBER)
                    .forEach(value -> head.resource(resource.type(), value.text()));
        }
        return head.build();
    }

    private String error(String outcome) {
        return content.success().contains(outcome) ? "" : outcome;
    }

    private String text(JsonNode record, Told what) {
        FieldPath field = content.told().get(what);
        return field == null ? content.fixed().getOrDefault(what, "") : first(record, field);
    }

    /** The first text, number or truth value of a field; empty if there is none or it is blank. */
    static String first(JsonNode record, FieldPath field) {
        return JsonFields.values(record, field).stream()
                .filter(value -> value.kind() != FieldValue.Kind.NULL && value.kind() != FieldValue.Kind.OBJECT)
                .map(FieldValue::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
