package io.cloudir;

import io.cloudir.model.Actor;
import io.cloudir.model.Text;

/** The parts of the library that make entries by themselves, each with the rule it acts by. */
final class Automations {
    static final Actor CORRELATION = new Actor.Automation("correlation", "shared-entity");
    static final Actor EVIDENCE = new Actor.Automation("evidence", "preserve-cited-records");
    static final Actor SEVERITY = new Actor.Automation("severity", "facts-from-signals");
    static final Actor PLAN = new Actor.Automation("response-plan", "on-severity");
    static final Actor INVESTIGATION = new Actor.Automation("investigation", "standard-steps");
    static final Actor RESPONSE = new Actor.Automation("response", "approved-actions");
    static final Actor.Automation EXPIRY = new Actor.Automation("response", "control-expired");
    static final Actor PLAYBOOK = new Actor.Automation("response", "playbook");
    static final Actor CLOCK = new Actor.Automation("clock", "due");

    private Automations() {}

    /** Detection, acting by one of its rules. */
    static Actor detection(String ruleId) {
        return new Actor.Automation("detection", ruleId.isBlank() ? "unnamed" : Text.printable(ruleId));
    }
}
