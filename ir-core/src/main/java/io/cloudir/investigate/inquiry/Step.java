package io.cloudir.investigate.inquiry;

import java.util.List;
import java.util.Map;

/**
 * A step: asks, and concludes from the answers. Both methods are functions of what they are given, so that the result is the same
 * whoever runs the step and however often.
 *
 * @param <R> what it concludes; immutable
 */
public interface Step<R> {
    /** Its name, unlike that of any other step. */
    String name();

    /** The names of the steps whose results it is given. */
    List<String> needs();

    /**
     * What it asks, given what was answered so far. It is called again after all of these were answered, until it asks nothing new; so an
     * answer may lead to further questions.
     *
     * @param needed the results of the steps that it needs
     */
    List<Question<?>> questions(Map<String, R> needed, Answers answers);

    /**
     * What follows. Some questions may not have been answered.
     *
     * @param needed the results of the steps that it needs
     */
    R conclude(Map<String, R> needed, Answers answers);
}
