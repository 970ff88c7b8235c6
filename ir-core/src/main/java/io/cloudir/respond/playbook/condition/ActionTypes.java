package io.cloudir.respond.playbook.condition;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The types of action by the name that plans and playbooks give them: {@code SuspendIdentity} is {@code suspend-identity}. */
public final class ActionTypes {
    private static final Pattern WORD_START = Pattern.compile("(?<!^)(?=[A-Z])");

    private static final List<String> CONTAINMENT = names(Containment.class);
    private static final List<String> RECOVERY = names(Recovery.class);

    private ActionTypes() {}

    /** Those that limit the damage, in natural order. */
    public static List<String> containment() {
        return CONTAINMENT;
    }

    /** Those that bring back what was lost, in natural order. */
    public static List<String> recovery() {
        return RECOVERY;
    }

    static List<String> all() {
        return Stream.concat(CONTAINMENT.stream(), RECOVERY.stream()).toList();
    }

    private static List<String> names(Class<? extends ChangeRequest> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .map(type ->
                        WORD_START.matcher(type.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }
}
