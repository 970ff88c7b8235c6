package io.cloudir.incident;

import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Severity;

/** Incidents that went the whole way to a phase, with everything that the way required. */
public final class Journeys {
    public static final WatchStarted WATCH = new WatchStarted(TestJournal.START.plusSeconds(24 * 3600));

    private Journeys() {}

    /** An incident in a phase, everything recorded that its gates forward ask for. */
    public static TestJournal in(Phase phase) {
        return in(phase, "key-of-" + phase.code());
    }

    public static TestJournal in(Phase phase, String dedupeKey) {
        TestJournal journal = TestJournal.opened(dedupeKey)
                .add(Samples.signal("s1", Samples.USER, TestJournal.START.minusSeconds(600)))
                .add(new Acknowledged());
        switch (phase) {
            case DETECTED -> {}
            case INVESTIGATING -> investigated(journal);
            case MITIGATING -> mitigated(journal);
            case RECOVERING -> recovered(journal);
            case REVIEWING -> reviewed(journal);
            case CLOSED -> reviewed(journal).move(Phase.CLOSED);
            case ON_HOLD -> investigated(journal).move(Phase.ON_HOLD);
            case FALSE_POSITIVE -> investigated(journal).move(Phase.FALSE_POSITIVE);
            case MERGED -> investigated(journal).move(Phase.MERGED);
        }
        return journal;
    }

    private static TestJournal investigated(TestJournal journal) {
        return journal.move(Phase.INVESTIGATING)
                .add(Samples.scope(), Samples.assessed(Severity.HIGH), Samples.evidence("e1"));
    }

    private static TestJournal mitigated(TestJournal journal) {
        return investigated(journal)
                .move(Phase.MITIGATING)
                .add(new RemediationsValidated(true, "keys are dead"))
                .add(Samples.task("fix-1", TaskKind.LONG_TERM_FIX));
    }

    private static TestJournal recovered(TestJournal journal) {
        return mitigated(journal)
                .move(Phase.RECOVERING)
                .add(new RestorationsValidated(true, "user is clean"), WATCH, new WatchFinished(true, "quiet"));
    }

    private static TestJournal reviewed(TestJournal journal) {
        return recovered(journal).move(Phase.REVIEWING).add(Samples.cause(), Samples.lesson(), Samples.reviewed());
    }
}
