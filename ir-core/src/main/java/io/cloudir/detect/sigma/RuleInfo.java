package io.cloudir.detect.sigma;

import io.cloudir.document.Place;
import io.cloudir.model.Digest;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.model.Trigger;
import java.util.List;
import java.util.Optional;

/**
 * What a rule says of itself.
 *
 * @param place where its document begins
 * @param id its id, else its name, else its title
 * @param name what other rules may call it; empty if it has no name
 * @param title its title
 * @param description what it finds and why that matters; empty if it does not say
 * @param level how bad it is; Sigma has no default, this engine takes medium
 * @param techniques the ATT&amp;CK techniques among its tags
 * @param trigger the kind of trigger, if it says so
 * @param entity what its signals are about
 * @param unit what it counts, in words, such as {@code failed console logins}
 * @param digest of all that its document says, whatever its layout and comments
 */
public record RuleInfo(
        Place place,
        String id,
        String name,
        String title,
        String description,
        Severity level,
        List<Technique> techniques,
        Optional<Trigger> trigger,
        EntityType entity,
        String unit,
        Digest digest) {
    public RuleInfo {
        techniques = List.copyOf(techniques);
    }

    /** Whether another rule means this one. */
    boolean answersTo(String reference) {
        return reference.equals(id) || (!name.isEmpty() && reference.equals(name));
    }
}
