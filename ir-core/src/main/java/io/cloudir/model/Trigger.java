package io.cloudir.model;

/** What set a signal off: one of the nine common triggers of a cloud incident, or a rule of the user's own. */
public enum Trigger {
    /** Unusually many failed logins. */
    FAILED_LOGINS,
    /** A spike of multi-factor authentication failures or denials. */
    MFA_FAILURES,
    /** Unexpected password resets, permission changes, new users or new keys. */
    ACCOUNT_COMPROMISE,
    /** A surge of newly created resources. */
    RESOURCE_SURGE,
    /** Calls that delete or modify resources, exfiltrate data, open networks or stop logging. */
    SUSPICIOUS_API_CALL,
    /** More traffic, in or out, than is normal. */
    ABNORMAL_TRAFFIC,
    /** An identity does what it has not done before. */
    UNUSUAL_BEHAVIOR,
    /** An agent or the cloud's own detector found malware. */
    MALWARE,
    /** Unusually many service, network or authentication errors. */
    SERVICE_ERRORS,
    /** A rule that the user brought. */
    RULE
}
