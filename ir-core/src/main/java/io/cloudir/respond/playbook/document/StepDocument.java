package io.cloudir.respond.playbook.document;

import io.cloudir.document.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step of a workflow.
 *
 * @param id its id
 * @param key where the id stands
 * @param type its type
 * @param name its name; its type if it has none
 * @param description what it is for; may be empty
 * @param delay milliseconds before it begins
 * @param timeout milliseconds until it has failed
 * @param next what follows success: on_completion or on_success
 * @param onFailure what follows failure
 * @param references external references in words
 * @param variables variables of its own
 * @param agent who does it
 * @param commands what it does
 * @param condition what it asks; of a switch, what it switches on
 * @param branches the steps that its branches begin with, by the branch's name
 * @param playbook the playbook that it calls
 */
public record StepDocument(
        String id,
        Place key,
        String type,
        String name,
        String description,
        Optional<Long> delay,
        Optional<Long> timeout,
        Optional<Word> next,
        Optional<Word> onFailure,
        List<String> references,
        Map<String, VariableDocument> variables,
        Optional<Word> agent,
        List<CommandDocument> commands,
        Optional<Word> condition,
        Map<Word, Word> branches,
        Optional<Word> playbook) {
    /** The type of a step that ends a branch. */
    public static final String END = "end";

    /** What follows it within its branch. */
    Stream<Word> following() {
        return Stream.concat(next.stream(), onFailure.stream());
    }
}
