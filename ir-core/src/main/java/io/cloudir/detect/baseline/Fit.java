package io.cloudir.detect.baseline;

import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What to expect of one key in a period, from what it did in those before.
 *
 * <ul>
 *   <li><b>Rate.</b> The mean of the same hour of the week, with its two neighbours at half weight if these make it tell periods that
 *       were left out better (cross-validation), and the key's overall rate as a gamma prior that weighs as much as half a period; the overall rate has a prior of its own, the mean of the key's peers, that
 *       weighs as much as a day. Posterior means of the gamma-Poisson model are such weighted means (Gelman et al.: Bayesian Data
 *       Analysis, 3rd edition, 2.6).
 *   <li><b>Spread.</b> squared deviations by means, each period left out of the mean it is compared with; never less
 *       than of a Poisson distribution (as in Farrington et al. 1996 and, with the negative binomial, Noufaily et al. 2013, on
 *       detecting outbreaks), and never so small that counts vary by less than a fifth.
 *   <li><b>Robust.</b> No period counts for more than the greatest of another day: what happened on a single day teaches no more than
 *       had happened on some other day (Winsor's rule, by days).
 * </ul>
 */
public final class Fit {
    /** On fewer days a key must have been seen to have habits. */
    public static final int LEAST_DAYS = 3;

    private static final double NEIGHBOUR = 0.5;
    private static final double PRIOR = 0.5;
    /** Jeffreys' prior of a rate: half an event. */
    private static final double HALF_AN_EVENT = 0.5;

    private static final double STEADIEST = 25;

    private final Season season;
    private final long from;
    private final long now;
    private final long cap;
    private final int days;
    private final double[] sums;
    private final double[] exposures;
    private final long[] periods;
    private final long[] amounts;
    private final int size;
    private final LongPredicate learned;
    private double total;
    private double squares;
    private long exposure;

    /**
     * What a key did.
     *
     * @param season what is like what
     * @param from the first period that tells something, such as the one in which the key was first seen
     * @param now the first period that does not count, such as the one that is judged
     * @param periods periods in which it did something, rising
     * @param amounts how much in each
     * @param size how many of these there are
     * @param learned which periods may be learned from
     */
    public Fit(Season season, long from, long now, long[] periods, long[] amounts, int size, LongPredicate learned) {
        this.season = season;
        this.from = from;
        this.now = now;
        this.periods = periods;
        this.amounts = amounts;
        this.size = size;
        this.learned = learned;
        this.sums = new double[season.slots()];
        this.exposures = new double[season.slots()];
        long highest = 0;
        long second = 0;
        long best = 0;
        long day = Long.MIN_VALUE;
        int seen = 0;
        for (int at = 0; at <= size; at++) {
            boolean counts = at < size && isLearned(periods[at]);
            long its = at < size ? season.day(periods[at]) : Long.MAX_VALUE;
            if ((counts || at == size) && its != day) {
                second = Math.max(second, Math.min(highest, best));
                highest = Math.max(highest, best);
                best = 0;
                day = its;
                seen += counts ? 1 : 0;
            }
            if (counts) {
                best = Math.max(best, amounts[at]);
            }
        }
        this.cap = second;
        this.days = seen;
        add();
    }

    private boolean isLearned(long period) {
        return period >= from && period < now && learned.test(period);
    }

    private void add() {
        for (long period = from; period < now; period++) {
            if (learned.test(period)) {
                exposures[season.slot(period)]++;
                exposure++;
            }
        }
        for (int at = 0; at < size; at++) {
            if (isLearned(periods[at])) {
                double amount = Math.min(amounts[at], cap);
                sums[season.slot(periods[at])] += amount;
                total += amount;
                squares += amount * amount;
            }
        }
    }

    /** Whether it was seen on enough days to have habits. */
    public boolean isKnown() {
        return days >= LEAST_DAYS;
    }

    /** On how many days it was seen. */
    public int days() {
        return days;
    }

    /** What it did in all; single days apart. */
    public double total() {
        return total;
    }

    /** The sum of the squares of what it did in each period. */
    public double squares() {
        return squares;
    }

    /** Over how many periods. */
    public long exposure() {
        return exposure;
    }

    /**
     * What to expect in a period, also of one that has done nothing.
     *
     * @param period the period, not before those that it was fitted to
     * @param peers what its peers do, if enough of them are known
     */
    public NegativeBinomial expected(long period, @Nullable Pool peers) {
        double weight = peers == null ? 0 : season.perDay();
        double mean = peers == null ? 0 : peers.mean();
        double overall = (total + HALF_AN_EVENT + weight * mean) / Math.max(1, exposure + weight);
        Model alone = new Model(overall, 0);
        Model smoothed = new Model(overall, NEIGHBOUR);
        Model better = smoothed.dispersion < alone.dispersion ? smoothed : alone;
        int slot = season.slot(period);
        double rate = better.values[slot] / better.weights[slot];
        double spread = Math.max(1, better.dispersion) * (1 + 1 / better.weights[slot]);
        return new NegativeBinomial(rate, Math.max(spread, leastDispersion(rate)));
    }

    /** Weighted sums for each slot, and how well the means they make tell a period that was left out. */
    private final class Model {
        private final double[] values = new double[sums.length];
        private final double[] weights = new double[sums.length];
        private final double dispersion;

        Model(double overall, double neighbour) {
            for (int slot = 0; slot < sums.length; slot++) {
                weights[slot] = smooth(exposures, slot, neighbour) + PRIOR;
                values[slot] = smooth(sums, slot, neighbour) + PRIOR * overall;
            }
            dispersion = dispersion(values, weights);
        }
    }

    private static double smooth(double[] of, int slot, double neighbour) {
        int count = of.length;
        return of[slot] + neighbour * (of[(slot + 1) % count] + of[(slot + count - 1) % count]);
    }

    /** The sum of squared deviations by the sum of means, which rare events far apart do not lift. */
    private double dispersion(double[] values, double[] weights) {
        double[] silent = exposures.clone();
        double squared = 0;
        double means = 0;
        for (int at = 0; at < size; at++) {
            if (isLearned(periods[at])) {
                int slot = season.slot(periods[at]);
                silent[slot]--;
                double amount = Math.min(amounts[at], cap);
                double others = weights[slot] - 1;
                double mean = (values[slot] - amount) / others;
                squared += (amount - mean) * (amount - mean);
                means += mean * (1 + 1 / others);
            }
        }
        for (int slot = 0; slot < silent.length; slot++) {
            if (silent[slot] > 0) {
                double others = weights[slot] - 1;
                double mean = values[slot] / others;
                squared += silent[slot] * mean * mean;
                means += silent[slot] * mean * (1 + 1 / others);
            }
        }
        return means > 0 ? squared / means : 1;
    }

    /** The least dispersion that a mean is believed to have. */
    static double leastDispersion(double mean) {
        return 1 + mean / STEADIEST;
    }
}
