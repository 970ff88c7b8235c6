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
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Role;
import java.time.Instant;
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
        Optional<ApprovalRule> rule = ruleFor(incident, planned);
        if (rule.isEmpty()) {
            return missing("the plan names nobody who may approve " + planned.type()
                    + ", which leaves something behind; add a rule with approvers");
        }
        return switch (rule.get().mode()) {
            case AUTOMATIC -> new ApprovalStatus.Approved(List.of());
            case NEVER -> missing("the plan forbids " + planned.type() + "; a person does what must be done by hand");
            case ONE_PERSON -> byPeople(incident, action, rule.get(), 1, now);
            case TWO_PERSON -> byPeople(incident, action, rule.get(), 2, now);
        };
    }

    /** Whether the plan rules out that an action is ever executed, whoever approves it. */
    public boolean forbids(Incident incident, IncidentAction action) {
        return ruleFor(incident, action)
                .filter(rule -> rule.mode() == ApprovalMode.NEVER)
                .isPresent();
    }

    /**
     * A person's approval of the newest plan of an action, ready to be journalled by that person.
     *
     * @param role the role by which the person approves
     * @param reason why
     */
    public ApprovalGrant grant(
            Incident incident, IncidentAction action, Actor.Person person, String role, String reason, Instant now) {
        Optional<ApprovalRule> rule = ruleFor(incident, action);
        if (rule.isEmpty() || rule.get().mode() == ApprovalMode.NEVER) {
            return new ApprovalGrant.Refused(
                    status(incident, action, now) instanceof ApprovalStatus.Missing it ? it.unmet() : List.of());
        }
        if (rule.get().mode() == ApprovalMode.AUTOMATIC) {
            return new ApprovalGrant.Refused(List.of("the plan approves it automatically, so nobody need approve it"));
        }
        ActionApproved approval = new ActionApproved(
                action.id(),
                action.plan().event().digest(),
                role,
                now.plus(rule.get().expires()),
                reason);
        return objection(incident, action, rule.get(), person, role)
                .<ApprovalGrant>map(why -> new ApprovalGrant.Refused(List.of(why)))
                .orElseGet(() -> new ApprovalGrant.Granted(approval));
    }

    /**
     * Whether somebody may undo an action: one who may approve it; where the plan approves it automatically, automation and
     * every person who holds a role.
     */
    Optional<String> objectionToRelease(Incident incident, IncidentAction action, Actor actor) {
        Optional<ApprovalRule> rule = ruleFor(incident, action);
        boolean automatic = rule.isPresent() && rule.get().mode() == ApprovalMode.AUTOMATIC;
        List<String> roles = automatic
                ? plan.roles().stream().map(Role::id).toList()
                : rule.map(ApprovalRule::approvers).orElse(List.of());
        boolean byItself = automatic && !(actor instanceof Actor.Person);
        if (byItself || new RoleHolders(plan, incident, simulated).holdsOneOf(actor, roles)) {
            return Optional.empty();
        }
        return Optional.of(
                "undoing it takes a person who holds one of the roles " + roles + "; " + actor.id() + " does not");
    }

    private ApprovalStatus byPeople(
            Incident incident, IncidentAction action, ApprovalRule rule, int needed, Instant now) {
        Set<String> people = new LinkedHashSet<>();
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
            objection.ifPresentOrElse(
                    why::add, () -> people.add(approval.actor().id()));
        }
        if (people.size() >= needed) {
            return new ApprovalStatus.Approved(List.copyOf(people));
        }
        why.add("it needs the approval of " + (needed - people.size()) + (people.isEmpty() ? "" : " more")
                + (needed - people.size() == 1 ? " person" : " people") + " holding one of the roles "
                + rule.approvers());
        return new ApprovalStatus.Missing(List.copyOf(why));
    }

    private Optional<String> objection(
            Incident incident, IncidentAction action, ApprovalRule rule, Actor actor, String role) {
        if (!(actor instanceof Actor.Person)) {
            return Optional.of(actor.id() + " is no person, and only people approve");
        }
        if (!rule.approvers().contains(role)) {
            return Optional.of("role " + role + " may not approve it; one of " + rule.approvers() + " may");
        }
        if (!new RoleHolders(plan, incident, simulated).holds(actor.id(), role)) {
            return Optional.of(actor.id() + " does not hold the role " + role + " now");
        }
        if (!plan.approval().requesterMayApprove() && action.requesters().contains(actor)) {
            return Optional.of(actor.id() + " asked for it and may not approve it; somebody else must");
        }
        return Optional.empty();
    }

    private Optional<ApprovalRule> ruleFor(Incident incident, IncidentAction action) {
        return ActionPlan.ifIntact(incident.id(), action.plan().event()).flatMap(planned -> ruleFor(incident, planned));
    }

    /**
     * The rule for the severity in force or, where a person set that by hand, for the one that the facts give, whichever asks for
     * more: nobody makes an action need less by saying how bad the incident is. Empty if either has none.
     */
    private Optional<ApprovalRule> ruleFor(Incident incident, ActionPlan planned) {
        Optional<ApprovalRule> inForce = incident.severity().flatMap(severity -> ruleFor(planned, severity));
        Optional<Severity> computed = incident.assessment().map(SeverityAssessed::severity);
        if (inForce.isEmpty() || computed.isEmpty() || computed.equals(incident.severity())) {
            return inForce;
        }
        return ruleFor(planned, computed.get())
                .map(other -> other.mode().compareTo(inForce.get().mode()) > 0 ? other : inForce.get());
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
