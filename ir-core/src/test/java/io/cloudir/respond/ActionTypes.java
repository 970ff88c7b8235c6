package io.cloudir.respond;

import io.cloudir.cloud.ChangeRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every type of request that there is, so that a law cannot forget one that is added. */
public final class ActionTypes {
    private ActionTypes() {}

    /** The names of the record classes. */
    public static Set<String> all() {
        return permittedBy(ChangeRequest.class)
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public static Set<String> among(Collection<ChangeRequest> requests) {
        return requests.stream()
                .map(request -> request.getClass().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> permittedBy(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(ActionTypes::permittedBy);
    }
}
