package io.cloudir.plan.document;

/** The forms that short texts of a plan have, as regular expressions that Java and JSON Schema read alike. */
public final class Form {
    /** An id: of a role, a scenario, a channel, an action type. */
    public static final String ID = "^[a-z0-9][a-z0-9.-]{0,63}$";

    /** An id, or nothing. */
    public static final String OPTIONAL_ID = "^([a-z0-9][a-z0-9.-]{0,63})?$";

    public static final String ID_SAYS = "an id of lower-case letters, digits, dots and hyphens, such as security-lead";

    /** A person's id, which may be an address. */
    public static final String PERSON = "^[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}$";

    public static final String PERSON_SAYS = "a person's id, such as commander-one or name@example.com";

    /** A length of time: whole minutes, hours or days. */
    public static final String DURATION = "^([1-9][0-9]{0,4}[mhd])?$";

    public static final String DURATION_SAYS = "a length of time such as 15m, 4h or 30d";

    /** The name of a secret in somebody else's keeping. */
    public static final String SECRET_NAME = "^([A-Z][A-Z0-9]*(_[A-Z0-9]+)+)?$";

    public static final String SECRET_NAME_SAYS = "the name under which the secret is kept, such as PAGER_ROUTING_KEY";

    /** An account or project. */
    public static final String ACCOUNT = "^(aws:[0-9]{12}|gcp:[a-z][a-z0-9-]{4,28}[a-z0-9]|other:[^\\s]{1,100})$";

    public static final String ACCOUNT_SAYS = "an account such as aws:123456789012 or gcp:example-project";

    /** A technique of ATT&amp;CK. */
    public static final String TECHNIQUE = "^T[0-9]{4}(\\.[0-9]{3})?$";

    public static final String TECHNIQUE_SAYS = "an ATT&CK technique such as T1562 or T1562.008";

    /** A tactic of ATT&amp;CK. */
    public static final String TACTIC = "^TA[0-9]{4}$";

    public static final String TACTIC_SAYS = "an ATT&CK tactic such as TA0005";

    /** A constant of the severity model. */
    public static final String CONSTANT = "^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$";

    public static final String CONSTANT_SAYS = "a constant of the severity model such as ROOT_TAKEOVER";

    /** A pattern for names of resources and identities. */
    public static final String PATTERN = "^[^\\s*][^\\s]{3,499}$";

    public static final String PATTERN_SAYS =
            "the name of a resource or identity, * for any characters, such as arn:aws:s3:::customer-*";

    /** A type of action, or any. */
    public static final String ACTION = "^(\\*|[a-z0-9][a-z0-9.-]{0,63})$";

    public static final String ACTION_SAYS = "an action type such as suspend-identity, or * for any";

    /** How long a legal clock runs. */
    public static final String WITHIN = "^([1-9][0-9]{0,3} (hours?|days?|months?|business days?)|without undue delay)$";

    public static final String WITHIN_SAYS =
            "72 hours, 30 days, 1 month, 4 business days or the like, or: without undue delay";

    /** A day. */
    public static final String DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    public static final String DATE_SAYS = "a day such as 2026-12-25";

    /** An instant in UTC. */
    public static final String INSTANT =
            "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$";

    public static final String INSTANT_SAYS = "a time in UTC such as 2026-03-31T12:00:00Z";

    public static final String FACT_SAYS = "a text of at most 1000 characters";

    private Form() {}
}
