package io.cloudir.cli;

import io.cloudir.CloudResponder;
import io.cloudir.Outcome;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Text;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.LeftOut;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.Proposals;
import io.cloudir.respond.json.PlanJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ir plan-action}. */
@Command(
        name = "plan-action",
        description = {
            "Plan what the facts of an incident call for, or with --type a request of your own; the cloud is not changed.",
            "Prints each plan with its ACTION id, then what is left to people. Approve what you want done."
        })
final class PlanActionCommand extends CloudCommands.OnCloud {
    @Option(
            names = "--purpose",
            paramLabel = "WORD",
            description =
                    "What the facts call for is planned to this end: one of ${COMPLETION-CANDIDATES}. Default: CONTAIN.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Purpose> purpose;

    @Option(names = "--only", paramLabel = "TYPE", description = "Such as suspend-identity. May be repeated.")
    private List<String> only = new ArrayList<>();

    @Mixin
    private final RequestOptions request = new RequestOptions();

    @Mixin
    private final SecretsOption secrets = new SecretsOption();

    PlanActionCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Optional<SecretFile> placeOfSecrets() {
        return secrets.file();
    }

    @Override
    Outcome act(Site site) {
        only.stream().filter(type -> !RequestKind.isKnown(type)).findFirst().ifPresent(type -> {
            throw RequestOptions.wrong(
                    "--only " + Text.printable(type) + " is no type of action; expected one of " + RequestKind.names());
        });
        if (!request.areGiven()) {
            return planWhatTheFactsCallFor(site);
        }
        if (!only.isEmpty() || purpose.isPresent()) {
            throw RequestOptions.wrong((only.isEmpty() ? "--purpose" : "--only")
                    + " chooses among what the facts call for; leave it out, or leave --type out");
        }
        Proposal proposal = request.proposal(
                reason(),
                new RequestSite(site.incident(), site.account(), site.hints().plan(), site.now()));
        Optional<String> unplaced = withoutPlace(proposal);
        return unplaced.isPresent() ? Site.refused(unplaced.get()) : planned(site, proposal);
    }

    private Outcome planned(Site site, Proposal proposal) {
        PlanAnswer answer = site.person().plan(site.id(), proposal);
        if (answer instanceof PlanAnswer.Planned planned) {
            tell(List.of(planned.plan()), List.of(), site);
            return site.done();
        }
        return Site.refused(alone(answer));
    }

    private Outcome planWhatTheFactsCallFor(Site site) {
        CloudResponder person = site.person();
        Proposals proposals = person.proposals(site.id(), purpose.orElse(Purpose.CONTAIN));
        if (proposals.unread() > 0) {
            terminal()
                    .note("Warning: " + Text.count(proposals.unread(), "record")
                            + " that signals rest on cannot be read from the evidence store, so what is planned may lack what"
                            + " they call for; see ir evidence verify.");
        }
        List<ActionPlan> plans = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (Proposal proposal : proposals.proposals()) {
            if (!only.isEmpty() && !only.contains(proposal.request().type())) {
                continue;
            }
            Optional<String> unplaced = withoutPlace(proposal);
            if (unplaced.isPresent()) {
                alone.add(proposal.request().target() + ": " + unplaced.get());
                continue;
            }
            PlanAnswer answer = person.plan(site.id(), proposal);
            if (answer instanceof PlanAnswer.Planned planned) {
                plans.add(planned.plan());
            } else {
                alone.add(alone(answer));
            }
        }
        person.openTasks(site.id(), proposals.leftOut());
        tell(plans, proposals.leftOut(), site);
        if (!json()) {
            alone.forEach(it -> terminal().line("Left alone: " + it));
            proposals.leftOut().forEach(it -> terminal().line("Left to people: " + it.task()));
            if (plans.isEmpty() && alone.isEmpty() && proposals.leftOut().isEmpty()) {
                terminal().line("The facts call for nothing; ir investigate may find more.");
            }
        }
        return site.done();
    }

    /** Why an action that makes a secret is not planned; empty if the secret has somewhere to go, or there is none. */
    private Optional<String> withoutPlace(Proposal proposal) {
        String type = proposal.request().type();
        return SecretFile.TYPES.contains(type) && secrets.file().isEmpty()
                ? Optional.of(SecretFile.missing(type))
                : Optional.empty();
    }

    static String alone(PlanAnswer answer) {
        if (answer instanceof PlanAnswer.LeftAlone left) {
            return left.target() + ": " + left.reason();
        }
        PlanAnswer.Gone gone = (PlanAnswer.Gone) answer;
        return gone.target() + ": " + gone.reason();
    }

    private void tell(List<ActionPlan> plans, List<LeftOut> leftOut, Site site) {
        if (json()) {
            terminal().json(PlanJson.of(plans, leftOut));
        } else {
            plans.forEach(plan -> tell(plan, site, terminal()));
        }
    }

    static void tell(ActionPlan plan, Site site, Terminal terminal) {
        plan.toText().lines().forEach(terminal::line);
        if (!plan.isEmpty()) {
            site.standing(plan.actionId()).forEach(terminal::line);
        }
        terminal.line("");
    }
}
