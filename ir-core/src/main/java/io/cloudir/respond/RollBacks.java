package io.cloudir.respond;

import io.cloudir.investigate.ChangedThing;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.MadeThings;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What suspects changed is taken back: all of one thing at once, the thing that changed last first. */
final class RollBacks implements ProposalRule {
    private final IncidentFacts facts;
    private final boolean silencing;
    private final Predicate<ChangedThing> which;

    private RollBacks(IncidentFacts facts, boolean silencing, Predicate<ChangedThing> which) {
        this.facts = facts;
        this.silencing = silencing;
        this.which = which;
    }

    /** What made the account's watchers blind, whoever did it. */
    static RollBacks ofBlindness(IncidentFacts facts) {
        return new RollBacks(facts, true, thing -> true);
    }

    /** What made keys. */
    static RollBacks ofMadeKeys(IncidentFacts facts) {
        return new RollBacks(
                facts,
                false,
                thing -> thing.records().stream()
                        .anyMatch(record -> record.call().name().equals("CreateAccessKey")));
    }

    /** Every change but what made the account's watchers blind. */
    static RollBacks ofChanges(IncidentFacts facts) {
        return new RollBacks(facts, false, thing -> true);
    }

    @Override
    public void propose(Proposals.Draft draft) {
        changed().stream()
                .filter(which)
                .forEach(thing -> draft.propose(thing.rollBack(), why(thing), thing.recordIds()));
    }

    private List<ChangedThing> changed() {
        Set<String> actors = facts.suspects().stream().map(Suspect::principal).collect(Collectors.toSet());
        MadeThings made = MadeThings.of(
                facts.cited(),
                activity -> activity.head()
                        .principal()
                        .filter(it -> actors.contains(it.id()))
                        .isPresent());
        Set<String> elsewhere = facts.cited().stream()
                .filter(record -> !facts.isHere(record))
                .map(Activity::id)
                .collect(Collectors.toSet());
        List<CitedRecord> changes = facts.records().stream()
                .filter(record -> !elsewhere.contains(record.id()))
                .filter(CitedRecord::succeeded)
                .filter(record -> !record.call().isRead())
                // What blinds is taken back alone: before a trail was made there was no sight either. What blinds only
                // what suspects made themselves belongs to its making, and may come to nothing with it.
                .filter(record -> (record.call().silences() && !made.holds(record.summary())) == silencing)
                .filter(record -> silencing || actors.contains(record.summary().actor()))
                .toList();
        return ChangedThing.newestFirst(changes, facts.cited());
    }

    private static String why(ChangedThing thing) {
        RecordSummary first = thing.records().get(0).summary();
        RecordSummary last = thing.records().get(thing.records().size() - 1).summary();
        String who = thing.records().stream()
                .map(record -> Text.printable(record.summary().actor()))
                .distinct()
                .collect(Collectors.joining(", "));
        return "Take back " + thing.calls() + " by " + who
                + (thing.records().size() == 1
                        ? " at " + first.time()
                        : " (" + thing.records().size() + " records from " + first.time() + " to " + last.time() + ")")
                + (thing.silences() ? ": it made the account's watchers blind." : ".");
    }
}
