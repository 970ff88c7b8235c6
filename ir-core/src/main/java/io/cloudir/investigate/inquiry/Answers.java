package io.cloudir.investigate.inquiry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the questions of one step were answered so far. Immutable. */
public final class Answers {
    /** Nothing was asked. */
    public static final Answers NONE = new Answers(Map.of());

    private final Map<String, Given> given;

    private Answers(Map<String, Given> given) {
        this.given = given;
    }

    /**
     * A question and what became of it.
     *
     * @param question what was asked
     * @param answer what became of it
     */
    public record Given(Question<?> question, Answer answer) {}

    Answers with(Question<?> question, Answer answer) {
        Map<String, Given> more = new LinkedHashMap<>(given);
        more.putIfAbsent(question.key(), new Given(question, answer));
        return new Answers(more);
    }

    /** What the cloud told when it was asked that; empty if it was not asked yet, did not tell, or has no such thing. */
    public <T> Optional<T> to(Question<T> question) {
        return Optional.ofNullable(given.get(question.key()))
                .map(Given::answer)
                .filter(Answer.Told.class::isInstance)
                .map(answer -> question.type().cast(((Answer.Told) answer).value()));
    }

    /** All questions in the order in which they were asked. */
    public List<Given> all() {
        return List.copyOf(given.values());
    }

    List<Question<?>> unanswered(List<Question<?>> questions) {
        List<Question<?>> open = new ArrayList<>();
        for (Question<?> question : questions) {
            if (!given.containsKey(question.key())) {
                open.add(question);
            }
        }
        return open;
    }
}
