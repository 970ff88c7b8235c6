package io.cloudir.plan;

import java.util.Locale;

/** The part of an organisation that a role belongs to. */
public enum Team {
    /** Those who defend. */
    SECURITY,
    /** Those who build and run. */
    ENGINEERING,
    /** Those who answer for customers, law, money and reputation. */
    BUSINESS;

    /** The word for it in a plan: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
