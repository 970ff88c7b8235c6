package io.cloudir.respond;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Asked;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.ResponseEvent.Source;
import io.cloudir.incident.event.ResponseEvent.Trusted;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Exactly what an action would change, for a person to read and approve: a dry run prints it, an approval is bound to its
 * digest, a journal keeps all of it. It may quote logs: escape it where it is shown.
 *
 * @param incident the incident it is part of
 * @param actionId derived from the incident and the request, so that asking twice gives one action
 * @param type the type of action, such as {@code suspend-identity}
 * @param purpose what it is for
 * @param target what it acts upon
 * @param changes every change, in order
 * @param tasks what only a person can do for it, one sentence each
 * @param evidenceAtRisk kinds of evidence that the changes destroy
 * @param why the reason for it
 * @param expires when it is undone by itself; empty if a person must say so
 * @param affects how many things it affects in all; 0 if no more than it changes
 * @param records ids of the records whose changes it takes back; empty if it takes none back
 * @param trusted what it brings back from; empty if it brings nothing back
 * @param asked what it was asked for with, if a time is part of that
 * @param account where it is done; empty in a plan from before that was told
 */
public record ActionPlan(
        IncidentId incident,
        String actionId,
        String type,
        Purpose purpose,
        Entity target,
        List<StateChange> changes,
        List<String> tasks,
        List<String> evidenceAtRisk,
        String why,
        Optional<Instant> expires,
        int affects,
        List<String> records,
        Optional<Trusted> trusted,
        Optional<Asked> asked,
        Optional<CloudAccount> account) {
    private static final int ID_DIGITS = 16;

    /** What starts from one template, image or backup, which the cloud has to name. */
    private static final Set<String> FROM_A_SOURCE = Set.of("rebuild-host", "restore-from-backup");

    public ActionPlan {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(actionId, "actionId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(target, "target");
        changes = List.copyOf(changes);
        tasks = List.copyOf(tasks);
        evidenceAtRisk = List.copyOf(evidenceAtRisk);
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(expires, "expires");
        records = List.copyOf(records);
        Objects.requireNonNull(trusted, "trusted");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(account, "account");
    }

    /** A plan that only a person has undone, and that affects what it changes. */
    public ActionPlan(
            IncidentId incident,
            String actionId,
            String type,
            Purpose purpose,
            Entity target,
            List<StateChange> changes,
            List<String> tasks,
            List<String> evidenceAtRisk,
            String why) {
        this(
                incident,
                actionId,
                type,
                purpose,
                target,
                changes,
                tasks,
                evidenceAtRisk,
                why,
                Optional.empty(),
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The plan for a proposal, as the cloud of an account answered it. */
    public static ActionPlan of(IncidentId incident, Proposal proposal, CloudAccount account, ChangePlan answer) {
        ChangeRequest request = proposal.request();
        return new ActionPlan(
                incident,
                idOf(incident, request),
                request.type(),
                proposal.purpose(),
                request.target(),
                answer.changes(),
                answer.tasks(),
                answer.evidenceAtRisk(),
                proposal.reason(),
                request.expires(),
                answer.affects() > thingsIn(answer.changes()).size() ? answer.affects() : 0,
                request instanceof Containment.RollBack rollBack ? rollBack.recordIds() : List.of(),
                Planning.trustedBefore(request).map(before -> new Trusted(before, sourcesOf(answer))),
                Parameters.asked(request),
                Optional.of(account));
    }

    /**
     * The plan that a journal tells of.
     *
     * @throws IllegalArgumentException if it is not what its own digest, and so any approval, was made over
     */
    public static ActionPlan recorded(IncidentId incident, ActionPlanned event) {
        ActionPlan plan = new ActionPlan(
                incident,
                event.actionId(),
                event.actionType(),
                event.purpose(),
                event.target(),
                event.changes().stream().map(ActionPlan::changeOf).toList(),
                event.tasks(),
                event.evidenceAtRisk(),
                event.why(),
                event.expires(),
                event.affects().orElse(0),
                event.records().orElse(List.of()),
                event.trusted(),
                event.asked(),
                event.account());
        if (!plan.digest().equals(event.digest())) {
            throw new IllegalArgumentException("action " + Text.printable(event.actionId())
                    + " is recorded with a digest of another plan; plan it again");
        }
        return plan;
    }

    /** The plan that a journal tells of; empty if it is not what its own digest was made over. */
    static Optional<ActionPlan> ifIntact(IncidentId incident, ActionPlanned event) {
        try {
            return Optional.of(recorded(incident, event));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The id of the action that does this for that incident. */
    public static String idOf(IncidentId incident, ChangeRequest request) {
        Digest digest = new CanonicalDigest()
                .text(incident.value())
                .text(request.type())
                .text(request.target().type().code())
                .text(request.target().id())
                .text(Parameters.of(request))
                .finish();
        return request.type() + '-' + digest.hex().substring(0, ID_DIGITS);
    }

    /**
     * Whether a recorded plan is for what a request asks for, and good for it. A recovery that trusts what was made later than the
     * request does is not; one that trusts less is. When sessions are cut off moves with the clock and says nothing: whether the
     * cut-off is late enough depends on what the identity did since.
     */
    public static boolean isFor(IncidentId incident, ActionPlanned event, ChangeRequest request) {
        if (!event.actionType().equals(request.type()) || !event.target().equals(request.target())) {
            return false;
        }
        Optional<Asked> now = Parameters.asked(request);
        if (now.isEmpty() || event.asked().isEmpty()) {
            return event.actionId().equals(idOf(incident, request));
        }
        Asked then = event.asked().get();
        return then.parameters().equals(now.get().parameters())
                && (request instanceof Containment.RevokeSessions
                        || !then.time().isAfter(now.get().time()));
    }

    /** What a journal keeps of it. */
    public ActionPlanned toEvent() {
        return new ActionPlanned(
                actionId,
                type,
                purpose,
                target,
                digest(),
                changes.stream().map(ActionPlan::eventOf).toList(),
                residue(),
                tasks,
                evidenceAtRisk,
                why,
                expires,
                affects == 0 ? Optional.empty() : Optional.of(affects),
                records.isEmpty() ? Optional.empty() : Optional.of(records),
                trusted,
                asked,
                account);
    }

    /** The digest over all of it: any other plan has another one. */
    public Digest digest() {
        CanonicalDigest digest = new CanonicalDigest()
                .text(incident.value())
                .text(actionId)
                .text(type)
                .text(purpose.name())
                .text(target.type().code())
                .text(target.id());
        digest.each(
                        changes,
                        change -> digest.text(change.target().toString())
                                .text(change.call())
                                .text(change.undoCall())
                                .text(change.before())
                                .text(change.after())
                                .text(change.residue()))
                .texts(tasks)
                .texts(evidenceAtRisk)
                .text(why);
        List<String> bounds = bounds();
        if (!bounds.isEmpty()) {
            digest.texts(bounds);
        }
        return digest.finish();
    }

    /**
     * What bounds it in time and reach, whose changes it takes back, what it brings back from and was asked with, and where; a plan
     * without has the digest that it always had.
     */
    private List<String> bounds() {
        List<String> bounds = new ArrayList<>();
        expires.ifPresent(end -> bounds.add("expires " + end));
        if (affects > 0) {
            bounds.add("affects " + affects);
        }
        records.forEach(record -> bounds.add("takes back " + record));
        trusted.ifPresent(it -> {
            bounds.add("trusts what was made before " + it.before());
            it.sources()
                    .forEach(source -> bounds.add("restores from "
                            + source.entity().type().code() + ' '
                            + source.entity().id() + ' ' + source.name() + ' '
                            + source.made().map(Instant::toString).orElse("of unknown age")));
        });
        asked.ifPresent(it -> bounds.add("asked with " + it.time() + ' ' + it.parameters()));
        account.ifPresent(where -> bounds.add("in " + where));
        return bounds;
    }

    private static List<Source> sourcesOf(ChangePlan answer) {
        return answer.sources().stream()
                .map(source -> new Source(source.entity(), source.name(), source.made()))
                .toList();
    }

    /** Why it must not be carried out in an account; empty if it was planned there, or does not tell where. */
    Optional<String> elsewhere(CloudAccount here) {
        return account.filter(planned -> !planned.equals(here))
                .map(planned -> "it was planned in account " + Text.printable(planned.toString()) + ", and this is "
                        + Text.printable(here.toString()) + "; do it with an adapter of that account");
    }

    /** Whether it brings back from something of which the cloud does not tell what it is, or when it was made. */
    public boolean isOfUnknownAge() {
        boolean unnamed = FROM_A_SOURCE.contains(type)
                && trusted.stream().allMatch(it -> it.sources().isEmpty());
        return unnamed
                || trusted.stream()
                        .flatMap(it -> it.sources().stream())
                        .anyMatch(source -> source.made().isEmpty());
    }

    /** Whether all is as wanted already. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Whether undoing it brings everything back. */
    public boolean isReversible() {
        return changes.stream().allMatch(StateChange::isReversible);
    }

    /** What stays or is lost even after it was undone; empty if it is reversible. */
    public String residue() {
        return String.join(
                " ",
                changes.stream()
                        .map(StateChange::residue)
                        .filter(text -> !text.isEmpty())
                        .distinct()
                        .toList());
    }

    /** Everything that it changes, each thing once, by kind and id. */
    public List<String> reach() {
        return thingsIn(changes);
    }

    private static List<String> thingsIn(List<StateChange> changes) {
        return changes.stream()
                .map(change -> change.target().kind() + '/' + change.target().id())
                .distinct()
                .sorted()
                .toList();
    }

    /** How many things it changes, or affects if these are more. */
    public int radius() {
        return Math.max(reach().size(), affects);
    }

    /** The permissions that it takes, the way back included; a permission has the name of its call. */
    public List<String> permissions() {
        return changes.stream()
                .flatMap(change -> List.of(change.call(), change.undoCall()).stream())
                .filter(call -> !call.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** The plan as a difference to read; its first line says whether all of it can be undone. */
    public String toText() {
        return PlanText.of(this);
    }

    private static StateChange changeOf(Change change) {
        return new StateChange(
                StateRef.parse(change.target()),
                change.call(),
                change.undoCall(),
                change.before(),
                change.after(),
                change.residue());
    }

    private static Change eventOf(StateChange change) {
        return new Change(
                change.call(),
                change.undoCall(),
                change.target().toString(),
                change.before(),
                change.after(),
                change.residue());
    }
}
