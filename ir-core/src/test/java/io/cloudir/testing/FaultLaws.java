package io.cloudir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Fault;
import io.cloudir.model.Text;
import java.util.List;

/** What holds for the faults of every document, whatever is in it. */
public final class FaultLaws {
    private FaultLaws() {}

    /** There is one at least; each has a place in the document and can be shown to a person as it is. */
    public static void check(List<Fault> faults, String document) {
        long lines = document.split("\\R", -1).length + 1L;
        assertThat(faults).isNotEmpty().isSorted();
        for (Fault fault : faults) {
            if (!fault.code().equals("too-many-faults")) {
                assertThat(fault.line()).as("line of %s", fault).isBetween(1, (int) Math.max(1, lines));
                assertThat(fault.column()).as("column of %s", fault).isBetween(1, document.length() + 2);
            }
            assertThat(fault.message())
                    .as("message of %s", fault)
                    .hasSizeLessThan(5_000)
                    .satisfies(FaultLaws::seen);
            assertThat(fault.fix())
                    .as("fix of %s", fault)
                    .hasSizeLessThan(5_000)
                    .satisfies(FaultLaws::seen);
        }
    }

    private static void seen(String text) {
        assertThat(text.codePoints().allMatch(point -> Text.isPrintable(point) || point == '\uFFFD'))
                .as("printable: %s", text)
                .isTrue();
    }
}
