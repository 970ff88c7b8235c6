package io.cloudir.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.detect.match.Expression;
import io.cloudir.document.Faults;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java takes time that grows with the square of a number's length to read it. */
class LongNumberTest {
    @ParameterizedTest
    @CsvSource({"64, Equals", "65, Matches", "100000, Matches"})
    void aNumberLongerThanAnyThatIsComparedIsReadAsText(int digits, String test) {
        String rule = "title: T\nlogsource: {}\ndetection: {s: {f: " + "1".repeat(digits) + "}, condition: s}\n";
        List<SigmaDocument> read = SigmaReader.read(rule, Placeholders.NONE, new Faults());
        assertThat(read)
                .singleElement()
                .extracting(
                        document -> ((SigmaDocument.Rule) document).selector().expression())
                .satisfies(expression -> assertThat(((Expression.Field) expression).values())
                        .singleElement()
                        .extracting(value -> value.getClass().getSimpleName())
                        .isEqualTo(test));
    }
}
