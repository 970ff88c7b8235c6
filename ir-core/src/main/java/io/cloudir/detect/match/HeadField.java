package io.cloudir.detect.match;

import io.cloudir.model.Principal;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fields that every source has, in the same words: rules name them {@code cloudir.principal} and so on. An addition to
 * Sigma, for rules that count per identity whatever the source calls it; the role behind a session is its principal.
 */
public enum HeadField {
    PRINCIPAL("principal"),
    ADDRESS("address"),
    ACCOUNT("account"),
    REGION("region"),
    SERVICE("service"),
    ACTION("action"),
    ACCESS_KEY("accessKey");

    private static final String PREFIX = "cloudir.";

    private final String code;

    HeadField(String code) {
        this.code = code;
    }

    /** The text of this field; empty if the record does not tell. */
    String of(Activity.Head head) {
        return switch (this) {
            case PRINCIPAL -> head.principal().map(Principal::id).orElse("");
            case ADDRESS -> head.address();
            case ACCOUNT -> head.account();
            case REGION -> head.region();
            case SERVICE -> head.service();
            case ACTION -> head.action();
            case ACCESS_KEY -> head.accessKey();
        };
    }

    /** Whether a path has the form of such a field. */
    public static boolean isOne(FieldPath path) {
        return path.dotted().startsWith(PREFIX);
    }

    /** The field of that path. */
    public static Optional<HeadField> of(FieldPath path) {
        return Arrays.stream(values())
                .filter(field -> path.dotted().equals(PREFIX + field.code))
                .findFirst();
    }

    /** What rules call them. */
    public static List<String> names() {
        return Arrays.stream(values()).map(field -> PREFIX + field.code).toList();
    }
}
