package io.cloudir.investigate;

import io.cloudir.cloud.IdentityDetail;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.EstablishedFact;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.investigate.inquiry.Answer;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a step notes while it concludes; handed over as a {@link StepResult}. */
final class StepNotes {
    private static final int RECORD_LIMIT = 100;
    private static final int ENTITY_LIMIT = 100;
    private static final int ID_DIGITS = 12;
    private static final int NAMES = 5;

    private final String step;
    private final Map<String, FindingRecorded> findings = new LinkedHashMap<>();
    private final List<Fix> fixes = new ArrayList<>();
    private final SortedSet<Entity> affected = new TreeSet<>();
    private final List<IdentityDetail> identities = new ArrayList<>();
    private final List<Activity> traced = new ArrayList<>();
    private final List<BlastRadius.Reach> reaches = new ArrayList<>();

    private final List<Damage> damage = new ArrayList<>();
    private final List<EstablishedFact> facts = new ArrayList<>();
    private boolean blind;

    StepNotes(String step) {
        this.step = step;
    }

    /** The first names of a list, and how many more there are. */
    static String names(List<Entity> entities) {
        String first = String.join(
                ", ",
                entities.stream()
                        .limit(NAMES)
                        .map(entity -> Text.printable(entity.id()))
                        .toList());
        return entities.size() <= NAMES ? first : first + " and " + (entities.size() - NAMES) + " more";
    }

    /** A finding of this step. */
    void found(String about, String statement, Collection<Entity> entities, List<String> recordIds) {
        found(step, about, statement, entities, recordIds);
    }

    /**
     * A finding.
     *
     * @param kind the step that it is told under
     * @param about what tells it apart from the other findings of that kind; its id is derived from both
     */
    void found(String kind, String about, String statement, Collection<Entity> entities, List<String> recordIds) {
        String id = kind + '-' + Digest.ofText(kind + '\n' + about).hex().substring(0, ID_DIGITS);
        findings.put(
                id,
                new FindingRecorded(
                        id,
                        kind,
                        statement,
                        entities.stream()
                                .distinct()
                                .sorted()
                                .limit(ENTITY_LIMIT)
                                .toList(),
                        recordIds.stream().distinct().limit(RECORD_LIMIT).toList()));
    }

    /** Whatever was not answered, or not in full, is a finding. */
    void lost(Answers answers) {
        for (Answers.Given given : answers.all()) {
            String source = given.question().source();
            if (given.answer() instanceof Answer.Lost lost) {
                visibilityLost(given, source + " did not answer (" + lost.why() + "); hidden is ");
            } else if (given.answer() instanceof Answer.Told told
                    && !told.left().isComplete()) {
                visibilityLost(
                        given,
                        source + " answered in part ("
                                + Text.printable(told.left().text()) + "); hidden may be ");
            } else if (given.answer() instanceof Answer.Absent absent) {
                List<Entity> gone = Questions.thingOf(given.question()).stream().toList();
                found(
                        gone.isEmpty() ? step : FindingRecorded.GONE,
                        "not there: " + given.question().key(),
                        "Not in the account: " + source + " (" + absent.why()
                                + "). It was deleted, or belongs to another account.",
                        gone,
                        List.of());
            }
        }
    }

    private void visibilityLost(Answers.Given given, String what) {
        blind = true;
        found(
                "visibility lost: " + given.question().key(),
                "Visibility lost: " + what + given.question().hidden() + ".",
                List.of(),
                List.of());
    }

    /** What signals rest on and cannot be read any more is a finding: the journal keeps no more than a summary of it. */
    void unread(List<CitedRecord> unread, int cited) {
        if (unread.isEmpty()) {
            return;
        }
        blind = true;
        found(
                "visibility lost: cited records",
                "Visibility lost: " + unread.size() + " of " + Text.count(cited, "record")
                        + " that signals rest on cannot be read from the evidence store (missing or damaged; verifying the"
                        + " evidence tells which); hidden is what they tell beyond the journal's summaries: keys, hosts,"
                        + " sessions, and what was changed or damaged.",
                List.of(),
                unread.stream().map(CitedRecord::id).toList());
    }

    void fixFirst(Fix fix) {
        fixes.add(fix);
    }

    void affects(Collection<Entity> entities) {
        affected.addAll(entities);
    }

    void identity(IdentityDetail detail) {
        identities.add(detail);
    }

    void traced(List<Activity> records) {
        traced.addAll(records);
    }

    void reaches(BlastRadius.Reach reach) {
        reaches.add(reach);
    }

    void damaged(List<Damage> things) {
        damage.addAll(things);
    }

    /** A fact that severity depends on, which is a finding as well. */
    void established(String fact, String why, Collection<Entity> entities, List<String> recordIds) {
        found(fact, fact + ": " + why + '.', entities, recordIds);
        facts.add(new EstablishedFact(
                fact, why, recordIds.stream().distinct().limit(RECORD_LIMIT).toList()));
    }

    StepResult done() {
        return new StepResult(
                List.copyOf(findings.values()),
                List.copyOf(fixes),
                Collections.unmodifiableSortedSet(affected),
                List.copyOf(identities),
                List.copyOf(traced),
                List.copyOf(reaches),
                List.copyOf(damage),
                List.copyOf(facts),
                blind);
    }
}
