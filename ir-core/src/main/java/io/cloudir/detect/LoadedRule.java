package io.cloudir.detect;

import io.cloudir.detect.sigma.RuleInfo;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.model.Trigger;

/**
 * A rule with where it comes from.
 *
 * @param document the name of the document it was read from
 * @param origin who wrote it
 * @param sigma the rule
 */
record LoadedRule(String document, Signal.Origin origin, SigmaDocument sigma) {
    RuleInfo info() {
        return sigma.info();
    }

    Signal.Rule reference() {
        return new Signal.Rule(info().id(), info().title(), origin);
    }

    Trigger trigger() {
        return info().trigger().orElse(Trigger.RULE);
    }

    LoadedRule withId(String id) {
        return saying(sigma.withInfo(info().withId(id)));
    }

    /** Another rule from the same place. */
    LoadedRule saying(SigmaDocument other) {
        return new LoadedRule(document, origin, other);
    }
}
