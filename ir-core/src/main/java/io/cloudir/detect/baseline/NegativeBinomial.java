package io.cloudir.detect.baseline;

/**
 * Counts whose rate is itself only known up to a gamma distribution: the negative binomial distribution, for a mean and a
 * ratio of variance to mean. Its tails are exact, not those of a normal curve, so that they hold for counts near zero, too.
 *
 * <p>With size {@code r = mean / (dispersion - 1)} and {@code p = 1 / dispersion}, {@code P(X >= k)} is the regularised
 * incomplete beta function {@code I(1-p; k, r)} (Johnson, Kemp, Kotz: Univariate Discrete Distributions, 3rd edition, 5.6).
 *
 * @param mean what is expected, above 0
 * @param dispersion variance by mean, above 1; near 1 it is a Poisson distribution
 */
public record NegativeBinomial(double mean, double dispersion) {
    /** Of amounts such as bytes, so many steps to a standard unit of dispersion are looked at: finer ones change nothing. */
    private static final double STEPS = 1_000;

    private static final long MOST = 1L << 60;

    public NegativeBinomial {
        if (!(mean > 0) || !(dispersion > 1) || Double.isInfinite(mean) || Double.isInfinite(dispersion)) {
            throw new IllegalArgumentException("no mean above 0 and dispersion above 1: " + mean + ", " + dispersion);
        }
    }

    /** How likely so many or more are. */
    public double atLeast(long count) {
        if (count <= 0) {
            return 1;
        }
        // Amounts in finer units than their spread are all but continuous: coarser units give the same, in fewer steps.
        double unit = Math.max(1, dispersion / STEPS);
        double scaled = dispersion / unit;
        return IncompleteBeta.of(1 - 1 / scaled, count / unit, mean / unit / (scaled - 1));
    }

    /** The least count that, with all above it, is no likelier than this; above 0. */
    public long leastAsRareAs(double probability) {
        long beyond = 1;
        while (beyond < MOST && atLeast(beyond) > probability) {
            beyond *= 2;
        }
        long within = beyond / 2;
        while (beyond - within > 1) {
            long middle = within + (beyond - within) / 2;
            if (atLeast(middle) > probability) {
                within = middle;
            } else {
                beyond = middle;
            }
        }
        return beyond;
    }
}
