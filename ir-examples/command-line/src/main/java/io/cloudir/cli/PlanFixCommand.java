package io.cloudir.cli;

import io.cloudir.Outcome;
import io.cloudir.investigate.Fix;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.json.PlanJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code ir plan-fix}. */
@Command(
        name = "plan-fix",
        description = {
            "Plan what mends the first service that records or watches the account and is broken; the cloud is not changed.",
            "Call it again once that is executed: the next fix may start from what this one leaves."
        })
final class PlanFixCommand extends CloudCommands.OnCloud {
    PlanFixCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    Outcome act(Site site) {
        List<String> alone = new ArrayList<>();
        Optional<ActionPlan> first = first(site, alone);
        if (json()) {
            terminal().json(PlanJson.of(first.stream().toList(), List.of()));
            return site.done();
        }
        first.ifPresent(plan -> PlanActionCommand.tell(plan, site, terminal()));
        alone.forEach(it -> terminal().line("Left alone: " + it));
        if (first.isEmpty() && alone.isEmpty()) {
            terminal().line("Nothing that records or watches the account is known to be broken.");
        }
        return site.done();
    }

    private static Optional<ActionPlan> first(Site site, List<String> alone) {
        for (Fix fix : site.person().investigate(site.id()).fixFirst()) {
            PlanAnswer answer = site.person().plan(site.id(), fix);
            if (!(answer instanceof PlanAnswer.Planned planned)) {
                alone.add(PlanActionCommand.alone(answer));
            } else if (!planned.plan().isEmpty()) {
                return Optional.of(planned.plan());
            }
        }
        return Optional.empty();
    }
}
