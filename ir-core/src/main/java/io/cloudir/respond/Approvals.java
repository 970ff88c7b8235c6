package io.cloudir.respond;

import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.model.Actor;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Severity;
import io.cloudir.plan.ApprovalMode;
import io.cloudir.plan.ApprovalRule;
import io.cloudir.plan.Duty;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies the approval policy of a response plan to an action. An approval counts only for exactly the plan it was given
 * for, from a person who holds an approving role now, until it lapses. Whatever leaves something behind needs a person.
 */
public final class Approvals {
    private final ResponsePlan plan;
    private final boolean simulated;
    private final CloudAccount account;

    /**
     * The approvals that count for one account.
     *
     * @param plan the response plan in force
     * @param account the account that actions change
     * @param simulated whether that account is simulated
     */
    public Approvals(ResponsePlan plan, CloudAccount account, boolean simulated) {
        this.plan = plan;
        this.account = account;
        this.simulated = simulated;
    }

    /** Whether an action may be executed at an instant. */
    public ApprovalStatus status(Incident incident, IncidentAction action, Instant now) {
        if (incident.severity().isEmpty()) {
            return missing("the severity of the incident is not assessed, and the approval policy depends on it");
        }
        Optional<ActionPlan> intact =
                ActionPlan.ifIntact(incident.id(), action.plan().event());
        if (intact.isEmpty()) {
            return missing("what the journal holds is not the plan that its digest was made over; plan it again");
        }
        ActionPlan planned = intact.get();
        Set<ApprovalRule> rules = new LinkedHashSet<>();
        for (Severity severity : severities(incident)) {
            Optional<ApprovalRule> rule = ruleFor(planned, severity);
            if (rule.isEmpty()) {
                return missing("the plan names nobody who may approve " + planned.type()
                        + ", which leaves something behind; add a rule with approvers");
            }
            rules.add(rule.get());
        }
        Set<String> people = new LinkedHashSet<>();
        Set<String> unmet = new LinkedHashSet<>();
        for (ApprovalRule rule : rules) {
            ApprovalStatus status = status(incident, action, planned, rule, now);
            if (status instanceof ApprovalStatus.Approved approved) {
                people.addAll(approved.by());
            } else if (status instanceof ApprovalStatus.Missing missing) {
                unmet.addAll(missing.unmet());
            }
        }
        return unmet.isEmpty()
                ? new ApprovalStatus.Approved(List.copyOf(people))
                : new ApprovalStatus.Missing(List.copyOf(unmet));
    }

    private ApprovalStatus status(
            Incident incident, IncidentAction action, ActionPlan planned, ApprovalRule rule, Instant now) {
        return switch (rule.mode()) {
            case AUTOMATIC -> new ApprovalStatus.Approved(List.of());
            case NEVER -> missing("the plan forbids " + planned.type() + "; a person does what must be done by hand");
            case ONE_PERSON -> byPeople(incident, action, rule, 1, now);
            case TWO_PERSON -> byPeople(incident, action, rule, 2, now);
        };
    }

    /** Whether the plan rules out that an action is ever executed, whoever approves it. */
    public boolean forbids(Incident incident, IncidentAction action) {
        return rulesFor(incident, action).stream().anyMatch(rule -> rule.mode() == ApprovalMode.NEVER);
    }

    /**
     * A person's approval of the newest plan of an action, ready to be journalled by that person.
     *
     * @param role the role by which the person approves
     * @param reason why
     */
    public ApprovalGrant grant(
            Incident incident, IncidentAction action, Actor.Person person, String role, String reason, Instant now) {
        if (reason.isBlank()) {
            return new ApprovalGrant.Refused(List.of("an approval takes a reason; say why it is right"));
        }
        List<ApprovalRule> rules = rulesFor(incident, action);
        if (rules.isEmpty() || forbids(incident, action)) {
            return new ApprovalGrant.Refused(
                    status(incident, action, now) instanceof ApprovalStatus.Missing it ? it.unmet() : List.of());
        }
        List<ApprovalRule> asking = rules.stream()
                .filter(rule -> rule.mode() != ApprovalMode.AUTOMATIC)
                .toList();
        if (asking.isEmpty()) {
            return new ApprovalGrant.Refused(List.of("the plan approves it automatically, so nobody need approve it"));
        }
        List<String> unmet = new ArrayList<>();
        for (ApprovalRule rule : asking) {
            Optional<String> objection = objection(incident, action, rule, person, role);
            if (objection.isEmpty()) {
                return new ApprovalGrant.Granted(new ActionApproved(
                        action.id(), action.plan().event().digest(), role, now.plus(rule.expires()), reason));
            }
            unmet.add(objection.get());
        }
        return new ApprovalGrant.Refused(unmet.stream().distinct().toList());
    }

    /**
     * Whether somebody may undo an action: one who may approve it; where the plan approves it automatically, automation and
     * every person who holds a role; and where nobody may approve it any more, whoever holds a role by which it was approved or
     * answers for mitigation: what must not be done may be undone all the same.
     */
    Optional<String> objectionToRelease(Incident incident, IncidentAction action, Actor actor) {
        List<ApprovalRule> rules = rulesFor(incident, action);
        boolean automatic = !rules.isEmpty() && rules.stream().allMatch(rule -> rule.mode() == ApprovalMode.AUTOMATIC);
        Set<String> roles = new LinkedHashSet<>();
        if (automatic) {
            plan.roles().stream().map(Role::id).forEach(roles::add);
        } else {
            rules.stream().map(ApprovalRule::approvers).forEach(roles::addAll);
            if (roles.isEmpty()) {
                action.approvals().stream()
                        .map(approval -> approval.event().role())
                        .forEach(roles::add);
                roles.add(plan.assignmentOf(Duty.MITIGATING).accountable());
            }
        }
        boolean byItself = automatic && !(actor instanceof Actor.Person);
        if (byItself || new RoleHolders(plan, incident, simulated).holdsOneOf(actor, List.copyOf(roles))) {
            return Optional.empty();
        }
        return Optional.of(
                "undoing it takes a person who holds one of the roles " + roles + "; " + actor.id() + " does not");
    }

    /**
     * Whether somebody may accept that an action destroys evidence: a person who holds a role that may approve it; where the plan
     * approves it automatically, any role.
     */
    public Optional<String> objectionToLoss(Incident incident, IncidentAction action, Actor actor) {
        List<String> roles = rulesFor(incident, action).stream()
                .flatMap(rule -> rule.approvers().stream())
                .distinct()
                .toList();
        List<String> allowed =
                roles.isEmpty() ? plan.roles().stream().map(Role::id).toList() : roles;
        return new RoleHolders(plan, incident, simulated).holdsOneOf(actor, allowed)
                ? Optional.empty()
                : Optional.of("accepting the loss of evidence takes a person who holds one of the roles " + allowed
                        + "; " + actor.id() + " does not");
    }

    private ApprovalStatus byPeople(
            Incident incident, IncidentAction action, ApprovalRule rule, int needed, Instant now) {
        List<Actor.Person> people = new ArrayList<>();
        Set<String> why = new LinkedHashSet<>();
        for (Recorded<ActionApproved> approval : action.approvals()) {
            boolean lapsed = now.isAfter(approval.event().expires())
                    || now.isAfter(approval.recordedAt().plus(rule.expires()));
            Optional<String> objection = lapsed
                    ? Optional.of("the approval by " + approval.actor().id() + " has lapsed")
                    : objection(
                            incident,
                            action,
                            rule,
                            approval.actor(),
                            approval.event().role());
            objection.ifPresent(why::add);
            if (objection.isEmpty()
                    && approval.actor() instanceof Actor.Person person
                    && people.stream().noneMatch(person::mayBe)) {
                people.add(person);
            }
        }
        if (people.size() >= needed) {
            return new ApprovalStatus.Approved(
                    people.stream().map(Actor.Person::id).toList());
        }
        why.add("it needs the approval of " + (needed - people.size()) + (people.isEmpty() ? "" : " more")
                + (needed - people.size() == 1 ? " person" : " people") + " holding one of the roles "
                + rule.approvers());
        return new ApprovalStatus.Missing(List.copyOf(why));
    }

    private Optional<String> objection(
            Incident incident, IncidentAction action, ApprovalRule rule, Actor actor, String role) {
        if (!(actor instanceof Actor.Person person)) {
            return Optional.of(actor.id() + " is no person, and only people approve");
        }
        if (!rule.approvers().contains(role)) {
            return Optional.of("role " + role + " may not approve it; one of " + rule.approvers() + " may");
        }
        if (!new RoleHolders(plan, incident, simulated).holds(actor.id(), role)) {
            return Optional.of(actor.id() + " does not hold the role " + role + " now, but "
                    + new RoleHolders(plan, incident, simulated).holdersOf(List.of(role)));
        }
        if (!plan.approval().requesterMayApprove() && askedForIt(incident, action, person)) {
            return Optional.of(actor.id() + " asked for it and may not approve it; somebody else must");
        }
        return Optional.empty();
    }

    /** Whether somebody asked to have this done to this, with whatever reason and parameters. */
    private static boolean askedForIt(Incident incident, IncidentAction action, Actor.Person person) {
        return incident.response().actions().stream()
                .filter(other -> other.plan()
                                .event()
                                .actionType()
                                .equals(action.plan().event().actionType())
                        && other.plan()
                                .event()
                                .target()
                                .equals(action.plan().event().target()))
                .flatMap(other -> other.requesters().stream())
                .anyMatch(asked -> asked instanceof Actor.Person one && one.mayBe(person));
    }

    private List<ApprovalRule> rulesFor(Incident incident, IncidentAction action) {
        return ActionPlan.ifIntact(incident.id(), action.plan().event()).stream()
                .flatMap(planned ->
                        severities(incident).stream().flatMap(severity -> ruleFor(planned, severity).stream()))
                .distinct()
                .toList();
    }

    /**
     * The severity in force, the one that was assessed last and the one that automation found last: the rules of all of them
     * have to be met, so nobody makes an action need less by saying how bad the incident is, or by stating facts.
     */
    private static Set<Severity> severities(Incident incident) {
        Set<Severity> severities = new LinkedHashSet<>();
        incident.severity().ifPresent(severities::add);
        incident.assessment().map(SeverityAssessed::severity).ifPresent(severities::add);
        incident.rating().derived().map(it -> it.event().severity()).ifPresent(severities::add);
        return severities;
    }

    /** The first rule that fits; automatic ones are passed over where a person is needed in any case. */
    private Optional<ApprovalRule> ruleFor(ActionPlan planned, Severity severity) {
        boolean personNeeded = !planned.isReversible()
                || planned.isOfUnknownAge()
                || !(simulated || plan.approval().automaticAccounts().contains(account));
        return plan.approval().rules().stream()
                .filter(rule -> rule.fits(planned.type(), severity, planned.radius()))
                .filter(rule -> !(personNeeded && rule.mode() == ApprovalMode.AUTOMATIC))
                .findFirst();
    }

    private static ApprovalStatus missing(String what) {
        return new ApprovalStatus.Missing(List.of(what));
    }
}
