package io.cloudir.plan;

import java.util.List;
import java.util.Objects;

/**
 * A law or contract that demands notifications, as data. It helps to remember and is no legal advice.
 *
 * @param id its id
 * @param title its name
 * @param jurisdiction where it holds
 * @param source the article or clause
 * @param note what else to know; may be empty
 * @param events the events that start its clocks
 * @param obligations what is due, in order: an obligation may count from one before it
 */
public record LegalRegime(
        String id,
        String title,
        String jurisdiction,
        String source,
        String note,
        List<LegalEvent> events,
        List<LegalObligation> obligations) {
    public LegalRegime {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(jurisdiction, "jurisdiction");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(note, "note");
        events = List.copyOf(events);
        obligations = List.copyOf(obligations);
    }
}
