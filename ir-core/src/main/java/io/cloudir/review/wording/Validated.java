package io.cloudir.review.wording;

import io.cloudir.incident.event.LifecycleEvent.Word;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import java.util.Optional;

/** Says what a validation came to, and whether anybody looked. */
public final class Validated {
    private Validated() {}

    /**
     * The result, why, and on whose word.
     *
     * @param word the word that stands for a look, if one does
     */
    public static Phrase told(boolean valid, String summary, Optional<Word> word) {
        boolean contradicted = valid && word.filter(Word::isContradicted).isPresent();
        String result = contradicted
                ? "said to hold against the journal"
                : (valid ? "they hold" : "they do not hold") + (word.isPresent() ? ", by word alone" : "");
        return Phrase.of(valid && !contradicted ? Look.GOOD : Look.BAD, result)
                .and(": " + summary)
                .and(word.filter(it -> contradicted).map(Validated::against).orElse(""));
    }

    /** What is known against a word, and why it counts all the same. */
    public static String against(Word word) {
        return " The journal knew: " + String.join("; ", word.against()) + ". Reason given: " + word.reason();
    }
}
