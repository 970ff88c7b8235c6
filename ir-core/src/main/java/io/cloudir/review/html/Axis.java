package io.cloudir.review.html;

import io.cloudir.model.TimeRange;
import io.cloudir.review.text.Picture;
import io.cloudir.review.text.Picture.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where an instant lies on paper. An attack lasts minutes and a watch weeks, so the axis is drawn in pieces between the
 * instants that matter: each piece is as wide as the logarithm of its length, and straight within.
 */
final class Axis {
    private static final double LEAST_PIECE = 8;
    private static final double PER_LOG_MINUTE = 8;
    /** A phase should have room for its name. */
    private static final double LEAST_STAY = 96;

    /** Times the root of the number of signals: what the actor did is what people look for. */
    private static final double PER_ROOT_SIGNAL = 18;

    private static final double SECONDS_OF_MINUTE = 60.0;

    private final List<Instant> knots;
    private final double[] at;

    private Axis(List<Instant> knots, double[] at) {
        this.knots = knots;
        this.at = at;
    }

    /** A piece of the axis between two instants that matter. */
    record Piece(Instant from, Instant to, double left, double right) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    static Axis of(Picture picture, double left, double width) {
        TreeSet<Instant> sorted =
                new TreeSet<>(List.of(picture.range().from(), picture.range().to()));
        picture.stays().forEach(stay -> addEnds(sorted, stay.range()));
        picture.watches().forEach(watch -> addEnds(sorted, watch));
        picture.marks().forEach(mark -> sorted.add(mark.at()));
        picture.ticks().stream().map(Picture.Tick::at).min(Instant::compareTo).ifPresent(sorted::add);
        picture.ticks().stream().map(Picture.Tick::at).max(Instant::compareTo).ifPresent(sorted::add);
        List<Instant> knots = new ArrayList<>(sorted);
        long[] signals = signals(picture, knots);
        double[] widths = new double[knots.size()];
        for (int i = 0; i + 1 < knots.size(); i++) {
            double minutes = seconds(knots.get(i), knots.get(i + 1)) / SECONDS_OF_MINUTE;
            widths[i] = LEAST_PIECE
                    + PER_LOG_MINUTE * Math.log1p(minutes)
                    + PER_ROOT_SIGNAL * Math.sqrt((double) signals[i]);
        }
        picture.stays().forEach(stay -> widen(knots, widths, stay));
        return new Axis(knots, positions(widths, knots.size(), left, width));
    }

    /** How many signals lie in each piece; one at its end lies in the next. */
    private static long[] signals(Picture picture, List<Instant> knots) {
        long[] signals = new long[knots.size()];
        for (Picture.Tick tick : picture.ticks()) {
            int at = Collections.binarySearch(knots, tick.at());
            signals[at < 0 ? -at - 2 : at]++;
        }
        return signals;
    }

    private static void addEnds(Set<Instant> knots, TimeRange range) {
        knots.add(range.from());
        knots.add(range.to());
    }

    private static void widen(List<Instant> knots, double[] widths, Stay stay) {
        int from = knots.indexOf(stay.range().from());
        int to = knots.indexOf(stay.range().to());
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += widths[i];
        }
        if (sum > 0 && sum < LEAST_STAY) {
            for (int i = from; i < to; i++) {
                widths[i] *= LEAST_STAY / sum;
            }
        }
    }

    private static double[] positions(double[] widths, int knots, double left, double width) {
        double total = 0;
        for (int i = 0; i + 1 < knots; i++) {
            total += widths[i];
        }
        double[] at = new double[knots];
        double x = left;
        for (int i = 0; i < knots; i++) {
            at[i] = x;
            x += i + 1 < knots ? widths[i] * width / total : 0;
        }
        return at;
    }

    double x(Instant instant) {
        for (int i = 0; i + 1 < knots.size(); i++) {
            if (!instant.isAfter(knots.get(i + 1))) {
                double whole = seconds(knots.get(i), knots.get(i + 1));
                double part = Math.max(0, seconds(knots.get(i), instant));
                return at[i] + (at[i + 1] - at[i]) * part / whole;
            }
        }
        return at[at.length - 1];
    }

    private static double seconds(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        return (double) length.getSeconds() + length.getNano() / 1e9;
    }

    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i + 1 < knots.size(); i++) {
            pieces.add(new Piece(knots.get(i), knots.get(i + 1), at[i], at[i + 1]));
        }
        return pieces;
    }

    /** The instants that get a label: the ends, and between them as many as fit with this distance. */
    List<Instant> labelled(double distance) {
        List<Instant> labelled = new ArrayList<>();
        int last = knots.size() - 1;
        double free = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < last; i++) {
            boolean fits = at[i] >= free && (i == 0 || at[last] - at[i] >= distance);
            if (fits) {
                labelled.add(knots.get(i));
                free = at[i] + distance;
            }
        }
        labelled.add(knots.get(last));
        return labelled;
    }
}
