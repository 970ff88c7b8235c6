package io.cloudir.detect;

import io.cloudir.model.Principal;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;

/** What one record tells, as a sentence: somebody's call, what a detector found, what an agent or a network saw. */
final class Deed {
    private Deed() {}

    static String of(Activity.Head head) {
        return switch (head.source()) {
            case "guardduty" -> found("GuardDuty", head);
            case "securityhub" -> found("Security Hub", head);
            case "scc" -> found("Security Command Center", head);
            case "falco" -> reported("Falco", head);
            case "osquery" -> reported("osquery", head);
            case "sysmon" -> reported("Sysmon", head);
            case "vpcflow", "gcp.vpcflow" -> "Traffic was recorded" + from(head) + ".";
            case "resolver" -> "A name was looked up" + from(head) + ".";
            default -> called(head);
        };
    }

    /** Somebody by name, with the session if there is one. */
    static String named(Principal principal) {
        String session = principal.session().isEmpty() ? "" : " (session " + principal.session() + ")";
        return Text.printable(principal.name() + session);
    }

    private static String called(Activity.Head head) {
        String call = head.service().isEmpty() ? head.action() : head.action() + " of " + head.service();
        String outcome = head.errorCode().isEmpty() ? "" : ", which failed with " + Text.printable(head.errorCode());
        return head.principal().map(Deed::named).orElse("Somebody") + " called " + Text.printable(call) + from(head)
                + outcome + ".";
    }

    private static String found(String detector, Activity.Head head) {
        String whom =
                head.principal().map(principal -> " about " + named(principal)).orElse(on(head));
        return detector + " found " + Text.printable(head.action()) + whom + from(head) + ".";
    }

    private static String reported(String agent, Activity.Head head) {
        return agent + " reported " + Text.printable(head.action()) + on(head) + ".";
    }

    /** The first thing that the record names. */
    private static String on(Activity.Head head) {
        return head.resources().stream()
                .findFirst()
                .map(thing -> " on " + Text.printable(thing.id()))
                .orElse("");
    }

    private static String from(Activity.Head head) {
        return head.address().isEmpty() ? "" : " from " + Text.printable(head.address());
    }
}
