package io.cloudir.respond;

import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.ResponseEvent.Trusted;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.CloudCall;
import io.cloudir.investigate.ReadLog;
import io.cloudir.model.Entity;
import io.cloudir.model.Principal;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Judges whether something may be brought back from a source: it was made before the compromise began, and nobody changed it
 * since. The compromise begins with the earliest record that a signal of the incident rests on.
 */
final class SourceCheck {
    /** Calls about a source that leave what is in it as it was. */
    private static final Set<String> HARMLESS = Set.of(
            "ModifySnapshotAttribute",
            "ModifyDBSnapshotAttribute",
            "ModifyDBClusterSnapshotAttribute",
            "ModifyImageAttribute",
            "CreateTags",
            "DeleteTags",
            "CopySnapshot",
            "CopyDBSnapshot",
            "CopyImage",
            "CreateVolume",
            "RunInstances",
            "RestoreDBInstanceFromDBSnapshot",
            "RestoreDBClusterFromSnapshot");

    private final CloudAdapter cloud;
    private final Instant since;
    private final String earliest;
    private final Instant now;
    private final Supplier<List<Activity>> cited;
    private final Incident incident;
    private Optional<List<Activity>> read = Optional.empty();

    private SourceCheck(
            CloudAdapter cloud,
            Incident incident,
            Instant since,
            String earliest,
            Instant now,
            Supplier<List<Activity>> cited) {
        this.cloud = cloud;
        this.incident = incident;
        this.since = since;
        this.earliest = earliest;
        this.now = now;
        this.cited = cited;
    }

    /**
     * The check for an incident. While no signal tells when the compromise began, that is as early as what is trusted.
     *
     * @param trustedBefore what a request trusts is older than that
     * @param cited the records behind its signals, as far as they are at hand
     */
    static SourceCheck of(
            CloudAdapter cloud, Incident incident, Instant trustedBefore, Instant now, Supplier<List<Activity>> cited) {
        return new SourceCheck(
                cloud,
                incident,
                incident.detection().firstRecordAt().orElse(trustedBefore),
                CitedRecord.of(incident).stream()
                        .findFirst()
                        .map(SourceCheck::named)
                        .orElse(""),
                now,
                cited);
    }

    private static String named(CitedRecord record) {
        String actor = record.summary().actor();
        return ", record " + Text.printable(record.id()) + (actor.isBlank() ? "" : " of " + Text.printable(actor));
    }

    /** Why a request must not be planned: it trusts what was made when the compromise had begun. */
    Optional<String> objection(Instant trustedBefore) {
        return trustedBefore.isAfter(since)
                ? Optional.of("it would bring back what was made before " + trustedBefore
                        + ", but the compromise began at " + since
                        + ", by the earliest record of the incident" + earliest + "; trust only"
                        + " what is older than that")
                : Optional.empty();
    }

    /**
     * Why a source is not trusted; empty if it is.
     *
     * @throws CloudException if the audit log cannot be asked, or a cited record that may tell of a change not be read
     */
    Optional<String> flaw(ChangePlan.Source source) {
        String name = Text.printable(source.name());
        Optional<Instant> young = source.made().filter(made -> !made.isBefore(since));
        if (young.isPresent()) {
            return Optional.of(name + " was made at " + young.get() + ", when the compromise had begun (" + since
                    + earliest + ')');
        }
        return changes(source.entity()).stream()
                .findFirst()
                .map(change -> name + " was changed since the compromise began: by "
                        + change.head()
                                .principal()
                                .map(who -> Text.printable(who.id()))
                                .orElse("somebody unknown")
                        + " with " + Text.printable(change.head().action()) + " at " + change.time() + " (record "
                        + Text.printable(change.id()) + ')');
    }

    /**
     * What speaks against what was planned to be brought back, as the incident and the log are now; empty if nothing. A plan that
     * names no source, or one of unknown age, is only as good as the time that it trusts.
     *
     * @throws CloudException if the audit log cannot be asked, or a cited record that may tell of a change not be read
     */
    List<String> flaws(Trusted trusted) {
        boolean dated = !trusted.sources().isEmpty()
                && trusted.sources().stream().noneMatch(source -> source.made().isEmpty());
        Stream<String> early = dated ? Stream.empty() : objection(trusted.before()).stream();
        Stream<String> each = trusted.sources().stream()
                .map(it -> new ChangePlan.Source(it.entity(), it.name(), it.made()))
                .flatMap(source -> flaw(source).stream());
        return Stream.concat(early, each).toList();
    }

    /** What a person has to see to where a source is trusted though not all is known of it. */
    static List<String> unknown(List<ChangePlan.Source> sources, Instant trustedBefore) {
        return sources.stream()
                .filter(source -> source.made().isEmpty())
                .map(source -> "The cloud does not tell when " + Text.printable(source.name())
                        + " was made: approve it only if you know that it is older than " + trustedBefore + '.')
                .toList();
    }

    private List<Activity> changes(Entity source) {
        List<Activity> logged = List.of();
        if (since.isBefore(now)) {
            RecordLines records =
                    cloud.logs(LogQuery.audit(new TimeRange(since, now)).about(source));
            if (!records.isComplete()) {
                throw new CloudException.Conflict("who changed " + source.id() + " since " + since
                        + " cannot be told: the audit log holds more than could be read");
            }
            ReadLog log = CitedActivities.parse(records, "audit");
            if (log.unread() > 0) {
                throw new CloudException.Conflict("who changed " + source.id() + " since " + since + " cannot be told: "
                        + Text.count(log.unread(), "line") + " of the audit log cannot be read");
            }
            logged = log.records();
        }
        List<Activity> changes = new ArrayList<>();
        Stream.concat(citedRecords(source).stream(), logged.stream())
                .filter(record -> !record.time().isBefore(since))
                .filter(record -> record.head().errorCode().isEmpty())
                .filter(record -> isChange(record) && names(record, source.id()))
                .filter(record -> record.head()
                        .principal()
                        .map(Principal::id)
                        .filter(cloud.responder()::equals)
                        .isEmpty())
                .sorted(Comparator.comparing(Activity::time).thenComparing(Activity::id))
                .forEach(changes::add);
        return changes;
    }

    /** The cited records, all that may tell of a change among them. */
    private List<Activity> citedRecords(Entity source) {
        if (read.isEmpty()) {
            read = Optional.of(cited.get());
        }
        List<CitedRecord> unread = CitedActivities.unread(incident, read.get()).stream()
                .filter(record -> record.succeeded() && isChange(record.call()))
                .toList();
        if (!unread.isEmpty()) {
            throw new CloudException.Conflict("who changed " + source.id() + " since " + since + " cannot be told: "
                    + Text.count(unread.size(), "record")
                    + " that signals rest on cannot be read from the evidence store, first "
                    + Text.printable(unread.get(0).id()) + "; put the evidence back");
        }
        return read.get();
    }

    private static boolean isChange(Activity record) {
        return !record.head().readOnly() && isChange(CloudCall.of(record.summary()));
    }

    private static boolean isChange(CloudCall call) {
        return !call.isRead() && !HARMLESS.contains(call.name());
    }

    private static boolean names(Activity record, String id) {
        return record.head().resources().stream()
                .anyMatch(resource -> resource.id().equals(id));
    }
}
