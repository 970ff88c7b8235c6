package io.cloudir.detect.baseline;

/**
 * What is usual in a period for those of a group together.
 *
 * @param mean how much one of them does in a period
 * @param dispersion variance by mean, over all of them and all periods
 * @param periods how many periods that rests on
 */
public record Pool(double mean, double dispersion, long periods) {
    /** Fewer do not make a group. */
    public static final int LEAST_KEYS = 5;

    /** What to expect of one of whom nothing is known. */
    public NegativeBinomial ofOne() {
        double spread = Math.max(1, dispersion) * (1 + 1.0 / Math.max(1, periods));
        return new NegativeBinomial(mean, Math.max(spread, Fit.leastDispersion(mean)));
    }
}
