package io.cloudir.plan;

import java.util.List;
import java.util.Optional;

/**
 * What the library never changes.
 *
 * @param protectedResources resources, with the reason
 * @param breakGlass identities kept for emergencies
 * @param responder identities that the library itself acts as
 * @param maxRadius resources and identities that one action may reach at most; at least 1
 */
public record Safeguards(
        List<ProtectedResource> protectedResources,
        List<ResourcePattern> breakGlass,
        List<ResourcePattern> responder,
        int maxRadius) {
    public Safeguards {
        protectedResources = List.copyOf(protectedResources);
        breakGlass = List.copyOf(breakGlass);
        responder = List.copyOf(responder);
        if (maxRadius < 1) {
            throw new IllegalArgumentException(
                    "the greatest radius of an action is " + maxRadius + "; give at least 1");
        }
    }

    /** Why a resource or identity of this name must not be touched; empty if it may be. */
    public Optional<String> refusal(String name) {
        if (responder.stream().anyMatch(pattern -> pattern.covers(name))) {
            return Optional.of("it is an identity that the library itself acts as");
        }
        if (breakGlass.stream().anyMatch(pattern -> pattern.covers(name))) {
            return Optional.of("it is an identity kept for emergencies");
        }
        return protectedResources.stream()
                .filter(resource -> resource.resource().covers(name))
                .map(ProtectedResource::reason)
                .findFirst();
    }
}
