package io.cloudir.review.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudir.model.Text;
import java.nio.charset.StandardCharsets;

/** Whatever a text is: a terminal obeys nothing in it, and it fits its line. */
class TerminalFuzzTest {
    @FuzzTest
    void aTextFitsItsLineAndSteersNothing(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (int columns : new int[] {1, 7, 80}) {
            String line = TerminalLine.fit(text, columns);
            assertThat(line.codePoints().allMatch(Text::isPrintable)).as(line).isTrue();
            assertThat(line.codePoints().map(TerminalLine::width).sum()).isLessThanOrEqualTo(columns);
        }
    }
}
