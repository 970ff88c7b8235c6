package io.cloudir.investigate;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.StateRef;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.investigate.inquiry.Answers;
import io.cloudir.investigate.inquiry.Question;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Surveys what suspects and their sessions damaged: what happened to it, by which records, and how it stands now. */
final class DamageStep extends InquiryStep {
    static final StepDeclaration DECLARED = StepDeclaration.ofRecords(
                    "damage", "what suspects and their sessions damaged, and how it stands now", "trace")
            .asking("whether what was damaged is damaged still", Capability.DESCRIBE, Capability.EXPOSURE);

    /** Most things that the cloud is asked about; how the others stand stays unknown. */
    private static final int ASKED = 100;

    /** Most things that a survey names. */
    private static final int LIMIT = 500;

    private static final int RECORDS = 100;

    private final boolean again;

    DamageStep(Inquiry inquiry) {
        this(DECLARED, inquiry, false);
    }

    private DamageStep(StepDeclaration declaration, Inquiry inquiry, boolean again) {
        super(declaration, inquiry);
        this.again = again;
    }

    /** Looks again at what the last survey names, without tracing anew what suspects did. */
    static DamageStep again(Inquiry inquiry) {
        StepDeclaration alone =
                new StepDeclaration(DECLARED.name(), DECLARED.purpose(), List.of(), DECLARED.asks(), DECLARED.hidden());
        return new DamageStep(alone, inquiry, true);
    }

    /** Each thing says itself how far it could be looked at. */
    @Override
    void lost(Answers answers, StepNotes notes) {}

    @Override
    public List<Question<?>> questions(Map<String, StepResult> needed, Answers answers) {
        Set<Question<?>> questions = new LinkedHashSet<>();
        Restored restored = new Restored(inquiry());
        List<Found> damaged = damaged(needed);
        damaged.stream().limit(ASKED).forEach(found -> {
            found.causes().forEach((effect, caused) -> {
                List<StateRef> reads =
                        restored.changed(found.first().asset(), found.first().kind(), effect, caused);
                reads.forEach(target -> questions.add(inquiry().cloud().read(target)));
                if (reads.isEmpty()) {
                    questions.add(inquiry().cloud().describe(found.first().asset()));
                }
            });
        });
        if (damaged.stream().anyMatch(found -> found.causes().containsKey(DamageEffect.EXPOSED))) {
            questions.add(inquiry().cloud().exposure());
        }
        return List.copyOf(questions);
    }

    @Override
    void conclude(Map<String, StepResult> needed, Answers answers, StepNotes notes) {
        List<Found> damaged = damaged(needed);
        Standing standing = new Standing(inquiry(), answers);
        MadeThings made = made(needed);
        Map<String, String> calls = new HashMap<>();
        records(needed)
                .forEach(record ->
                        calls.put(record.id(), CloudCall.of(record.summary()).name()));
        List<Damage> survey = new ArrayList<>();
        for (Found found : damaged.stream().limit(LIMIT).toList()) {
            Standing.Seen seen = survey.size() < ASKED
                    ? standing.of(
                            found.first().asset(),
                            found.first().kind(),
                            found.causes(),
                            calls,
                            isOfSuspects(found, made))
                    : new Standing.Seen(DamageStanding.UNKNOWN, "the cloud was asked about the first " + ASKED);
            survey.add(new Damage(
                    found.first().asset(),
                    found.first().part(),
                    found.first().kind(),
                    found.first().account(),
                    List.copyOf(found.causes().keySet()),
                    found.records().stream().limit(RECORDS).toList(),
                    seen.standing(),
                    seen.text()));
        }
        notes.damaged(survey);
        if (!survey.isEmpty()) {
            long open = survey.stream()
                    .filter(it -> it.standing() != DamageStanding.RESTORED)
                    .count();
            String parts = survey.stream()
                    .collect(Collectors.groupingBy(
                            it -> it.part().name().toLowerCase(Locale.ROOT), TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", "));
            notes.found(
                    "all",
                    "Suspects and their sessions damaged " + Text.count(survey.size(), "thing") + " (" + parts + "); "
                            + open + " of them not known to be as " + (open == 1 ? "it" : "they") + " should be"
                            + (damaged.size() > LIMIT
                                    ? "; the first " + LIMIT + " of " + damaged.size() + " are told"
                                    : "")
                            + (TraceStep.isBlind(needed)
                                    ? "; not all records could be read, so what a survey found before is kept"
                                    : "")
                            + ".",
                    List.of(),
                    damaged.stream().flatMap(it -> it.records().stream()).toList());
        }
    }

    /**
     * One thing, with all that happened to it.
     *
     * @param told what was done to it, each with the records that did it, as far as they are at hand
     * @param records all records about it
     * @param saidMade whether an earlier survey says that suspects made it
     */
    private record Found(
            DamageRecord first, EnumMap<DamageEffect, Set<String>> told, Set<String> records, boolean saidMade) {
        static Found of(DamageRecord first) {
            return new Found(first, new EnumMap<>(DamageEffect.class), new LinkedHashSet<>(), false);
        }

        static Found of(Damage known) {
            DamageRecord first = new DamageRecord(
                    known.asset(),
                    known.kind(),
                    known.account(),
                    known.effects().get(0),
                    known.recordIds().get(0));
            Found found = new Found(
                    first, new EnumMap<>(DamageEffect.class), new LinkedHashSet<>(), Standing.saidMade(known.seen()));
            known.effects().forEach(effect -> found.told().put(effect, new LinkedHashSet<>()));
            found.records().addAll(known.recordIds());
            return found;
        }

        void add(DamageRecord damage) {
            told.computeIfAbsent(damage.effect(), unseen -> new LinkedHashSet<>())
                    .add(damage.record());
            records.add(damage.record());
        }

        /** Each effect with what caused it: any of the records where an earlier survey does not tell which. */
        Map<DamageEffect, Set<String>> causes() {
            Map<DamageEffect, Set<String>> causes = new EnumMap<>(DamageEffect.class);
            told.forEach((effect, caused) -> causes.put(effect, caused.isEmpty() ? records : caused));
            return causes;
        }
    }

    private static String keyOf(Damage known) {
        return keyOf(known.account(), known.kind(), known.asset().id());
    }

    private static String keyOf(String account, String kind, String id) {
        return account + '\n' + kind + '\n' + id;
    }

    /** The records at hand, cited and traced, in time order. */
    private List<Activity> records(Map<String, StepResult> needed) {
        List<Activity> all = new ArrayList<>(inquiry().activities());
        needed.values().forEach(result -> all.addAll(result.traced()));
        all.sort(Inquiry.IN_TIME);
        return all;
    }

    /** The records of what suspects and their sessions did. */
    private Set<Activity> deeds(List<Activity> all) {
        Set<Activity> deeds =
                new HashSet<>(SessionTrace.of(inquiry().suspects(), all).deeds(all));
        Set<String> suspects = inquiry().suspectIds();
        all.stream()
                .filter(activity -> suspects.contains(Inquiry.actorOf(activity)))
                .forEach(deeds::add);
        return deeds;
    }

    private MadeThings made(Map<String, StepResult> needed) {
        List<Activity> all = records(needed);
        return MadeThings.of(all, deeds(all)::contains);
    }

    /** Whoever looks again has not traced anew, and takes the survey's word for what the records at hand do not tell. */
    private boolean isOfSuspects(Found found, MadeThings made) {
        return made.isOfSuspects(found.first()) || found.saidMade();
    }

    private List<Found> damaged(Map<String, StepResult> needed) {
        List<Activity> all = records(needed);
        Set<Activity> deeds = deeds(all);
        Map<String, Found> found = new LinkedHashMap<>();
        if (again || TraceStep.isBlind(needed)) {
            // What cannot be seen now is not known to be undamaged.
            inquiry()
                    .incident()
                    .detection()
                    .damage()
                    .ifPresent(last -> last.event().damaged().stream()
                            .filter(it ->
                                    !it.effects().isEmpty() && !it.recordIds().isEmpty())
                            .forEach(it -> found.put(keyOf(it), Found.of(it))));
        }
        for (Activity activity : all) {
            if (deeds.contains(activity)) {
                for (DamageRecord damage : DamageRecord.of(activity)) {
                    String key = keyOf(
                            damage.account(), damage.kind(), damage.asset().id());
                    found.computeIfAbsent(key, unseen -> Found.of(damage)).add(damage);
                }
            }
        }
        return List.copyOf(found.values());
    }
}
