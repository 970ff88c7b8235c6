package io.cloudir.severity;

/** Whether the actor is still at work; it makes an incident more urgent, not more severe. */
public enum ActorActivity {
    ACTIVE,
    INACTIVE,
    /** Nobody knows: treated as {@link #ACTIVE}, since the other guess would be the dangerous one. */
    UNKNOWN
}
