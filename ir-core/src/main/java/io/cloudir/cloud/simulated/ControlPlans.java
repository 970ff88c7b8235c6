package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.plan.ResourcePattern;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plans for controls that hold for a time, and for a second factor. */
final class ControlPlans {
    /** RDS starts a stopped database again by itself after seven days (Amazon RDS user guide). */
    static final Duration RESTARTS_AFTER = Duration.ofDays(7);

    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+){1,3}-[0-9]");

    private ControlPlans() {}

    static void block(TemporaryControl.BlockRegion request, Account account, PlanDraft draft) {
        String region = request.region();
        if (!REGION.matcher(region).matches()) {
            throw new CloudException.NotFound("no region " + Text.printable(region) + "; expected one like eu-west-1");
        }
        if (account.managesOrganisation()) {
            throw new CloudException.Unsupported("account " + account.id()
                    + " manages its organisation, and no service control policy binds it; block the region in members");
        }
        draft.set(
                        new StateRef(Refs.MEMBER, account.id(), "scp:IncidentResponseBlock-" + region),
                        Policies.blockRegion(region, account.responder()))
                .affects((int) Stream.of(Refs.USER, Refs.ROLE)
                        .flatMap(kind -> draft.ids(kind).stream()
                                .filter(id -> !draft.read(new StateRef(kind, id, "exists"))
                                        .equals(ABSENT)))
                        .count())
                .task("It holds for every identity of account " + account.id()
                        + " but roles that are linked to a service: look at what those do in " + region + ".");
    }

    static void stop(TemporaryControl.StopService request, PlanDraft draft) {
        String id = Refs.tail(request.service());
        StateRef state = new StateRef(Refs.DATABASE, id, "state");
        String present = draft.read(state);
        if (!draft.isKnown(Refs.DATABASE, id)
                || draft.read(state.with("exists")).equals(ABSENT)) {
            throw new CloudException.NotFound(
                    "no service " + Text.printable(request.service()) + " in this account that can be stopped");
        }
        if (!present.equals("stopped")) {
            draft.set(state, "stopped")
                    .task("Connections to " + id + " are cut, and what was not committed is rolled back.");
        }
        if (request.until().isAfter(draft.now().plus(RESTARTS_AFTER))) {
            draft.task(id + " starts again by itself seven days after it was stopped: stop it anew until "
                    + request.until() + ".");
        }
    }

    static void restrict(TemporaryControl.RestrictRole request, PlanDraft draft) {
        Identity identity = IdentityPlans.changeable(request.identity(), draft);
        String boundary = request.boundary().equals(TemporaryControl.RestrictRole.READ_ONLY)
                ? READ_ONLY
                : StateText.line(request.boundary());
        draft.set(identity.state("permissions-boundary"), boundary)
                .task("What resources allow " + identity.name()
                        + " by policies of their own, a boundary may not take away: look at those.");
    }

    static void screen(TemporaryControl.ScreenApplication request, PlanDraft draft) {
        String id = Refs.tail(request.application());
        if (!draft.isKnown(Refs.WEB_ACL, id)) {
            throw new CloudException.NotFound("no web access list " + Text.printable(request.application())
                    + " in this account; put one in front of the application first");
        }
        request.addresses()
                .forEach(address ->
                        draft.set(new StateRef(Refs.WEB_ACL, id, "block:" + NetworkPlans.range(address)), "blocked"));
        draft.task(
                "Whoever reaches the application past " + id + " is not turned away: look at what else leads to it.");
    }

    static void enforce(Containment.EnforceMfa request, Account account, PlanDraft draft) {
        if (request.target().type() == EntityType.PRINCIPAL) {
            Identity identity = IdentityPlans.existing(request.target().id(), draft);
            if (identity.isRole()) {
                throw new CloudException.Unsupported("role " + identity.name()
                        + " has no second factor of its own; ask for one in its trust policy");
            }
            requireMfa(List.of(identity), request.exempt(), account, draft);
        } else {
            account.require(request.target().id());
            requireMfa(everybody(draft), request.exempt(), account, draft);
        }
    }

    static List<Identity> everybody(PlanDraft draft) {
        return draft.ids(Refs.USER).stream()
                .map(name -> new Identity(Refs.USER, name))
                .filter(identity -> !draft.read(identity.state("exists")).equals(ABSENT))
                .toList();
    }

    static void requireMfa(List<Identity> identities, List<String> exempt, Account account, PlanDraft draft) {
        List<ResourcePattern> spared = exempt.stream().map(ResourcePattern::new).toList();
        for (Identity identity : identities) {
            String arn = account.arnOf(identity);
            boolean isSpared =
                    spared.stream().anyMatch(pattern -> pattern.covers(arn) || pattern.covers(identity.name()));
            if (!isSpared) {
                draft.set(identity.state("inline-policy:" + Policies.REQUIRE_MFA), Policies.REQUIRE_MFA_DOCUMENT);
                if (!IdentityPlans.keysOf(identity, draft).isEmpty()) {
                    draft.task("Programs that use a long-term key of " + identity.name()
                            + " have no second factor and stop: give them a role.");
                }
            }
        }
    }
}
