package io.cloudir.cli;

import io.cloudir.CloudResponder;
import io.cloudir.IncidentResponse;
import io.cloudir.Outcome;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.investigate.InvestigationResult;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.ActionResult;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.Proposals;
import io.cloudir.respond.json.PlanJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands by which people act on the simulated cloud of a store: look, plan, approve, execute, read back, undo. */
final class CloudCommands {
    private CloudCommands() {}

    /** What they share. */
    abstract static class OnCloud implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final HandOptions hand = new HandOptions();

        @Option(
                names = "--cloud",
                paramLabel = "NAME",
                defaultValue = "simulated",
                description = "The cloud to act on: simulated, the only one yet.")
        @SuppressWarnings("NullAway.Init") // has a default
        private RunCommand.CloudChoice cloud;

        @Parameters(index = "0", paramLabel = "ID", description = "The incident, such as ir-0a1b2c3d4e5f.")
        @SuppressWarnings("NullAway.Init") // required
        private String id;

        OnCloud(Terminal terminal) {
            this.terminal = terminal;
        }

        final Terminal terminal() {
            return terminal;
        }

        final boolean json() {
            return hand.json();
        }

        final String reason() {
            return hand.reason();
        }

        abstract Outcome act(CloudResponder person, IncidentId incident, IncidentResponse response);

        @Override
        public Integer call() {
            if (cloud != RunCommand.CloudChoice.SIMULATED) {
                throw new Failure(
                        ExitCode.USAGE,
                        "there is no adapter for this cloud in the tool yet; expected --cloud simulated");
            }
            IncidentId incident = HandOptions.incident(id);
            return hand.runOnCloud(
                    terminal, id, (response, person) -> act(person.cloud(), incident, response), isTold());
        }

        /** Whether what was done says all, so that where the incident stands need not be told too. */
        boolean isTold() {
            return false;
        }

        static Outcome done(IncidentResponse response, IncidentId incident) {
            return new Outcome.Done(response.incident(incident).orElseThrow());
        }

        static Outcome refused(String why) {
            return new Outcome.Refused(why, Optional.empty());
        }
    }

    /** What commands about one action share. */
    abstract static class OfOneAction extends OnCloud {
        @Parameters(index = "1", paramLabel = "ACTION", description = "The action's id, from ir plan-action.")
        @SuppressWarnings("NullAway.Init") // required
        private String action;

        OfOneAction(Terminal terminal) {
            super(terminal);
        }

        abstract Outcome act(CloudResponder person, IncidentId incident, String action, IncidentResponse response);

        @Override
        final Outcome act(CloudResponder person, IncidentId incident, IncidentResponse response) {
            return act(person, incident, action, response);
        }

        final Outcome told(ActionResult result, IncidentId incident, IncidentResponse response) {
            if (result instanceof ActionResult.Done it) {
                it.residue().forEach(left -> terminal().note("ir: it leaves behind: " + Text.printable(left)));
                return done(response, incident);
            }
            return refused(result.text());
        }
    }

    /** {@code ir investigate}. */
    @Command(
            name = "investigate",
            description = "Find out what an incident did and how far it reaches, by its records and the cloud.")
    static final class Investigate extends OnCloud {
        Investigate(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(CloudResponder person, IncidentId incident, IncidentResponse response) {
            InvestigationResult result = person.investigate(incident);
            if (!json()) {
                result.findings().forEach(it -> terminal().line("- " + Text.printable(it.statement())));
                terminal().line("Scope: " + Text.printable(result.scope().summary()));
            }
            return done(response, incident);
        }
    }

    /** {@code ir plan-action}. */
    @Command(
            name = "plan-action",
            description = {
                "Plan what the facts of an incident call for; the cloud is not changed.",
                "Prints each plan with its ACTION id, then what is left to people. Approve what you want done."
            })
    static final class PlanAction extends OnCloud {
        @Option(
                names = "--purpose",
                paramLabel = "WORD",
                defaultValue = "CONTAIN",
                description = "One of ${COMPLETION-CANDIDATES}.")
        @SuppressWarnings("NullAway.Init") // has a default
        private Purpose purpose;

        @Option(names = "--only", paramLabel = "TYPE", description = "Such as suspend-identity. May be repeated.")
        private List<String> only = new ArrayList<>();

        PlanAction(Terminal terminal) {
            super(terminal);
        }

        @Override
        boolean isTold() {
            return true;
        }

        @Override
        Outcome act(CloudResponder person, IncidentId incident, IncidentResponse response) {
            Proposals proposals = person.proposals(incident, purpose);
            List<ActionPlan> plans = new ArrayList<>();
            List<String> alone = new ArrayList<>();
            for (Proposal proposal : proposals.proposals()) {
                if (only.isEmpty() || only.contains(proposal.request().type())) {
                    PlanAnswer answer = person.plan(incident, proposal);
                    if (answer instanceof PlanAnswer.Planned planned) {
                        plans.add(planned.plan());
                    } else if (answer instanceof PlanAnswer.LeftAlone left) {
                        alone.add(left.target() + ": " + left.reason());
                    } else if (answer instanceof PlanAnswer.Gone gone) {
                        alone.add(gone.target() + ": " + gone.reason());
                    }
                }
            }
            person.openTasks(incident, proposals.leftOut());
            if (json()) {
                terminal().json(PlanJson.of(plans, proposals.leftOut()));
                return done(response, incident);
            }
            plans.forEach(plan -> tell(plan, incident));
            alone.forEach(it -> terminal().line("Left alone: " + Text.printable(it)));
            proposals.leftOut().forEach(it -> terminal().line("Left to people: " + Text.printable(it.task())));
            if (plans.isEmpty() && proposals.leftOut().isEmpty()) {
                terminal().line("The facts call for nothing; ir investigate may find more.");
            }
            return done(response, incident);
        }

        private void tell(ActionPlan plan, IncidentId incident) {
            plan.toText().lines().forEach(terminal()::line);
            terminal()
                    .line(
                            plan.isEmpty()
                                    ? "  nothing to do"
                                    : "  next: ir approve " + incident + ' ' + plan.actionId()
                                            + " --role ROLE --reason TEXT");
            terminal().line("");
        }
    }

    /** {@code ir approve}. */
    @Command(name = "approve", description = "Approve the newest plan of an action, by a role that may.")
    static final class Approve extends OfOneAction {
        @Option(names = "--role", required = true, paramLabel = "ROLE", description = "The role by which you approve.")
        @SuppressWarnings("NullAway.Init") // required
        private String role;

        Approve(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(CloudResponder person, IncidentId incident, String action, IncidentResponse response) {
            return reason().isBlank()
                    ? refused("an approval needs a reason; give --reason TEXT")
                    : person.approve(incident, action, role, reason());
        }
    }

    /** {@code ir execute}. */
    @Command(name = "execute", description = "Make the changes of an approved action, evidence first.")
    static final class Execute extends OfOneAction {
        Execute(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(CloudResponder person, IncidentId incident, String action, IncidentResponse response) {
            return told(person.execute(incident, action), incident, response);
        }
    }

    /** {@code ir verify-action}. */
    @Command(name = "verify-action", description = "Read back whether the cloud is as an action left it.")
    static final class VerifyAction extends OfOneAction {
        VerifyAction(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(CloudResponder person, IncidentId incident, String action, IncidentResponse response) {
            List<String> differing = person.verify(incident, action, Duration.ZERO);
            return differing.isEmpty()
                    ? done(response, incident)
                    : refused("action " + action + " does not hold: " + String.join("; ", differing));
        }
    }

    /** {@code ir release}. */
    @Command(name = "release", description = "Undo an action; what somebody else has changed since is left alone.")
    static final class Release extends OfOneAction {
        Release(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(CloudResponder person, IncidentId incident, String action, IncidentResponse response) {
            return reason().isBlank()
                    ? refused("undoing an action needs a reason; give --reason TEXT")
                    : told(person.release(incident, action, reason()), incident, response);
        }
    }

    /** {@code ir resume}. */
    @Command(name = "resume", description = "Take up an action that stopped half way.")
    static final class Resume extends OfOneAction {
        Resume(Terminal terminal) {
            super(terminal);
        }

        @Override
        Outcome act(CloudResponder person, IncidentId incident, String action, IncidentResponse response) {
            return told(person.resume(incident, action), incident, response);
        }
    }
}
