package io.cloudir.incident.journal.json;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.model.Category;
import io.cloudir.model.Cloud;
import io.cloudir.model.Digest;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An event as a canonical payload: an object of the record's components, sorted by name; what is empty is left out. */
final class PayloadWriter {
    private PayloadWriter() {}

    static void write(IncidentEvent event, CanonicalJson json) {
        object((Record) event, json);
    }

    private static void object(Record value, CanonicalJson json) {
        String separator = "{";
        for (RecordComponent component : RecordShape.of(value.getClass()).sorted()) {
            Object held = RecordShape.value(component, value);
            Object written = held instanceof Optional<?> optional ? optional.orElse(null) : held;
            if (written != null) {
                json.raw(separator).key(component.getName());
                value(written, json);
                separator = ",";
            }
        }
        json.raw(separator.equals("{") ? "{}" : "}");
    }

    private static void value(Object value, CanonicalJson json) {
        if (value instanceof String text) {
            json.string(text);
        } else if (value instanceof Boolean flag) {
            json.raw(flag.toString());
        } else if (value instanceof Integer || value instanceof Long) {
            json.integer(((Number) value).longValue());
        } else if (value instanceof Instant instant) {
            json.string(CanonicalJson.format(instant));
        } else if (value instanceof Enum<?> constant) {
            json.string(code(constant));
        } else if (value instanceof Digest || value instanceof IncidentId || value instanceof Technique) {
            json.string(value.toString());
        } else if (value instanceof List<?> list) {
            json.list(list, PayloadWriter::value);
        } else if (value instanceof Record nested) {
            object(nested, json);
        } else {
            throw new IllegalStateException("a payload has no form for " + value.getClass());
        }
    }

    /** The name by which a payload knows a constant: its code where it has one, else its own name. */
    static String code(Enum<?> constant) {
        if (constant instanceof Severity severity) {
            return severity.code();
        }
        if (constant instanceof EntityType type) {
            return type.code();
        }
        if (constant instanceof Cloud cloud) {
            return cloud.code();
        }
        return constant instanceof Category category ? category.code() : constant.name();
    }
}
