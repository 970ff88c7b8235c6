package io.cloudir.investigate;

import io.cloudir.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rebuilds what happened in which order, in spells: what one actor did until another acted. */
final class SequenceStep implements Step {
    private static final int SPELLS = 20;
    private static final int CALLS = 8;

    @Override
    public String name() {
        return "sequence";
    }

    @Override
    public void run(Inquiry inquiry) {
        List<CitedRecord> records = inquiry.records();
        int begin = 0;
        int spells = 0;
        for (int at = 1; at <= records.size(); at++) {
            boolean ends = at == records.size() || !actor(records.get(at)).equals(actor(records.get(begin)));
            if (ends && spells++ < SPELLS) {
                spell(spells, records.subList(begin, at), inquiry);
            }
            if (ends) {
                begin = at;
            }
        }
        if (spells > SPELLS) {
            inquiry.found(
                    name(),
                    "more",
                    "The first " + SPELLS + " of " + spells
                            + " spells are told; the records of all are cited by the signals.",
                    List.of(),
                    List.of());
        }
    }

    private void spell(int number, List<CitedRecord> spell, Inquiry inquiry) {
        Map<String, Integer> calls = new LinkedHashMap<>();
        spell.forEach(record -> calls.merge(record.call().name(), 1, Integer::sum));
        String listed = String.join(
                ", ",
                calls.entrySet().stream()
                        .limit(CALLS)
                        .map(entry -> entry.getValue() == 1
                                ? entry.getKey()
                                : entry.getKey() + " (" + entry.getValue() + " times)")
                        .toList());
        String actor = actor(spell.get(0));
        long failed = spell.stream().filter(record -> !record.succeeded()).count();
        inquiry.found(
                name(),
                spell.get(0).id(),
                number + ". From " + spell.get(0).summary().time() + " to "
                        + spell.get(spell.size() - 1).summary().time() + ", "
                        + (actor.isBlank() ? "somebody unknown" : Text.printable(actor)) + ": "
                        + Text.printable(listed)
                        + (calls.size() > CALLS ? " and " + (calls.size() - CALLS) + " other calls" : "")
                        + (failed == 0 ? "." : "; " + failed + " failed."),
                inquiry.suspects().stream()
                        .filter(suspect -> suspect.principal().equals(actor))
                        .map(Suspect::entity)
                        .toList(),
                spell.stream().map(CitedRecord::id).toList());
    }

    private static String actor(CitedRecord record) {
        return record.summary().actor();
    }
}
