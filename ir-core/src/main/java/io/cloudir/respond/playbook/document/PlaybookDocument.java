package io.cloudir.respond.playbook.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A playbook as its author wrote it.
 *
 * @param id its id
 * @param name its name
 * @param description what it is for; may be empty
 * @param types its playbook types
 * @param labels its labels
 * @param modified the version it is
 * @param validFrom not to be followed before
 * @param validUntil not to be followed after
 * @param start the first step
 * @param exception the step that an unhandled failure leads to
 * @param steps its steps by id
 * @param agents its agents by id
 * @param variables its variables by name
 * @param markings its markings in words
 * @param references its external references in words
 */
public record PlaybookDocument(
        Word id,
        Word name,
        String description,
        List<String> types,
        List<String> labels,
        Instant modified,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Word start,
        Optional<Word> exception,
        Map<String, StepDocument> steps,
        Map<String, AgentDocument> agents,
        Map<String, VariableDocument> variables,
        List<String> markings,
        List<String> references) {}
