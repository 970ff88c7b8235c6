package io.cloudir.severity;

import io.cloudir.model.Text;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Something that is true of an incident and that a score would miss. The constants are those of the shipped model; a
 * model of your own may declare others.
 *
 * @param id upper case with underscores, at most 64 characters
 */
public record IncidentFact(String id) implements Comparable<IncidentFact> {
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    /** The root user of an account is in the wrong hands. */
    public static final IncidentFact ROOT_TAKEOVER = new IncidentFact("ROOT_TAKEOVER");
    /** An identity with administrator rights is in the wrong hands. */
    public static final IncidentFact ADMINISTRATOR_TAKEOVER = new IncidentFact("ADMINISTRATOR_TAKEOVER");
    /** Data left the organisation. */
    public static final IncidentFact DATA_EXFILTRATED = new IncidentFact("DATA_EXFILTRATED");
    /** Production is affected. */
    public static final IncidentFact PRODUCTION_HIT = new IncidentFact("PRODUCTION_HIT");
    /** More than one account or project is affected. */
    public static final IncidentFact SEVERAL_ACCOUNTS = new IncidentFact("SEVERAL_ACCOUNTS");
    /** The actor has left a way back in. */
    public static final IncidentFact PERSISTENCE = new IncidentFact("PERSISTENCE");
    /** The actor moved from one identity or system to another. */
    public static final IncidentFact LATERAL_MOVEMENT = new IncidentFact("LATERAL_MOVEMENT");
    /** Credentials can be found in public. */
    public static final IncidentFact PUBLIC_CREDENTIALS = new IncidentFact("PUBLIC_CREDENTIALS");
    /** The actor holds passwords, keys or secrets that were kept in the account. */
    public static final IncidentFact CREDENTIALS_ACCESSED = new IncidentFact("CREDENTIALS_ACCESSED");
    /** Nothing in production is in scope. */
    public static final IncidentFact NON_PRODUCTION = new IncidentFact("NON_PRODUCTION");
    /** No sensitive data is in scope. */
    public static final IncidentFact NON_SENSITIVE = new IncidentFact("NON_SENSITIVE");
    /** The access that the actor had is no longer valid. */
    public static final IncidentFact ACCESS_EXPIRED = new IncidentFact("ACCESS_EXPIRED");
    /** Persistence was looked for and none was found. */
    public static final IncidentFact NO_PERSISTENCE = new IncidentFact("NO_PERSISTENCE");

    public IncidentFact {
        Objects.requireNonNull(id, "id");
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a fact: '" + Text.printable(id)
                    + "'; expected 1 to 64 of A-Z, 0-9 and _, beginning with a letter");
        }
    }

    @Override
    public int compareTo(IncidentFact other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
