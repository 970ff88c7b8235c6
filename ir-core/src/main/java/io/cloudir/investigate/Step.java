package io.cloudir.investigate;

/** One step of an investigation: reads the cloud and the records, adds to what is known, never throws for a silent source. */
interface Step {
    /** The name that its findings carry, such as {@code access-anomalies}. */
    String name();

    void run(Inquiry inquiry);
}
