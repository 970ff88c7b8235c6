package io.cloudir.respond;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Actor;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a survey of damage does not know to be restored. Each thing is left to a person, who restores it or says why it stays as
 * it is: how they end its task is told, and settles it for the present cycle. What was read is no part of it, for nothing
 * restores that. Immutable.
 */
public final class OpenDamage {
    /** Most tasks that one look opens. */
    private static final int TASKS = 100;

    /** Most things that one sentence names. */
    private static final int NAMED = 5;

    private final Incident incident;
    private final List<Damage> open = new ArrayList<>();
    private final List<Damage> unseen = new ArrayList<>();
    private final List<String> settled = new ArrayList<>();

    private OpenDamage(Incident incident) {
        this.incident = incident;
    }

    /**
     * What is open by a survey.
     *
     * @param survey how everything stands now; the incident may know an older one
     */
    public static OpenDamage of(Incident incident, DamageSurveyed survey) {
        OpenDamage all = new OpenDamage(Objects.requireNonNull(incident, "incident"));
        survey.damaged().stream()
                .filter(it -> it.standing() != DamageStanding.RESTORED)
                .filter(it -> !it.effects().contains(DamageEffect.READ))
                .forEach(all::add);
        return all;
    }

    private void add(Damage damage) {
        Optional<Recorded<TaskEnded>> decided = incident.work()
                .task(leftOf(damage).taskId())
                .flatMap(Task::ended)
                .filter(ended -> ended.event().done() && ended.actor() instanceof Actor.Person);
        if (decided.isPresent()) {
            settled.add(
                    name(damage) + " (" + Text.printable(decided.get().actor().id()) + " says: "
                            + Text.printable(decided.get().event().outcome()) + ')');
        } else if (damage.standing() == DamageStanding.UNKNOWN && wasRestored(damage)) {
            unseen.add(damage);
        } else {
            open.add(damage);
        }
    }

    /** What is seen to be damaged and that nobody has settled. */
    List<Damage> damaged() {
        return open.stream()
                .filter(it -> it.standing() == DamageStanding.DAMAGED)
                .toList();
    }

    /** The tasks of what is open, the first {@value #TASKS}. */
    public List<LeftOut> tasks() {
        return open.stream().limit(TASKS).map(this::leftOf).toList();
    }

    void tell(Look look) {
        if (!settled.isEmpty()) {
            look.good(Text.count(settled.size(), "thing") + " that the survey does not know to be restored "
                    + (settled.size() == 1 ? "was" : "were") + " left to people: " + named(settled));
        }
        if (!open.isEmpty()) {
            look.open(told(open) + "; restore what can be restored, and end the task of each as done");
        }
        if (!unseen.isEmpty()) {
            look.open(told(unseen) + "; look again, for it was restored before");
        }
    }

    private static String told(List<Damage> things) {
        return Text.count(things.size(), "thing") + (things.size() == 1 ? " is" : " are")
                + " not known to be restored: "
                + named(things.stream()
                        .map(it -> name(it) + " (" + Text.printable(it.seen()) + ')')
                        .toList());
    }

    private static String named(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }

    /** Whether the last survey that the incident knows saw it restored, so that only this time nobody can tell. */
    private boolean wasRestored(Damage damage) {
        return incident.detection().damage().stream()
                .flatMap(last -> last.event().damaged().stream())
                .anyMatch(it -> it.asset().equals(damage.asset())
                        && it.kind().equals(damage.kind())
                        && it.account().equals(damage.account())
                        && it.standing() == DamageStanding.RESTORED);
    }

    /** What comes back in a later cycle is damaged anew, and settled anew. */
    private LeftOut leftOf(Damage damage) {
        int cycle = incident.cycle().number();
        return new LeftOut(
                TaskKind.RECOVERY,
                damage.asset(),
                "Restore " + name(damage) + " in account " + Text.printable(damage.account())
                        + ", or say why it stays as it is" + (cycle == 1 ? "" : " in cycle " + cycle) + ".",
                "the survey of damage does not know it to be restored: " + Text.printable(damage.seen()));
    }

    private static String name(Damage damage) {
        return Text.printable(damage.kind()) + " "
                + Text.printable(damage.asset().id());
    }
}
