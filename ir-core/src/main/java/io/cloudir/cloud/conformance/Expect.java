package io.cloudir.cloud.conformance;

import io.cloudir.model.Text;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what was expected and what was met instead. */
final class Expect {
    /** Longest message, in UTF-16 units, that somebody reads to its end. */
    private static final int LONGEST = 2_000;

    private Expect() {}

    static void that(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new ConformanceFailure(otherwise.get());
        }
    }

    static void same(@Nullable Object expected, @Nullable Object met, String what) {
        that(Objects.equals(expected, met), () -> what + ": expected " + text(expected) + ", met " + text(met));
    }

    /** That a call throws an exception of exactly one kind, with a message to read. */
    static <X extends RuntimeException> X thrown(Class<X> kind, String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException met) {
            if (kind.isInstance(met)) {
                String message = String.valueOf(met.getMessage());
                that(
                        message.length() <= LONGEST && message.codePoints().allMatch(Text::isPrintable),
                        () -> what + ": the message is not one printable line: " + Text.printable(message));
                return kind.cast(met);
            }
            throw new ConformanceFailure(
                    what + ": expected " + kind.getSimpleName() + ", met "
                            + met.getClass().getSimpleName(),
                    met);
        }
        throw new ConformanceFailure(what + ": expected " + kind.getSimpleName() + ", met an answer");
    }

    private static String text(@Nullable Object value) {
        return '\'' + Text.printable(String.valueOf(value)) + '\'';
    }
}
