package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the documentation of a life cycle as Markdown, from its table and nothing else. */
public final class LifecyclePage {
    private LifecyclePage() {}

    /** The page, its lines ended by line feeds. */
    public static String markdown(Lifecycle lifecycle) {
        return String.join(
                "\n",
                "# The life cycle of an incident",
                "",
                "This page is written from the table in the code; a test compares the two.",
                "",
                "```mermaid",
                LifecycleDiagram.mermaid(lifecycle) + "```",
                "",
                "## Transitions",
                "",
                "| from | to | gates | needs a reason | decided by |",
                "|---|---|---|---|---|",
                transitions(lifecycle),
                "",
                "From `on-hold` an incident goes on only in the phase it was held from. `merged` is final.",
                "",
                "## Gates",
                "",
                "A refused transition names every gate that is not met, why, and what meets it.",
                "",
                "| gate | what it checks | what meets it |",
                "|---|---|---|",
                gates(lifecycle),
                "",
                "A validation is a look at the cloud, or somebody's word (`word` of the entry). A word that the journal itself contradicts needs a",
                "reason: an action that was planned and not carried out, begun and not finished, never read back, found not to hold, failed or",
                "undone; suspects of whom nothing is contained; what the last survey found damaged still and no person has settled. A look at",
                "restorations holds the same against them, by a survey of its own, and what was planned and not carried out leaves either look open",
                "until somebody gives a reason, which the statement tells. With a reason the word meets the gate, but nothing counts as",
                "contained or recovered by it: times, deadlines and the report's first page say so, with what is against it and the reason.",
                "",
                "A validation that finds that something does not hold leads back, in the same decision and with what was found as the reason: from",
                "`mitigating` to `investigating`, from `recovering` to `mitigating`. What could not be looked at, as where a log was not answered or it is",
                "too early, is no finding: it does not validate, and the incident stays where it is until somebody looks again. A step of a playbook looks",
                "again each minute; only when it gives up does it lead back, and only for what its last look has found: where nobody answered, the",
                "step fails and the incident stays. A look holds for the incident as it was when it began; if that has changed",
                "meanwhile it is looked again.",
                "",
                "An action counts as read back by `verify-action`, or by a validation that came after it. Where neither can be had, a person attests",
                "`actions-read-back` with a note; an action that is executed afterwards asks for it again. A playbook that is followed half-way lets an",
                "incident move on, for it waits for phases itself, and is told each time; it keeps the incident from being closed until it has come to its end,",
                "its step is given up, or it is stopped.",
                "",
                "## Steps back and cycles",
                "",
                "A step back to `investigating` or `mitigating` sets aside what was validated and watched before it: the way",
                "forward needs it anew, and a new scope when it leads back to `investigating`. When investigation begins again",
                "after `recovering`, `reviewing`, `closed` or `false-positive`, a new cycle begins; the times of the earlier",
                "cycles stay as they were.",
                "",
                "A signal about an incident's entities is attached while people work on it. During recovery, review and after",
                "closing it reopens the incident if it falls within the watch; after the watch it opens a linked incident.",
                "Only a person can end a watch before its time.",
                "");
    }

    private static String transitions(Lifecycle lifecycle) {
        return lifecycle.transitions().stream()
                .map(row -> cells(
                        code(row.from()),
                        code(row.to()),
                        row.gates().stream()
                                .map(gate -> "`" + gate.code() + "`")
                                .collect(Collectors.joining(", ")),
                        row.reasonRequired() ? "yes" : "",
                        row.personRequired() ? "a person" : "anyone"))
                .collect(Collectors.joining("\n"));
    }

    private static String gates(Lifecycle lifecycle) {
        List<Gate> inUse = lifecycle.transitions().stream()
                .flatMap(row -> row.gates().stream())
                .distinct()
                .toList();
        return inUse.stream()
                .map(gate -> cells("`" + gate.code() + "`", gate.checks(), gate.metBy()))
                .collect(Collectors.joining("\n"));
    }

    private static String code(Phase phase) {
        return "`" + phase.code() + "`";
    }

    private static String cells(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
