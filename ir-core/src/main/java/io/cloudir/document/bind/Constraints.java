package io.cloudir.document.bind;

import io.cloudir.document.Faults;
import io.cloudir.document.Nearest;
import io.cloudir.document.Node;
import io.cloudir.document.Place;
import io.cloudir.document.Secrets;
import io.cloudir.model.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Checks the Jakarta constraints of a bound document. The message of a constraint says what belongs there; this class
 * makes sentences of it.
 */
public final class Constraints {
    private static final String MISSING = "missing";
    private static final String EMPTY = "empty-value";

    private Constraints() {}

    /** Adds a fault for each constraint that is not met and whose value has no fault yet: one for each value. */
    public static void check(Object document, Node root, Faults faults) {
        Map<String, Fault> unmet = new TreeMap<>();
        for (ConstraintViolation<Object> violation : Checker.VALIDATOR.validate(document)) {
            List<Object> path = path(violation.getPropertyPath());
            Fault fault = fault(violation, root, path);
            if (!faults.concern(fault.pointer())) {
                // An absent value meets no other constraint either; that it is absent says it all.
                unmet.merge(fault.pointer(), fault, (one, other) -> isAbsence(one) ? one : other);
            }
        }
        unmet.values().forEach(faults::add);
    }

    private static boolean isAbsence(Fault fault) {
        return fault.code().equals(MISSING) || fault.code().equals(EMPTY);
    }

    private static Fault fault(ConstraintViolation<?> violation, Node root, List<Object> path) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        String expected = violation.getMessage();
        Place place = root.at(path);
        String name = name(root, path);
        if (constraint instanceof NotBlank || constraint instanceof NotEmpty || !root.has(path)) {
            return root.has(path)
                    ? place.fault(EMPTY, name + " is empty; expected " + expected, "fill it in")
                    : place.fault(
                            MISSING,
                            name + " is missing; expected " + expected,
                            "add '" + path.get(path.size() - 1) + "'");
        }
        String written = Secrets.quoted(String.valueOf(violation.getInvalidValue()));
        if (constraint instanceof OneOf oneOf) {
            return place.fault(
                    "unknown-value",
                    "unknown " + expected + " " + written + "; known: " + String.join(", ", oneOf.value()),
                    Nearest.suggestion(
                            String.valueOf(violation.getInvalidValue()), List.of(oneOf.value()), "use one of those"));
        }
        String code = constraint instanceof Min || constraint instanceof Max ? "out-of-range" : "bad-form";
        return place.fault(code, name + " is " + written + "; expected " + expected, "write " + expected);
    }

    /** The key in quotes, and whose it is if the value around it has an id, name or title. */
    private static String name(Node root, List<Object> path) {
        int last = path.size() - 1;
        while (last > 0 && !(path.get(last) instanceof String)) {
            last--;
        }
        String name = Secrets.quoted(String.valueOf(path.get(last)));
        for (int depth = last; depth > 0; depth--) {
            List<Object> around = path.subList(0, depth);
            for (String label : List.of("id", "name", "title")) {
                List<Object> labelled = new ArrayList<>(around);
                labelled.add(label);
                Optional<String> text = root.text(labelled).filter(found -> !path.equals(labelled));
                if (text.isPresent()) {
                    return name + " of " + Secrets.quoted(text.get());
                }
            }
        }
        return last > 0 && path.get(last - 1) instanceof String around ? name + " of " + Secrets.quoted(around) : name;
    }

    private static List<Object> path(Path violated) {
        List<Object> path = new ArrayList<>();
        for (Path.Node node : violated) {
            if (node.getIndex() != null) {
                path.add(node.getIndex());
            } else if (node.getKey() != null) {
                path.add(node.getKey());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                path.add(node.getName());
            }
        }
        return path;
    }

    /** Made when first needed: the validator takes half a second to start. */
    private static final class Checker {
        static final Validator VALIDATOR = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }
}
