package io.cloudir.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Says what is due when under a legal regime. Pure: the same moments give the same deadlines.
 *
 * <p>Each regime counts from its own events (awareness of a personal data breach is not awareness of a significant
 * incident), and a step that follows another counts from when that one was really submitted.
 *
 * @param calendar the zone and the days that business days and months are counted by
 */
public record LegalClock(BusinessCalendar calendar) {
    public LegalClock {
        Objects.requireNonNull(calendar, "calendar");
    }

    /**
     * What is due, and when.
     *
     * @param obligation what is due
     * @param due when its clock runs out
     */
    public record Due(LegalObligation obligation, Instant due) {
        public Due {
            Objects.requireNonNull(obligation, "obligation");
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * The deadlines of all obligations whose clocks have begun, the earliest first.
     *
     * @param regime the regime
     * @param moments when its events happened and when its obligations were submitted, by id; what has not happened is
     *     absent
     */
    public List<Due> running(LegalRegime regime, Map<String, Instant> moments) {
        List<Due> running = new ArrayList<>();
        for (LegalObligation obligation : regime.obligations()) {
            due(obligation, moments).ifPresent(due -> running.add(new Due(obligation, due)));
        }
        running.sort(Comparator.comparing(Due::due)
                .thenComparing(due -> regime.obligations().indexOf(due.obligation())));
        return List.copyOf(running);
    }

    /** When an obligation is due; empty while its clock has not begun. */
    public Optional<Instant> due(LegalObligation obligation, Map<String, Instant> moments) {
        Instant begin = moments.get(obligation.after());
        if (begin == null) {
            return Optional.empty();
        }
        Instant end = obligation.within().endAfter(begin, calendar);
        return Optional.of(
                obligation.cap().map(cap -> capped(end, begin, cap, moments)).orElse(end));
    }

    private Instant capped(Instant end, Instant begin, LegalObligation.Cap cap, Map<String, Instant> moments) {
        Instant capBegin = moments.get(cap.after());
        if (capBegin == null) {
            return end;
        }
        Instant capEnd = cap.within().endAfter(capBegin, calendar);
        return capEnd.isAfter(begin) && capEnd.isBefore(end) ? capEnd : end;
    }
}
