package io.cloudir.respond;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Recovery;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.Incident;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Text;
import io.cloudir.plan.Safeguards;
import io.cloudir.telemetry.LogMappings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns proposals into plans by asking the cloud what exactly they would change, changing nothing. */
public final class Planning {
    /** Most sources of one recovery that are passed over before it is left to people. */
    private static final int PASSED_OVER = 20;

    /** Types of actions that bring something back from a source. */
    static final Set<String> RESTORING = Set.of("rebuild-host", "restore-from-backup", "restore-objects");

    private final CloudAdapter cloud;
    private final Guard guard;
    private final EvidenceStore evidence;
    private final LogMappings mappings;

    /**
     * Planning in one account.
     *
     * @param evidence where the records behind signals are kept: they tell who changed what a recovery brings back from
     */
    public Planning(CloudAdapter cloud, Safeguards safeguards, EvidenceStore evidence) {
        this(cloud, safeguards, evidence, LogMappings.none());
    }

    /**
     * The same.
     *
     * @param mappings what records of applications are that were preserved as evidence
     */
    public Planning(CloudAdapter cloud, Safeguards safeguards, EvidenceStore evidence, LogMappings mappings) {
        this.mappings = Objects.requireNonNull(mappings, "mappings");
        this.cloud = Objects.requireNonNull(cloud, "cloud");
        this.guard = new Guard(safeguards, cloud.account());
        this.evidence = Objects.requireNonNull(evidence, "evidence");
    }

    /**
     * The plan for a proposal as the cloud is now. Plan each action when its turn has come: a plan made before another action
     * changed the same thing no longer fits. A recovery brings back only from what was made before the compromise began and that
     * nobody changed since; what is passed over is told as a task of the plan.
     *
     * @param now until when the audit log is asked who changed a source
     * @throws CloudException if the cloud may answer when it is asked again, see {@link CloudException#retryable}
     */
    public PlanAnswer plan(Incident incident, Proposal proposal, Instant now) {
        List<String> objections = guard.objections(proposal.request().target());
        if (objections.isEmpty()) {
            try {
                Sound sound = sound(incident, proposal.request(), now);
                objections = sound.objections();
                if (objections.isEmpty()) {
                    ActionPlan plan = ActionPlan.of(
                            incident.id(),
                            proposal,
                            cloud.account(),
                            sound.plan().orElseThrow());
                    objections = guard.objections(plan, cloud);
                    if (objections.isEmpty()) {
                        return new PlanAnswer.Planned(plan);
                    }
                }
            } catch (CloudException.NotFound e) {
                return new PlanAnswer.Gone(proposal.request().target(), textOf(e));
            } catch (CloudException e) {
                if (e.retryable()) {
                    throw e;
                }
                objections = List.of(textOf(e));
            }
        }
        return new PlanAnswer.LeftAlone(proposal.request().target(), String.join("; ", objections));
    }

    /** What the cloud would change, or why it must not. */
    private record Sound(Optional<ChangePlan> plan, List<String> objections) {
        static Sound of(ChangePlan plan) {
            return new Sound(Optional.of(plan), List.of());
        }

        static Sound none(List<String> objections) {
            return new Sound(Optional.empty(), objections);
        }
    }

    private Sound sound(Incident incident, ChangeRequest request, Instant now) {
        Optional<Instant> trusted = trustedBefore(request);
        if (trusted.isEmpty()) {
            return Sound.of(cloud.plan(request));
        }
        SourceCheck check = SourceCheck.of(
                cloud, incident, trusted.get(), now, () -> CitedActivities.read(incident, evidence, mappings));
        Optional<String> objection = check.objection(trusted.get());
        return objection.isPresent() ? Sound.none(objection.stream().toList()) : sound(request, check, trusted.get());
    }

    /** Asks again without each source that is not to be trusted, until all are, or the cloud has no other. */
    private Sound sound(ChangeRequest asked, SourceCheck check, Instant trusted) {
        ChangeRequest request = asked;
        List<String> flaws = new ArrayList<>();
        while (true) {
            ChangePlan answer;
            try {
                answer = cloud.plan(request);
            } catch (CloudException.Conflict e) {
                flaws.add(0, textOf(e));
                return Sound.none(flaws);
            }
            List<String> except = new ArrayList<>();
            for (ChangePlan.Source source : answer.sources()) {
                check.flaw(source).ifPresent(flaw -> {
                    except.add(source.entity().id());
                    flaws.add(flaw);
                });
            }
            if (except.isEmpty()) {
                List<String> tasks = new ArrayList<>(SourceCheck.unknown(answer.sources(), trusted));
                flaws.forEach(flaw -> tasks.add("Do not restore from it: " + flaw + '.'));
                return Sound.of(answer.with(tasks));
            }
            Optional<ChangeRequest> narrower = without(request, except);
            if (narrower.isEmpty() || flaws.size() > PASSED_OVER) {
                return Sound.none(flaws);
            }
            request = narrower.get();
        }
    }

    /** What a request that brings something back trusts; empty for other requests. */
    static Optional<Instant> trustedBefore(ChangeRequest request) {
        if (request instanceof Recovery.RebuildHost rebuild) {
            return Optional.of(rebuild.trustedBefore());
        } else if (request instanceof Recovery.RestoreFromBackup restore) {
            return Optional.of(restore.trustedBefore());
        } else if (request instanceof Recovery.RestoreObjects restore) {
            return Optional.of(restore.trustedBefore());
        }
        return Optional.empty();
    }

    /** The same request without those sources too; empty if that asks for nothing else than before. */
    private static Optional<ChangeRequest> without(ChangeRequest request, List<String> sources) {
        if (request instanceof Recovery.RebuildHost rebuild && !rebuild.except().containsAll(sources)) {
            return Optional.of(
                    new Recovery.RebuildHost(rebuild.host(), rebuild.trustedBefore(), both(rebuild.except(), sources)));
        } else if (request instanceof Recovery.RestoreFromBackup restore
                && !restore.except().containsAll(sources)) {
            return Optional.of(new Recovery.RestoreFromBackup(
                    restore.resource(), restore.trustedBefore(), both(restore.except(), sources)));
        }
        return Optional.empty();
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static String textOf(CloudException e) {
        return Text.printable(String.valueOf(e.getMessage()));
    }
}
