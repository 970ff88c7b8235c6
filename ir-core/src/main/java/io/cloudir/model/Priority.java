package io.cloudir.model;

/** How soon people must act, most urgent first. It follows from severity and from whether the actor is still active. */
public enum Priority {
    P1,
    P2,
    P3,
    P4
}
