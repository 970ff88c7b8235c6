package io.cloudir.respond.playbook;

import io.cloudir.cloud.Containment;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.InvolvedEntity;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Picks out of what the facts of an incident call for what a command means. Pure. */
public final class Selection {
    /** Most things that one command takes evidence from. */
    public static final int EVIDENCE_LIMIT = 100;

    private final Incident incident;
    private final List<Proposal> proposals;

    /**
     * @param incident the incident
     * @param proposals all that its facts call for, in the order in which it should be done
     */
    public Selection(Incident incident, List<Proposal> proposals) {
        this.incident = incident;
        this.proposals = List.copyOf(proposals);
    }

    /** The proposals that a command means, in their own order. */
    public List<Proposal> of(Command.Act command) {
        return meant(command).filter(it -> !isPointless(it)).toList();
    }

    /** What a command means and that is left alone, since an investigation found that it is not there any more. */
    List<Proposal> goneOf(Command.Act command) {
        return meant(command).filter(this::isPointless).toList();
    }

    private Stream<Proposal> meant(Command.Act command) {
        return proposals.stream()
                .filter(it -> it.request().type().equals(command.type()))
                .filter(it -> isMeant(it, command.selector()));
    }

    /** What is gone needs no containment; it may be brought back. */
    private boolean isPointless(Proposal proposal) {
        return proposal.request() instanceof Containment
                && isGone(proposal.request().target());
    }

    /** Whether an investigation found that it is not there, and nothing was heard of it since. */
    private boolean isGone(Entity thing) {
        return incident.detection().findings().stream()
                .filter(it -> it.event().step().equals(FindingRecorded.GONE))
                .filter(it -> it.event().entities().contains(thing))
                .anyMatch(it -> incident.detection().signals().stream()
                        .noneMatch(signal -> signal.seq() > it.seq()
                                && signal.event().entity().equals(thing)));
    }

    /**
     * The action by which a proposal was done in this pass of the incident and that was read back, unless a check has since found
     * that things do not hold, or sessions were cut off before the identity acted last.
     */
    public Optional<String> doneBefore(Proposal proposal) {
        long since = Math.max(incident.cycle().beganSeq(), incident.progress().returnedSeq());
        long doubted = incident.progress()
                .remediations()
                .filter(it -> !it.event().valid())
                .map(Recorded::seq)
                .orElse(since);
        return incident.response().actions().stream()
                .filter(action -> action.plan().seq() > since && action.changedSeq() > doubted)
                .filter(action -> action.state() instanceof ActionState.Verified verified && verified.holds())
                .filter(action -> ActionPlan.isFor(incident.id(), action.plan().event(), proposal.request()))
                .filter(action -> !(proposal.request() instanceof Containment.RevokeSessions revoke)
                        || isLateEnough(action.plan().event(), revoke.identity()))
                .map(IncidentAction::id)
                .findFirst();
    }

    /** Whether it cuts off every session by which the identity is known to have acted. */
    private boolean isLateEnough(ActionPlanned revoked, String identity) {
        return revoked.asked().isPresent()
                && CitedRecord.of(incident).stream()
                        .filter(record ->
                                record.succeeded() && record.summary().actor().equals(identity))
                        .allMatch(record -> record.summary()
                                .time()
                                .isBefore(revoked.asked().get().time()));
    }

    private boolean isMeant(Proposal proposal, Selector selector) {
        if (selector instanceof Selector.Suspects) {
            return suspects().contains(proposal.request().target().id()) || isOfSuspect(proposal);
        } else if (selector instanceof Selector.Watchers) {
            return records(proposal).anyMatch(record -> record.call().silences());
        } else if (selector instanceof Selector.Named named) {
            return named.pattern().covers(proposal.request().target().id());
        }
        return true;
    }

    /** Whether every record behind it tells what suspects did. */
    private boolean isOfSuspect(Proposal proposal) {
        Set<String> suspects = suspects();
        List<CitedRecord> records = records(proposal).toList();
        return !records.isEmpty()
                && records.stream()
                        .allMatch(it -> suspects.contains(it.summary().actor()));
    }

    private Stream<CitedRecord> records(Proposal proposal) {
        return CitedRecord.of(incident).stream()
                .filter(record -> proposal.records().contains(record.id()));
    }

    private Set<String> suspects() {
        return Suspect.of(incident).stream().map(Suspect::principal).collect(Collectors.toSet());
    }

    /** The evidence that a command asks for, at most {@value #EVIDENCE_LIMIT} pieces. */
    public List<EvidenceRequest> of(Command.Preserve command) {
        Stream<Entity> sources = switch (command.of()) {
            case SUSPECTS -> Suspect.of(incident).stream().map(Suspect::entity);
            case HOSTS -> entities(EntityType.HOST);
            case KEYS -> entities(EntityType.ACCESS_KEY);
            case RESOURCES ->
                incident.detection().entities().stream()
                        .map(InvolvedEntity::entity)
                        .filter(it -> it.type() == EntityType.RESOURCE);
        };
        return sources.distinct()
                .filter(entity -> !isGone(entity))
                .limit(EVIDENCE_LIMIT)
                .map(entity -> new EvidenceRequest(command.kind().code(), entity))
                .toList();
    }

    private Stream<Entity> entities(EntityType type) {
        return Stream.of(
                        incident.detection().entities().stream().map(InvolvedEntity::entity),
                        proposals.stream().map(it -> it.request().target()))
                .flatMap(entities -> entities)
                .filter(it -> it.type() == type);
    }
}
