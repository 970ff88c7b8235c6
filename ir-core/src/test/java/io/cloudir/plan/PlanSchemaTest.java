package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.cloudir.document.bind.Located;
import io.cloudir.document.bind.OneOf;
import io.cloudir.model.Fault;
import io.cloudir.plan.document.PlanDocument;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The published schema and the reader agree: on every key, every form, and on what is refused. */
class PlanSchemaTest {
    /** Faults that a schema can see; that parts do not agree with each other is for the reader alone. */
    private static final Set<String> STRUCTURAL =
            Set.of("wrong-type", "bad-form", "unknown-value", "out-of-range", "empty-value");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = read();
    private static final JsonNode EXAMPLE = readExample();
    private static final JsonSchema VALIDATOR =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SCHEMA);

    @Test
    void theExampleFitsTheSchema() {
        assertThat(VALIDATOR.validate(example())).isEmpty();
    }

    @Test
    void whatIsStructurallyBrokenIsRefusedByBoth() throws IOException {
        for (Map.Entry<String, Consumer<ObjectNode>> broken : breaks().entrySet()) {
            ObjectNode plan = (ObjectNode) example();
            broken.getValue().accept(plan);
            byte[] bytes = JSON.writeValueAsBytes(plan);
            assertThat(VALIDATOR.validate(plan))
                    .as("schema: %s", broken.getKey())
                    .isNotEmpty();
            assertThat(ResponsePlan.check(bytes))
                    .as("reader: %s", broken.getKey())
                    .isNotEmpty();
        }
    }

    /** Takes each value of the example away, or puts another kind in its place: both refuse, or both accept. */
    @Test
    void schemaAndReaderAgreeOnEveryValueOfTheExample() throws IOException {
        List<String> pointers = new ArrayList<>();
        collect(example(), "", pointers);
        List<JsonNode> others = List.of(
                JSON.missingNode(), JSON.nullNode(), JSON.readTree("-7"), JSON.readTree("\" \""), JSON.readTree("{}"));
        for (String pointer : pointers) {
            for (JsonNode other : others) {
                JsonNode plan = replaced(pointer, other);
                boolean fits = VALIDATOR.validate(plan).isEmpty();
                List<Fault> faults = ResponsePlan.check(JSON.writeValueAsBytes(plan));
                if (fits) {
                    assertThat(faults)
                            .as("%s := %s is refused by the reader only", pointer, other)
                            .noneMatch(fault -> STRUCTURAL.contains(fault.code())
                                    && fault.pointer().startsWith(pointer));
                } else {
                    assertThat(faults)
                            .as("%s := %s is refused by the schema only", pointer, other)
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void schemaAndDocumentClassesHaveTheSameKeysAndForms() {
        compare(PlanDocument.class, SCHEMA, new HashSet<>());
    }

    private static void compare(Class<?> type, JsonNode schema, Set<Class<?>> seen) {
        if (!seen.add(type)) {
            return;
        }
        List<String> keys = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == Located.class) {
                continue;
            }
            String key = component.getName();
            keys.add(key);
            JsonNode property = resolve(schema.path("properties").path(key));
            if (isRequired(component, property)) {
                required.add(key);
            }
            compare(
                    type.getSimpleName() + "." + key,
                    component.getGenericType(),
                    component.getAnnotatedType(),
                    field(type, key),
                    property,
                    seen);
        }
        assertThat(names(schema.path("properties"))).as("keys of %s", type).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(texts(schema.path("required")))
                .as("required in %s", type)
                .containsExactlyInAnyOrderElementsOf(required);
        assertThat(schema.path("additionalProperties").asBoolean(true))
                .as("%s is closed", type)
                .isFalse();
    }

    /** A text or list that must not be empty, a number that cannot be 0, and keys whose own parts are required. */
    private static boolean isRequired(RecordComponent component, JsonNode property) {
        if (component.getType() == int.class) {
            return property.path("minimum").asInt() > 0;
        }
        boolean constrained = component.getAccessor().isAnnotationPresent(NotBlank.class)
                || component.getAccessor().isAnnotationPresent(NotEmpty.class);
        return constrained
                || component.getType().isRecord()
                || (component.getType() == Map.class
                        && !property.path("required").isEmpty());
    }

    private static void compare(
            String where,
            Type type,
            AnnotatedType annotated,
            AnnotatedElement constraints,
            JsonNode property,
            Set<Class<?>> seen) {
        if (type == String.class) {
            form(where, constraints, property);
        } else if (type == int.class) {
            assertThat(property.path("type").asText()).as(where).isEqualTo("integer");
            assertThat(property.path("minimum").asInt()).as(where).isEqualTo((int)
                    constraints.getAnnotation(Min.class).value());
            Optional.ofNullable(constraints.getAnnotation(Max.class))
                    .ifPresent(max -> assertThat(property.path("maximum").asLong())
                            .as(where)
                            .isEqualTo(max.value()));
        } else if (type == boolean.class) {
            assertThat(property.path("type").asText()).as(where).isEqualTo("boolean");
        } else if (type instanceof ParameterizedType generic) {
            AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            int last = arguments.length - 1;
            Type inner = generic.getActualTypeArguments()[last];
            if (generic.getRawType() == List.class) {
                assertThat(property.path("type").asText()).as(where).isEqualTo("array");
                assertThat(property.path("minItems").asInt() > 0)
                        .as("%s may be empty", where)
                        .isEqualTo(constraints.isAnnotationPresent(NotEmpty.class));
                compare(where + "[]", inner, arguments[last], arguments[last], resolve(property.path("items")), seen);
            } else if (generic.getRawType() == Map.class) {
                assertThat(property.path("type").asText()).as(where).isEqualTo("object");
                compare(
                        where + "{}",
                        inner,
                        arguments[last],
                        arguments[last],
                        resolve(property.path("additionalProperties")),
                        seen);
            } else {
                compare(where, inner, arguments[last], arguments[last], property, seen);
            }
        } else {
            compare((Class<?>) type, property, seen);
        }
    }

    /** Where every constraint of a record's component is found. */
    private static AnnotatedElement field(Class<?> type, String name) {
        try {
            return type.getDeclaredField(name);
        } catch (NoSuchFieldException never) {
            throw new IllegalStateException(never);
        }
    }

    private static void form(String where, AnnotatedElement constraints, JsonNode property) {
        OneOf oneOf = constraints.getAnnotation(OneOf.class);
        Pattern pattern = constraints.getAnnotation(Pattern.class);
        boolean needed = constraints.isAnnotationPresent(NotBlank.class);
        if (oneOf != null) {
            List<String> words = new ArrayList<>(Arrays.asList(oneOf.value()));
            if (!needed) {
                words.add(0, "");
            }
            assertThat(texts(property.path("enum"))).as(where).isEqualTo(words);
            return;
        }
        JsonNode form = property.has("allOf") ? resolve(property.path("allOf").get(0)) : property;
        assertThat(form.path("type").asText()).as(where).isEqualTo("string");
        String expected = pattern == null ? (needed ? "\\S" : "") : pattern.regexp();
        assertThat(form.path("pattern").asText()).as(where).isEqualTo(expected);
    }

    private static JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : SCHEMA.at(reference.substring(1));
    }

    private static Map<String, Consumer<ObjectNode>> breaks() {
        return Map.ofEntries(
                Map.entry("an unknown key", plan -> plan.put("organization", "x")),
                Map.entry("a missing section", plan -> plan.remove("people")),
                Map.entry("a wrong version", plan -> plan.put("version", 2)),
                Map.entry("a number for a text", plan -> plan.put("organisation", 7)),
                Map.entry("a text for a list", plan -> plan.put("people", "me")),
                Map.entry("an empty list", plan -> plan.putArray("people")),
                Map.entry("a list for keys", plan -> plan.putArray("duties")),
                Map.entry("nothing", plan -> plan.putNull("calendar")),
                Map.entry("a bad length of time", plan -> plan.put("watch", "two weeks")),
                Map.entry("an unknown word", plan -> ((ObjectNode) plan.at("/roles/0")).put("team", "sales")),
                Map.entry(
                        "an unknown duty",
                        plan -> ((ObjectNode) plan.at("/duties")).set("watching", plan.at("/duties/detecting"))),
                Map.entry("a missing duty", plan -> ((ObjectNode) plan.at("/duties")).remove("detecting")),
                Map.entry("a missing priority", plan -> ((ObjectNode) plan.at("/targets")).remove("P3")),
                Map.entry("an unknown phase", plan -> ((ObjectNode) plan.at("/statuses")).putArray("waiting")),
                Map.entry(
                        "an unknown severity factor",
                        plan -> ((ObjectNode) plan.at("/scenarios/1/severityFactors")).put("luck", "NONE")),
                Map.entry("a bad account", plan -> ((ArrayNode) plan.at("/productionAccounts")).add("aws:12")),
                Map.entry("a pattern for everything", plan -> ((ArrayNode) plan.at("/safeguards/breakGlass")).add("*")),
                Map.entry(
                        "a secret for its name",
                        plan -> ((ObjectNode) plan.at("/channels/1")).put("secret", "https://example.com/x")));
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (!pointer.isEmpty()) {
            pointers.add(pointer);
        }
        if (node.isObject()) {
            node.properties().forEach(field -> collect(field.getValue(), pointer + "/" + field.getKey(), pointers));
        } else if (node.isArray() && !node.isEmpty()) {
            collect(node.get(0), pointer + "/0", pointers);
        }
    }

    private static JsonNode replaced(String pointer, JsonNode other) {
        JsonNode plan = example();
        int slash = pointer.lastIndexOf('/');
        JsonNode around = plan.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (around instanceof ObjectNode keys) {
            if (other.isMissingNode()) {
                keys.remove(name);
            } else {
                keys.set(name, other);
            }
        } else if (!other.isMissingNode()) {
            ((ArrayNode) around).set(Integer.parseInt(name), other);
        }
        return plan;
    }

    private static JsonNode example() {
        return EXAMPLE.deepCopy();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode readExample() {
        try {
            return new YAMLMapper().readTree(ExampleText.whole().bytes());
        } catch (IOException broken) {
            throw new IllegalStateException("the example is no YAML", broken);
        }
    }

    private static JsonNode read() {
        try {
            return JSON.readTree(new String(ShippedFiles.bytes(ShippedFiles.SCHEMA), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new IllegalStateException("the schema is no JSON", broken);
        }
    }
}
