package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;

/** What records tell of services with an endpoint, and of what screens them. */
final class ServiceLearning {
    private ServiceLearning() {}

    static void from(LogRecord record, Effects effects) {
        switch (record.text("eventSource")) {
            case "ecs.amazonaws.com" -> service(record, effects);
            case "wafv2.amazonaws.com" -> {
                String name = record.first("requestParameters.name", "requestParameters.webACLArn");
                if (!name.isBlank() && record.action().endsWith("WebACL")) {
                    StateRef exists = new StateRef(Refs.WEB_ACL, Refs.tail(name), "exists");
                    switch (record.action()) {
                        case "CreateWebACL" -> HostLearning.made(Refs.WEB_ACL, name, record, effects);
                        case "DeleteWebACL" -> HostLearning.gone(Refs.WEB_ACL, name, effects);
                        default -> effects.assume(exists, Refs.PRESENT);
                    }
                }
            }
            default -> {}
        }
    }

    private static void service(LogRecord record, Effects effects) {
        String name = record.first("requestParameters.serviceName", "requestParameters.service");
        if (name.isBlank()) {
            return;
        }
        StateRef count = new StateRef(Refs.SERVICE, Refs.tail(name), "desired-count");
        String desired = record.text("requestParameters.desiredCount");
        switch (record.action()) {
            case "CreateService" -> effects.create(count, desired.isBlank() ? "1" : StateText.line(desired));
            case "UpdateService" -> {
                if (!desired.isBlank()) {
                    effects.assume(count, Refs.UNKNOWN).set(count, StateText.line(desired));
                }
            }
            case "DeleteService" -> effects.assume(count, Refs.UNKNOWN).set(count, ABSENT);
            default -> {}
        }
    }
}
