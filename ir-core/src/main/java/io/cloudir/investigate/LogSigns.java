package io.cloudir.investigate;

import io.cloudir.cloud.RecordLines;
import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.RuleSet;
import io.cloudir.detect.Signal;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads what the cloud keeps beside its audit log, and what the shipped rules say to it. */
final class LogSigns {
    /** Most signs of one log that are told one by one. */
    private static final int TOLD = 20;

    private final ReadLog log;
    private final List<Signal> signals;

    private LogSigns(ReadLog log, List<Signal> signals) {
        this.log = log;
        this.signals = signals;
    }

    /** What can be read of some lines. */
    static LogSigns in(RecordLines lines, String name) {
        ReadLog log = CitedActivities.parse(lines, name);
        TreeSet<Signal> signals = new TreeSet<>();
        Detector detector = new Detector(
                RuleSet.shipped(),
                DetectorSettings.files().withMaxPendingBytes(0),
                detection -> signals.add(detection.signal()));
        log.records().forEach(detector::accept);
        detector.flush();
        return new LogSigns(log, List.copyOf(signals));
    }

    /** The records that can be read, in the order of the log. */
    List<Activity> records() {
        return log.records();
    }

    /** How many lines are of no format that is known, in words; empty if all can be read. */
    String unread() {
        return log.unread() == 0 ? "" : " " + Text.count(log.unread(), "line") + " cannot be read.";
    }

    /** Each sign is a finding. */
    void note(String where, Entity about, StepNotes notes) {
        for (Signal signal : signals.stream().limit(TOLD).toList()) {
            List<Entity> entities = new ArrayList<>(List.of(about));
            if (!signal.entity().equals(Entity.NONE)) {
                entities.add(signal.entity());
            }
            notes.found(
                    "sign " + signal.id(),
                    where + ": " + Text.printable(signal.rule().title()) + ". " + Text.printable(signal.explanation()),
                    entities,
                    signal.records().stream().map(record -> record.id()).toList());
        }
        if (signals.size() > TOLD) {
            notes.found(
                    "signs of " + about.id(),
                    where + ": " + (signals.size() - TOLD) + " more signs that the shipped rules know.",
                    List.of(about),
                    List.of());
        }
    }
}
