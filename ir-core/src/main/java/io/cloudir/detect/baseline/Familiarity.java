package io.cloudir.detect.baseline;

/**
 * How well a value is known to a key, by the days on which it was met: the four words that Amazon GuardDuty has for the profiles of
 * its anomalies.
 */
public enum Familiarity {
    /** On no day before. */
    UNSEEN,
    /** On one day, or on a tenth of the key's days at most. */
    RARE,
    /** On a third of the key's days at most. */
    INFREQUENT,
    /** On more. */
    FREQUENT;

    private static final int RARE_PART = 10;
    private static final int INFREQUENT_PART = 3;

    /**
     * What a value is.
     *
     * @param days on how many days it was met
     * @param of on how many days the key was met
     */
    public static Familiarity of(int days, int of) {
        if (days == 0) {
            return UNSEEN;
        }
        if (days == 1 || days * RARE_PART <= of) {
            return RARE;
        }
        return days * INFREQUENT_PART <= of ? INFREQUENT : FREQUENT;
    }
}
