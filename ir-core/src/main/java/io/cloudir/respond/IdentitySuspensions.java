package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import java.util.List;

/**
 * A user that did what signals rest on is suspended. One that a critical system runs by loses its sessions instead, and people
 * decide; the root user is its owner's.
 */
final class IdentitySuspensions implements ProposalRule {
    private final IncidentFacts facts;
    private final Circumstances circumstances;

    IdentitySuspensions(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        for (Suspect suspect : facts.suspects()) {
            if (suspect.isRoot()) {
                draft.leave(leftOfRoot(suspect));
            } else if (!suspect.isRole()) {
                circumstances
                        .criticalSystemOf(List.of(suspect.principal()))
                        .ifPresentOrElse(system -> spare(suspect, system, draft), () -> suspend(suspect, draft));
            }
        }
    }

    private static void suspend(Suspect suspect, Proposals.Draft draft) {
        draft.propose(
                new Containment.SuspendIdentity(suspect.principal()),
                Text.printable(suspect.principal()) + " did "
                        + Text.count(suspect.records().size(), "thing") + " that signals rest on.",
                suspect.records());
    }

    private void spare(Suspect suspect, String system, Proposals.Draft draft) {
        SessionRevocations.propose(
                suspect.principal(), facts.now(), "it did what signals rest on.", suspect.records(), draft);
        draft.leave(leftOfCritical(suspect, system));
    }

    static LeftOut leftOfRoot(Suspect suspect) {
        return new LeftOut(
                TaskKind.RESPONSE,
                suspect.entity(),
                "Change the password and the second factor of " + Text.printable(suspect.principal())
                        + " and delete its access keys.",
                "nobody but its owner can restrain the root user of an account");
    }

    static String beginningOfCritical(Suspect suspect) {
        return "Decide whether " + Text.printable(suspect.principal()) + " is suspended, which stops ";
    }

    static LeftOut leftOfCritical(Suspect suspect, String system) {
        return new LeftOut(
                TaskKind.RESPONSE,
                suspect.entity(),
                beginningOfCritical(suspect) + Text.printable(system) + ".",
                "the response plan names it part of a critical system; its keys are replaced and its sessions"
                        + " are cut off instead");
    }
}
