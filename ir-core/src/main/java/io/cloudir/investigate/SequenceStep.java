package io.cloudir.investigate;

import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rebuilds what happened in which order, in spells: what one actor did until another acted. */
final class SequenceStep extends InquiryStep {
    static final StepDeclaration DECLARED =
            StepDeclaration.ofRecords("sequence", "what happened in which order, and how far times tell", "trace");

    private static final int SPELLS = 20;
    private static final int CALLS = 8;

    SequenceStep(Inquiry inquiry) {
        super(DECLARED, inquiry);
    }

    /** The cited records and those that were traced, in order. */
    static Sequence sequence(Inquiry inquiry, StepResult traced) {
        List<RecordSummary> records = new ArrayList<>(
                inquiry.records().stream().map(CitedRecord::summary).toList());
        traced.traced().stream().map(Activity::summary).forEach(records::add);
        return Sequence.of(records);
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        Sequence sequence = needed.values().stream()
                .findFirst()
                .map(traced -> sequence(inquiry(), traced))
                .orElseThrow();
        List<RecordSummary> records =
                sequence.moments().stream().map(Sequence.Moment::record).toList();
        int begin = 0;
        int spells = 0;
        for (int at = 1; at <= records.size(); at++) {
            boolean ends = at == records.size()
                    || !records.get(at).actor().equals(records.get(begin).actor());
            if (ends && spells++ < SPELLS) {
                spell(spells, records.subList(begin, at), notes);
            }
            if (ends) {
                begin = at;
            }
        }
        if (spells > SPELLS) {
            notes.found(
                    "more",
                    "The first " + SPELLS + " of " + spells + " spells are told; the records tell the others.",
                    List.of(),
                    List.of());
        }
        if (sequence.uncertain() > 0) {
            notes.found(
                    "order",
                    "The order of " + Text.count(sequence.uncertain(), "record")
                            + " is uncertain: each is of the same time as one before it, as exactly as times are told.",
                    List.of(),
                    sequence.moments().stream()
                            .filter(moment -> !moment.certain())
                            .map(moment -> moment.record().id())
                            .toList());
        }
    }

    private void spell(int number, List<RecordSummary> spell, StepNotes notes) {
        Map<String, Integer> calls = new LinkedHashMap<>();
        spell.forEach(record -> calls.merge(CloudCall.of(record).name(), 1, Integer::sum));
        String listed = String.join(
                ", ",
                calls.entrySet().stream()
                        .limit(CALLS)
                        .map(entry -> entry.getValue() == 1
                                ? entry.getKey()
                                : entry.getKey() + " (" + entry.getValue() + " times)")
                        .toList());
        String actor = spell.get(0).actor();
        long failed = spell.stream()
                .filter(record -> !record.outcome().equals("success"))
                .count();
        notes.found(
                spell.get(0).id(),
                number + ". From " + spell.get(0).time() + " to "
                        + spell.get(spell.size() - 1).time() + ", "
                        + (actor.isBlank() ? "somebody unknown" : Text.printable(actor)) + ": "
                        + Text.printable(listed)
                        + (calls.size() > CALLS ? " and " + (calls.size() - CALLS) + " other calls" : "")
                        + (failed == 0 ? "." : "; " + failed + " failed."),
                inquiry().suspects().stream()
                        .filter(suspect -> suspect.principal().equals(actor))
                        .map(Suspect::entity)
                        .toList(),
                spell.stream().map(RecordSummary::id).toList());
    }
}
