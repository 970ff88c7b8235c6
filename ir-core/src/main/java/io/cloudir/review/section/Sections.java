package io.cloudir.review.section;

import io.cloudir.review.text.Section;
import java.util.List;
import java.util.function.Function;

/** The sections of a post-mortem, in the order in which they are read. */
public final class Sections {
    private static final List<Function<Dossier, Section>> ALL = List.of(
            SummarySection::of,
            FactsSection::of,
            SeveritySection::of,
            TimelineSection::of,
            SignalsSection::of,
            ScopeSection::of,
            EvidenceSection::of,
            PlaybookSection::of,
            ActionsSection::of,
            WorkSection::of,
            MetricsSection::of,
            ReviewSection::of,
            LifecycleSection::of,
            TechniquesSection::of,
            IntegritySection::of);

    private Sections() {}

    public static List<Section> of(Dossier dossier) {
        return ALL.stream().map(section -> section.apply(dossier)).toList();
    }
}
