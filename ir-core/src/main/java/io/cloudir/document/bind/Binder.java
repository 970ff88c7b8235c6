package io.cloudir.document.bind;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.model.Text;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Binds a tree to records: components by name; text, whole numbers, booleans, lists, maps from text, further records and
 * optional records. What is absent becomes empty (a number becomes 0), never null. A component of type {@link Located}
 * is told where the record stands.
 */
public final class Binder {
    private final Node root;
    private final Faults faults;

    public Binder(Node root, Faults faults) {
        this.root = root;
        this.faults = faults;
    }

    /** The document as a record. Values of a wrong type and unknown keys are faults and taken as absent. */
    public <T extends Record> T bind(Class<T> type) {
        return type.cast(record(type, root, List.of()));
    }

    private Object record(Class<?> type, Node node, List<Object> path) {
        Map<String, Node.Member> members = Map.of();
        if (node instanceof Node.Mapping mapping) {
            members = mapping.members();
            refuseUnknown(type, mapping);
        } else {
            wrongType(node, "keys with values");
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], members.get(components[i].getName()), path);
        }
        return construct(type, components, values);
    }

    private Object component(RecordComponent component, Node.@Nullable Member member, List<Object> path) {
        if (component.getType() == Located.class) {
            return new Located(root, path);
        }
        List<Object> inner = append(path, component.getName());
        Pattern form = component.getAccessor().getAnnotation(Pattern.class);
        if (form != null && component.getType() == String.class && member != null) {
            return text(member.value(), form);
        }
        return member == null
                ? absent(component.getGenericType(), inner)
                : value(component.getGenericType(), member.value(), inner);
    }

    private Object absent(Type type, List<Object> path) {
        if (type == String.class) {
            return "";
        }
        if (type == int.class) {
            return 0;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                return List.of();
            }
            return generic.getRawType() == Map.class ? Map.of() : Optional.empty();
        }
        return record((Class<?>) type, new Node.Mapping(root.at(path), Map.of()), path);
    }

    private Object value(Type type, Node node, List<Object> path) {
        if (type == String.class) {
            return text(node);
        }
        if (type == int.class) {
            return number(node);
        }
        if (type == boolean.class) {
            return truth(node);
        }
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return list(arguments[0], node, path);
            }
            return generic.getRawType() == Map.class
                    ? map(arguments[1], node, path)
                    : Optional.of(value(arguments[0], node, path));
        }
        return record((Class<?>) type, node, path);
    }

    private String text(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
            return scalar.text();
        }
        wrongType(node, "a text");
        return "";
    }

    /** A text of some form: what is no text is only put in quotes if it then has that form. */
    private String text(Node node, Pattern form) {
        if (node instanceof Node.Scalar scalar
                && scalar.kind() != Node.Kind.TEXT
                && !scalar.text().matches(form.regexp())) {
            wrongType(node, form.message());
            return "";
        }
        return text(node);
    }

    private int number(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.INTEGER) {
            try {
                return Integer.parseInt(scalar.text());
            } catch (NumberFormatException tooLarge) {
                faults.add(scalar.place()
                        .fault(
                                "out-of-range",
                                Text.printable(scalar.text()) + " is not a decimal whole number of ordinary size",
                                "write it with digits only, at most " + Integer.MAX_VALUE));
                return 0;
            }
        }
        wrongType(node, "a whole number");
        return 0;
    }

    private boolean truth(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN) {
            return scalar.text().equalsIgnoreCase("true");
        }
        wrongType(node, "true or false");
        return false;
    }

    private List<Object> list(Type of, Node node, List<Object> path) {
        if (!(node instanceof Node.Sequence sequence)) {
            wrongType(node, "a list");
            return List.of();
        }
        List<Object> items = new ArrayList<>();
        for (Node item : sequence.items()) {
            items.add(value(of, item, append(path, items.size())));
        }
        return List.copyOf(items);
    }

    private Map<String, Object> map(Type of, Node node, List<Object> path) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping) {
            mapping.members()
                    .forEach((name, member) -> values.put(name, value(of, member.value(), append(path, name))));
        } else {
            wrongType(node, "keys with values");
        }
        return Collections.unmodifiableMap(values);
    }

    private void wrongType(Node node, String expected) {
        String fix = "write " + expected + " here";
        String found = node.description();
        if (node instanceof Node.Scalar scalar) {
            boolean literal = scalar.kind() != Node.Kind.TEXT && scalar.kind() != Node.Kind.NOTHING;
            if (expected.equals("a text") && literal) {
                fix = "put it in quotes: \"" + Text.printable(scalar.text()) + "\"";
            } else if (expected.equals("a list") && scalar.kind() == Node.Kind.TEXT) {
                fix = "put it in brackets, or on a line of its own after a hyphen";
            } else if (scalar.kind() == Node.Kind.NOTHING) {
                fix += ", or remove the key";
            }
        }
        faults.add(node.place().fault("wrong-type", "expected " + expected + ", found " + found, fix));
    }

    private void refuseUnknown(Class<?> type, Node.Mapping mapping) {
        List<String> known = Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() != Located.class)
                .map(RecordComponent::getName)
                .sorted()
                .toList();
        faults.refuseUnknown(mapping, known);
    }

    private static List<Object> append(List<Object> path, Object name) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException(type + " refuses lenient values; it must not", refused.getCause());
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(type + " is not a public record", closed);
        }
    }
}
