package io.cloudir;

import io.cloudir.model.Text;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Scenario;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.respond.playbook.Playbooks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The playbooks at hand: those that ship, and of the plan's own those whose documents the application has given. */
final class PlanPlaybooks {
    private final ResponsePlan plan;
    private final Map<String, Playbook> own;
    private final Playbooks known;

    /** @throws IllegalArgumentException if the plan does not name one of them as its own */
    PlanPlaybooks(ResponsePlan plan, Map<String, Playbook> own) {
        this.plan = plan;
        this.own = Map.copyOf(own);
        this.known = Playbooks.shipped().with(own.values().toArray(Playbook[]::new));
        List<String> names = plan.playbooks().stream()
                .filter(it -> !it.where().isEmpty())
                .map(it -> it.id())
                .toList();
        own.keySet().stream().filter(id -> !names.contains(id)).findFirst().ifPresent(id -> {
            throw new IllegalArgumentException("the plan has no playbook '" + Text.printable(id) + "' of its own, only "
                    + names + "; name it in the plan's section 'playbooks', or give it by the id that stands there");
        });
    }

    /** The playbook of a scenario; empty if the plan has no such scenario, or the document is not at hand. */
    Optional<Playbook> of(String scenario) {
        Optional<String> id = plan.scenario(scenario).map(Scenario::playbook);
        return id.flatMap(it -> Optional.ofNullable(own.get(it))).or(() -> id.flatMap(Playbook::shipped));
    }

    /** All of them: what a playbook may call. */
    Playbooks known() {
        return known;
    }
}
