package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.investigate.Investigation;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.plan.Duty;
import io.cloudir.respond.Approvals;
import io.cloudir.respond.Contradictions;
import io.cloudir.respond.MitigationValidation;
import io.cloudir.respond.OpenDamage;
import io.cloudir.respond.RestorationValidation;
import io.cloudir.respond.Validation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at the cloud to see whether what was done to it holds, and journals what was seen. A look takes a while and tells of the
 * incident as it was when it began: if that has moved on, it is looked again.
 */
final class CloudValidation {
    /** How often is looked before whoever asked is told that others keep changing the incident. */
    private static final int LOOKS = 5;

    private final Parts parts;
    private final CloudAdapter cloud;
    private final Actor actor;
    private final boolean leadsBack;
    private final String accepted;
    private Optional<Validation> last = Optional.empty();

    /**
     * @param leadsBack whether a look that finds that something does not hold moves the incident back; else that waits
     * @param accepted why what was planned and not carried out may stay so; blank if nobody says so
     */
    CloudValidation(Parts parts, CloudAdapter cloud, Actor actor, boolean leadsBack, String accepted) {
        this.parts = parts;
        this.cloud = cloud;
        this.actor = actor;
        this.leadsBack = leadsBack;
        this.accepted = accepted;
    }

    /** What the last look has seen; empty before the first. */
    Optional<Validation> last() {
        return last;
    }

    Outcome remediations(IncidentId id) {
        return untilItStands(id, this::remediations);
    }

    Outcome restorations(IncidentId id) {
        return untilItStands(id, this::restorations);
    }

    /** The same as {@link #remediations}, but a failure that was just journalled is not journalled again. */
    void remediationsAnew(IncidentId id) {
        untilItStands(id, incident -> {
            Validation seen = seenOfRemediations(incident);
            return isKnown(
                            incident.progress().remediations(),
                            seen.toRemediations(),
                            incident.response().changedSeq(Purpose.CONTAIN))
                    ? new Outcome.Done(incident)
                    : settle(incident, drafts(seen.toRemediations()));
        });
    }

    /** The same as {@link #restorations}, but a failure that was just journalled is not journalled again. */
    void restorationsAnew(IncidentId id) {
        untilItStands(id, incident -> {
            Optional<DamageSurveyed> survey = survey(incident);
            Validation seen = seenOfRestorations(incident, survey);
            List<Draft> drafts = new ArrayList<>(surveyed(incident, survey));
            if (!isKnown(
                    incident.progress().restorations(),
                    seen.toRestorations(),
                    incident.response().changedSeq())) {
                drafts.addAll(drafts(seen.toRestorations()));
            }
            return settle(incident, drafts);
        });
    }

    private Outcome remediations(Incident incident) {
        if (incident.phase() != Phase.MITIGATING && incident.phase() != Phase.RECOVERING) {
            return Refusals.notIn(incident, "remediations are validated in mitigation or recovery");
        }
        return objection(incident).orElseGet(() -> {
            Validation seen = seenOfRemediations(incident);
            return settle(incident, withStepBack(incident, drafts(seen.toRemediations()), seen));
        });
    }

    private Outcome restorations(Incident incident) {
        if (incident.phase() != Phase.RECOVERING) {
            return Refusals.notIn(incident, "restorations are validated in recovery");
        }
        return objection(incident).orElseGet(() -> {
            Optional<DamageSurveyed> survey = survey(incident);
            List<Draft> drafts = new ArrayList<>(surveyed(incident, survey));
            Validation seen = seenOfRestorations(incident, survey);
            drafts.addAll(drafts(seen.toRestorations()));
            return settle(incident, withStepBack(incident, drafts, seen));
        });
    }

    /** What was seen is a decision about the incident as it was seen. */
    private Outcome untilItStands(IncidentId id, Function<Incident, Outcome> look) {
        for (int left = LOOKS - 1; ; left--) {
            try {
                return look.apply(parts.desk().get(id));
            } catch (ConflictException raced) {
                if (left == 0) {
                    throw raced;
                }
            }
        }
    }

    private Optional<Outcome> objection(Incident incident) {
        return new AuthorityRule(parts.plan(), incident, parts.played())
                .objectionToValidate(actor)
                .map(Refusals::because);
    }

    private List<Draft> withStepBack(Incident incident, List<Draft> drafts, Validation seen) {
        List<Draft> all = new ArrayList<>(drafts);
        seen.reasonToGoBack()
                .filter(reason -> leadsBack)
                .ifPresent(reason -> all.addAll(StepBack.after(incident, reason, parts, actor)));
        return all;
    }

    private static <E extends IncidentEvent> boolean isKnown(Optional<Recorded<E>> last, E seen, long changedSeq) {
        return last.filter(it -> it.event().equals(seen))
                .filter(it -> it.seq() > changedSeq)
                .isPresent();
    }

    private Validation seenOfRemediations(Incident incident) {
        return seen(
                incident, Purpose.CONTAIN, new MitigationValidation(cloud, parts.runnerSettings()).validate(incident));
    }

    private Validation seenOfRestorations(Incident incident, Optional<DamageSurveyed> survey) {
        return seen(
                incident,
                Purpose.RECOVER,
                new RestorationValidation(cloud, parts.runnerSettings(), parts.evidence()).validate(incident, survey));
    }

    /** A look is no laxer than a word: what was planned is carried out, or somebody says why not. */
    private Validation seen(Incident incident, Purpose purpose, Validation validation) {
        Approvals approvals = new Approvals(parts.plan(), cloud.account(), parts.simulated());
        Validation seen = Contradictions.notCarriedOut(incident, purpose, action -> approvals.forbids(incident, action))
                .map(what -> accepted.isBlank()
                        ? validation.but(what + "; carry out what is needed, and give a reason why the rest is not")
                        : validation.and(what + "; " + Text.printable(actor.id()) + " leaves it so: "
                                + Text.printable(accepted.strip())))
                .orElse(validation);
        last = Optional.of(seen);
        return seen;
    }

    /** How what was damaged stands now, where an investigation has found damage. */
    private Optional<DamageSurveyed> survey(Incident incident) {
        return incident.detection()
                .damage()
                .map(last -> new Investigation(cloud, parts.plan().criticalSystems(), parts.investigation())
                        .damage(incident, parts.cited(incident)));
    }

    /** How it stands is told anew with each look, and what is not known to be restored is left to people. */
    private List<Draft> surveyed(Incident incident, Optional<DamageSurveyed> survey) {
        List<Draft> drafts = new ArrayList<>();
        survey.ifPresent(now -> {
            if (incident.detection()
                    .damage()
                    .filter(last -> last.event().equals(now))
                    .isEmpty()) {
                drafts.addAll(drafts(now));
            }
            String owner = parts.plan().assignmentOf(Duty.RECOVERING).accountable();
            Instant due = parts.now()
                    .plus(incident.priority()
                            .map(priority -> parts.plan().targetsOf(priority).recover())
                            .orElse(Duration.ofDays(1)));
            OpenDamage.of(incident, now).tasks().stream()
                    .map(left -> left.toTask(owner, due))
                    .filter(task -> incident.work().task(task.taskId()).isEmpty())
                    .forEach(task -> drafts.addAll(drafts(task)));
        });
        return drafts;
    }

    private List<Draft> drafts(IncidentEvent event) {
        return List.of(Draft.of(event, parts.now(), actor));
    }

    private Outcome settle(Incident seen, List<Draft> drafts) {
        Outcome outcome = parts.desk().settle(new Decision.Granted(seen.id(), seen.version(), drafts));
        return outcome instanceof Outcome.Done done ? new Outcome.Done(parts.followed(done.incident())) : outcome;
    }
}
