package io.cloudir.incident.journal.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The components of a record class: in the order of their names, as a payload has them, and in that of its constructor. */
record RecordShape(Constructor<?> constructor, List<RecordComponent> declared, List<RecordComponent> sorted) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new RecordShape(
                        type.getConstructor(types),
                        List.of(components),
                        Arrays.stream(components)
                                .sorted(Comparator.comparing(RecordComponent::getName))
                                .toList());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " is not a public record", e);
            }
        }
    };

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** @throws IllegalArgumentException if the record refuses the values */
    Object create(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot create " + constructor, e);
        }
    }
}
