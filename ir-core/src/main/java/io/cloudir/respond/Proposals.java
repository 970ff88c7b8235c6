package io.cloudir.respond;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.plan.Safeguards;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the facts of an incident call for, in the order in which it should be done, and what is left to people. Derived from
 * values alone; the same facts give the same proposals.
 *
 * @param proposals what should be planned, in order
 * @param leftOut what is left to people, with the reason
 * @param unread how many of the records that signals rest on could not be read; what they call for may be missing
 */
public record Proposals(List<Proposal> proposals, List<LeftOut> leftOut, int unread) {
    public Proposals {
        proposals = List.copyOf(proposals);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * What limits the damage.
     *
     * @param circumstances what the account and the plan tell besides; {@link Circumstances#UNKNOWN} if nobody was asked
     */
    public static Proposals containment(IncidentFacts facts, Circumstances circumstances, Safeguards safeguards) {
        Draft draft = new Draft(safeguards, facts.account());
        draft.tell(facts, circumstances);
        return ContainmentProposals.of(facts, circumstances, draft);
    }

    /**
     * What brings back what was lost or taken out of use, better protected than before.
     *
     * @param circumstances what the account and the plan tell besides; {@link Circumstances#UNKNOWN} if nobody was asked
     */
    public static Proposals recovery(IncidentFacts facts, Circumstances circumstances, Safeguards safeguards) {
        Draft draft = new Draft(safeguards, facts.account());
        draft.tell(facts, circumstances);
        return RecoveryProposals.of(facts, circumstances, draft);
    }

    /** Collects proposals: each request once, never one that the safeguards forbid. */
    static final class Draft {
        private final Guard guard;
        private final CloudAccount account;
        private final Map<ChangeRequest, Proposal> proposals = new LinkedHashMap<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private int unread;

        Draft(Safeguards safeguards, CloudAccount account) {
            this.guard = new Guard(safeguards, account);
            this.account = account;
        }

        /** What could not be found out is found out by people: something may be called for that is not proposed. */
        private void tell(IncidentFacts facts, Circumstances circumstances) {
            unread = facts.unread().size();
            if (unread > 0) {
                leave(
                        TaskKind.RESPONSE,
                        Entity.of(EntityType.ACCOUNT, account.id()),
                        unread + " of " + Text.count(facts.records().size(), "record")
                                + " that signals rest on cannot be read from the evidence store. Put the evidence back or read"
                                + " them in the log, and decide what they call for: keys, hosts and changes may be missing"
                                + " here.",
                        "what is not known is not acted upon");
            }
            Map<String, Long> elsewhere = facts.deeds().stream()
                    .filter(deed -> !facts.isHere(deed))
                    .collect(Collectors.groupingBy(deed -> deed.head().account(), TreeMap::new, Collectors.counting()));
            elsewhere.forEach((other, deeds) -> leave(
                    TaskKind.RESPONSE,
                    Entity.of(EntityType.ACCOUNT, other),
                    "See to account " + Text.printable(other) + ", where suspects did " + Text.count(deeds, "thing")
                            + " that signals rest on: contain it and take back there what they changed.",
                    "what is changed here is account " + account.id() + " alone"));
            circumstances
                    .unanswered()
                    .forEach(what -> leave(
                            TaskKind.RESPONSE,
                            Entity.of(EntityType.ACCOUNT, account.id()),
                            what + ". Find it out, and decide what it calls for.",
                            "what is not known is not acted upon"));
        }

        void propose(ChangeRequest request, String reason, List<String> records) {
            List<String> objections = guard.objections(request.target());
            List<String> cited =
                    records.stream().distinct().limit(Proposal.RECORD_LIMIT).toList();
            if (objections.isEmpty()) {
                proposals.putIfAbsent(request, new Proposal(request, reason, cited));
            } else {
                leave(
                        TaskKind.RESPONSE,
                        request.target(),
                        LeftOut.decide(request.type(), request.target()) + ": " + reason,
                        String.join("; ", objections));
            }
        }

        void leave(TaskKind kind, Entity target, String task, String reason) {
            leave(new LeftOut(kind, target, task, reason));
        }

        void leave(LeftOut left) {
            if (!leftOut.contains(left)) {
                leftOut.add(left);
            }
        }

        Proposals done() {
            return new Proposals(List.copyOf(proposals.values()), leftOut, unread);
        }
    }
}
