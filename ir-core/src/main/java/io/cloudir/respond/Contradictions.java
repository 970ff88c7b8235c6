package io.cloudir.respond;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Asked;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the journal itself says against the word that a response holds, by the newest plan for each thing: what was planned again
 * with another time is the same thing. What ended as it was planned to, and what an earlier pass of the incident left behind
 * without being in force, says nothing. One sentence for each kind of contradiction, so that it stays short however many actions
 * there are.
 */
public final class Contradictions {
    private static final int NAMED = 5;
    private static final String NOT_CARRIED_OUT = "planned and not carried out";

    private Contradictions() {}

    /** What speaks against the word that containment holds; empty if nothing. */
    public static List<String> ofRemediations(Incident incident) {
        List<IncidentAction> contain = StillHolds.of(incident.response().actions(), Purpose.CONTAIN);
        List<String> against = new ArrayList<>(ofActions(incident, contain, "containment"));
        List<Suspect> suspects = Suspect.of(incident);
        if (!suspects.isEmpty() && contain.stream().noneMatch(StillHolds::isComplete)) {
            against.add("nothing is contained, though " + Text.count(suspects.size(), "suspect")
                    + (suspects.size() == 1 ? " is known: " : " are known: ")
                    + names(suspects.stream().map(Suspect::principal).toList()));
        }
        return against;
    }

    /** What speaks against the word that recovery is done; empty if nothing. */
    public static List<String> ofRestorations(Incident incident) {
        List<IncidentAction> recover = incident.response().actions().stream()
                .filter(action -> action.purpose() == Purpose.RECOVER
                        || action.plan().event().actionType().equals("roll-back"))
                .toList();
        List<String> against = new ArrayList<>(ofActions(incident, recover, "recovery"));
        List<String> damaged = incident.detection().damage().stream()
                .flatMap(survey -> OpenDamage.of(incident, survey.event()).damaged().stream())
                .map(Contradictions::name)
                .toList();
        if (!damaged.isEmpty()) {
            against.add("by the last survey " + Text.count(damaged.size(), "thing")
                    + (damaged.size() == 1 ? " is" : " are") + " damaged still: " + names(damaged));
        }
        return against;
    }

    /**
     * What was planned for a purpose and is not carried out, one sentence; empty if nothing.
     *
     * @param besides actions that count all the same, such as those that the plan has come to forbid
     */
    public static Optional<String> notCarriedOut(
            Incident incident, Purpose purpose, Predicate<IncidentAction> besides) {
        List<IncidentAction> waiting = newest(
                        incident, StillHolds.of(incident.response().actions(), purpose))
                .stream()
                .filter(action -> whatOf(action).equals(NOT_CARRIED_OUT) && !besides.test(action))
                .toList();
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(numbered(
                                waiting.size(),
                                purpose == Purpose.CONTAIN ? "containment" : "recovery",
                                NOT_CARRIED_OUT)
                        + ": "
                        + names(waiting.stream().map(Contradictions::name).toList()));
    }

    /** The refusal of a word that the journal contradicts. */
    public static String refusal(List<String> against) {
        return "the journal says otherwise: " + String.join("; ", against)
                + ". Have the cloud looked at, carry out, read back or resume what is open, or give a reason why your word"
                + " counts all the same: it is journalled with what is against it.";
    }

    /** The newest action about each thing. */
    private static List<IncidentAction> newest(Incident incident, List<IncidentAction> actions) {
        Map<Thing, IncidentAction> newest = new LinkedHashMap<>();
        actions.stream()
                .filter(action -> !isPast(incident, action) && !isOver(action))
                .forEach(action -> newest.merge(
                        Thing.of(action),
                        action,
                        (one, other) -> one.plan().seq() > other.plan().seq() ? one : other));
        return List.copyOf(newest.values());
    }

    private static List<String> ofActions(Incident incident, List<IncidentAction> actions, String noun) {
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (IncidentAction action : newest(incident, actions)) {
            String what = whatOf(action);
            if (!what.isEmpty()) {
                open.computeIfAbsent(what, unseen -> new ArrayList<>()).add(name(action));
            }
        }
        return open.entrySet().stream()
                .map(entry -> numbered(entry.getValue().size(), noun, entry.getKey()) + ": " + names(entry.getValue()))
                .toList();
    }

    /** What an action is about: two that differ only in a time are about the same. */
    private record Thing(String type, Entity target, String parameters) {
        static Thing of(IncidentAction action) {
            ActionPlanned plan = action.plan().event();
            return new Thing(
                    plan.actionType(),
                    plan.target(),
                    plan.asked().map(Asked::parameters).orElse(plan.actionId()));
        }
    }

    /** Whether it was left behind by an earlier pass of the incident, with nothing of it in force. */
    private static boolean isPast(Incident incident, IncidentAction action) {
        return Math.max(action.plan().seq(), action.changedSeq())
                        <= incident.cycle().beganSeq()
                && !action.isHalfDone()
                && !action.isInForce();
    }

    /** Whether it was undone no sooner than it was planned to end. */
    private static boolean isOver(IncidentAction action) {
        return action.state() instanceof ActionState.Released released
                && action.plan()
                        .event()
                        .expires()
                        .filter(end -> !released.at().isBefore(end))
                        .isPresent();
    }

    /** What keeps an action from counting; empty if it was read back and holds, or changes nothing. */
    private static String whatOf(IncidentAction action) {
        ActionState state = action.state();
        if (state instanceof ActionState.Planned || state instanceof ActionState.Approved) {
            return action.plan().event().changes().isEmpty() ? "" : NOT_CARRIED_OUT;
        } else if (state instanceof ActionState.Executing) {
            return "begun and not finished";
        } else if (state instanceof ActionState.Executed) {
            return "never read back";
        } else if (state instanceof ActionState.Verified verified) {
            return verified.holds() ? "" : "read back and found not to hold";
        } else if (state instanceof ActionState.Released) {
            return "undone again";
        }
        return state instanceof ActionState.Failed ? "given up, for they failed" : "";
    }

    private static String numbered(int number, String noun, String what) {
        String several = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return number == 1
                ? "1 " + noun + " was " + what.replace("they", "it")
                : number + " " + several + " were " + what;
    }

    private static String name(IncidentAction action) {
        return action.plan().event().actionType() + " of "
                + Text.printable(action.plan().event().target().id());
    }

    private static String name(Damage damage) {
        return Text.printable(damage.asset().id());
    }

    private static String names(List<String> names) {
        String shown = names.stream().limit(NAMED).map(Text::printable).collect(Collectors.joining(", "));
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }
}
