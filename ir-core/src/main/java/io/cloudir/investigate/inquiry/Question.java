package io.cloudir.investigate.inquiry;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.model.Text;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something to ask a cloud.
 *
 * @param what what is asked for, for people, such as {@code identity}
 * @param about whom or what it is about, as a log gave it; empty for the account. Together with {@code what} it tells the question
 *     apart from the others of its step
 * @param hidden what nobody can see while it is not answered
 * @param call asks it; is handed what says that enough time has passed
 * @param type what an answer is
 * @param left what an answer leaves out
 */
public record Question<T>(
        String what,
        String about,
        String hidden,
        Function<BooleanSupplier, T> call,
        Class<T> type,
        Function<T, Completeness> left) {
    public Question {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(hidden, "hidden");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(left, "left");
    }

    /** What tells it apart from the others of its step. */
    public String key() {
        return what + '\n' + about;
    }

    /** What is asked, for people. */
    public String source() {
        return about.isEmpty() ? what : what + ' ' + Text.printable(about);
    }

    /** Asks. Whatever the adapter does wrong is an answer of its own, so that the investigation goes on. */
    Answer ask(BooleanSupplier enough) {
        try {
            @Nullable T value = call.apply(enough);
            return value == null
                    ? new Answer.Lost("the adapter answered nothing")
                    : new Answer.Told(value, left.apply(value));
        } catch (CloudException.NotFound e) {
            return new Answer.Absent(reason(e));
        } catch (CloudException e) {
            return new Answer.Lost(reason(e));
        } catch (RuntimeException e) {
            return new Answer.Lost("the adapter failed with " + e.getClass().getSimpleName() + ": " + reason(e));
        }
    }

    private static String reason(RuntimeException e) {
        return Text.printable(String.valueOf(e.getMessage()));
    }
}
