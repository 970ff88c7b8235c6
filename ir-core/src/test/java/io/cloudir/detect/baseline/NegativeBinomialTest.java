package io.cloudir.detect.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegativeBinomialTest {
    @ParameterizedTest
    @CsvSource({"0.01, 1.001", "0.3, 1.2", "1, 2", "4, 1.5", "4, 20", "25, 2", "100, 5", "100, 400"})
    void itsTailIsOneLessTheProbabilitiesBelow(double mean, double dispersion) {
        NegativeBinomial counts = new NegativeBinomial(mean, dispersion);
        for (int count : new int[] {1, 2, 3, 5, 10, 40, 150, 600}) {
            assertThat(counts.atLeast(count))
                    .as("%s or more", count)
                    .isCloseTo(1 - below(mean, dispersion, count).doubleValue(), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.05, 1.1, 4", "2, 1.5, 18", "10, 3, 60", "30, 2, 90"})
    void itsTailIsExactFarOut(double mean, double dispersion, int count) {
        double exact = BigDecimal.ONE.subtract(below(mean, dispersion, count)).doubleValue();

        assertThat(exact).isBetween(1e-14, 1e-4);
        assertThat(new NegativeBinomial(mean, dispersion).atLeast(count))
                .isCloseTo(exact, Percentage.withPercentage(0.01));
    }

    /** A Poisson distribution of mean 2 has 4.65e-5 at 10 and above. */
    @Test
    void nearADispersionOfOneItIsAPoissonDistribution() {
        assertThat(new NegativeBinomial(2, 1.000001).atLeast(10)).isCloseTo(4.6498e-5, Percentage.withPercentage(0.1));
    }

    @Test
    void theLeastRareCountIsTheFirstWhoseTailIsRareEnough() {
        NegativeBinomial counts = new NegativeBinomial(1.7, 1.4);
        long least = counts.leastAsRareAs(1e-6);

        assertThat(counts.atLeast(least)).isLessThanOrEqualTo(1e-6);
        assertThat(counts.atLeast(least - 1)).isGreaterThan(1e-6);
    }

    @Test
    void amountsInBytesAreJudgedAsInMegabytes() {
        long inMegabytes = new NegativeBinomial(300, 40).leastAsRareAs(1e-6);
        long inBytes = new NegativeBinomial(300e6, 40e6).leastAsRareAs(1e-6);

        assertThat(inBytes / 1e6).isCloseTo((double) inMegabytes, Percentage.withPercentage(3));
    }

    @Test
    void aMeanOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NegativeBinomial(0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new NegativeBinomial(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new NegativeBinomial(Double.NaN, 2));
    }

    /** The probabilities from zero up to a count, added with fifty digits: P(k + 1) = P(k) (1 - p) (k + r) / (k + 1). */
    private static BigDecimal below(double mean, double dispersion, int count) {
        MathContext digits = new MathContext(50);
        double size = mean / (dispersion - 1);
        BigDecimal next = BigDecimal.valueOf(Math.exp(-size * Math.log(dispersion)));
        BigDecimal fails = BigDecimal.valueOf(1 - 1 / dispersion);
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < count; k++) {
            sum = sum.add(next, digits);
            next = next.multiply(fails, digits)
                    .multiply(BigDecimal.valueOf(k + size), digits)
                    .divide(BigDecimal.valueOf(k + 1L), digits);
        }
        return sum;
    }
}
