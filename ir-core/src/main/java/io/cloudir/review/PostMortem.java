package io.cloudir.review;

import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.review.metrics.Metrics;
import io.cloudir.review.section.Dossier;
import io.cloudir.review.section.Sections;
import io.cloudir.review.text.Section;
import java.util.List;
import java.util.Objects;

/**
 * The report on an incident, as a value: what an incident commander, a leader and a regulator need to know of it. Made
 * from the journal alone; the same journal gives an equal report. It can be made at any time; before the incident is over
 * it is a report on progress.
 *
 * @param incident the incident that it tells of
 * @param metrics how long it took and what went wrong
 * @param sections what it says, in the order in which it is read
 */
public record PostMortem(Incident incident, Metrics metrics, List<Section> sections) {
    public PostMortem {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(metrics, "metrics");
        sections = List.copyOf(sections);
    }

    /**
     * Tells a journal.
     *
     * @param journal all entries of one incident, in order
     * @throws IllegalArgumentException if there is no entry
     */
    public static PostMortem of(List<JournalEntry> journal) {
        Dossier dossier = Dossier.of(journal);
        return new PostMortem(dossier.incident(), dossier.metrics(), Sections.of(dossier));
    }

    /** Whether it tells of an exercise; every form of the report says so in its first line. */
    public boolean isExercise() {
        return incident.exercise();
    }

    /** What kind of report it is: a post-mortem from the review on, a report on progress before. */
    public String kind() {
        return switch (incident.phase()) {
            case REVIEWING, CLOSED, FALSE_POSITIVE, MERGED -> "Post-mortem";
            case DETECTED, INVESTIGATING, MITIGATING, RECOVERING, ON_HOLD -> "Incident report, in progress";
        };
    }

    /** Its first line: says EXERCISE first if it is one, then the kind of report and the incident. Free of quoted text. */
    public String headline() {
        return (isExercise() ? "EXERCISE · " : "") + kind() + " · " + incident.id();
    }

    /** The section with this id. */
    public Section section(String id) {
        return sections.stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section '" + id + "'; there are "
                        + sections.stream().map(Section::id).toList()));
    }
}
