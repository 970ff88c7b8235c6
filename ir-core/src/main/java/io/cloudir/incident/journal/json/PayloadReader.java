package io.cloudir.incident.journal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Technique;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads payloads back, strictly: whatever is not exactly a known event of this version is {@link Unrecognised}. */
final class PayloadReader {
    private PayloadReader() {}

    static IncidentEvent read(String type, String json) {
        Optional<Class<? extends Record>> known = EventTypes.ofName(type);
        if (known.isPresent()) {
            try {
                return (IncidentEvent) object(JsonText.parse(json), known.get());
            } catch (IllegalArgumentException | DateTimeException e) {
                // A newer version gave this kind another shape; the chain holds all the same.
                return new Unrecognised(type, json);
            }
        }
        return new Unrecognised(type, json);
    }

    private static Object object(JsonNode node, Class<?> type) {
        RecordShape shape = RecordShape.of(type);
        List<RecordComponent> components = shape.declared();
        require(node.isObject(), node, type);
        int met = 0;
        Object[] values = new Object[components.size()];
        for (int at = 0; at < values.length; at++) {
            RecordComponent component = components.get(at);
            JsonNode value = node.get(component.getName());
            if (value == null) {
                require(component.getType() == Optional.class, node, type);
                values[at] = Optional.empty();
            } else {
                values[at] = value(value, component.getGenericType());
                met++;
            }
        }
        require(met == node.size(), node, type);
        return shape.create(values);
    }

    private static Object value(JsonNode node, Type type) {
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            return Optional.of(value(node, optional.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType list) {
            require(node.isArray(), node, type);
            List<Object> elements = new ArrayList<>(node.size());
            node.forEach(element -> elements.add(value(element, list.getActualTypeArguments()[0])));
            return elements;
        }
        Class<?> plain = (Class<?>) type;
        if (plain == boolean.class) {
            require(node.isBoolean(), node, type);
            return node.booleanValue();
        }
        if (plain == int.class || plain == Integer.class) {
            require(node.isIntegralNumber() && node.canConvertToInt(), node, type);
            return node.intValue();
        }
        if (plain == long.class) {
            return integer(node);
        }
        return plain.isRecord() && node.isObject() ? object(node, plain) : text(node, plain);
    }

    private static long integer(JsonNode node) {
        boolean number = node.isIntegralNumber() && node.canConvertToLong();
        require(number || node.isTextual(), node, long.class);
        long value = number ? node.longValue() : Long.parseLong(node.textValue());
        require(number == CanonicalJson.isExact(value), node, long.class);
        return value;
    }

    private static Object text(JsonNode node, Class<?> type) {
        require(node.isTextual(), node, type);
        String text = node.textValue();
        if (type == String.class) {
            return text;
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        if (type == Digest.class) {
            return new Digest(text);
        }
        if (type == IncidentId.class) {
            return new IncidentId(text);
        }
        if (type == Technique.class) {
            return new Technique(text);
        }
        return constant(text, type);
    }

    private static Object constant(String code, Class<?> type) {
        require(type.isEnum(), code, type);
        for (Object constant : type.getEnumConstants()) {
            if (PayloadWriter.code((Enum<?>) constant).equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no constant of " + type + " is written so");
    }

    private static void require(boolean holds, Object found, Type expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + expected.getTypeName() + ", found " + found.getClass());
        }
    }
}
