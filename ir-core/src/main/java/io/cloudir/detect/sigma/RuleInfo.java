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

    /** Whether its document gives it neither an id nor a name. */
    public boolean isTitled() {
        return name.isEmpty() && id.equals(title);
    }

    /** The same by another id. */
    public RuleInfo withId(String other) {
        return new RuleInfo(place, other, name, title, description, level, techniques, trigger, entity, unit, digest);
    }

    /** The same with something else, such as a filter, that is part of what it says. */
    public RuleInfo with(Digest other) {
        Digest both = Digest.ofText(digest.hex() + other.hex());
        return new RuleInfo(place, id, name, title, description, level, techniques, trigger, entity, unit, both);
    }

    /** That of the records which this rule, written with a count behind its condition, counts. */
    RuleInfo counted() {
        return new RuleInfo(
                place, countedId(id), "", title, description, level, techniques, trigger, entity, unit, digest);
    }

    /** The id of what a rule of that id counts, if it was written with a count behind its condition. */
    public static String countedId(String id) {
        return id + "#records";
    }
}
