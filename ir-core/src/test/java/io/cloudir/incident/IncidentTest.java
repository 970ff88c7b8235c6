package io.cloudir.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.IncidentReclassified;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldLifted;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskReassigned;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Category;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an incident says after its journal. */
class IncidentTest {
    private static final Instant START = TestJournal.START;

    @Test
    void anIncidentBeginsDetectedUnassessedAndInItsFirstCycle() {
        Incident incident = TestJournal.opened("k").incident();

        assertThat(incident.phase()).isEqualTo(Phase.DETECTED);
        assertThat(incident.title()).isEqualTo("Keys of a user in foreign hands");
        assertThat(incident.scenario()).isEqualTo("compromised-identity");
        assertThat(incident.category()).isEqualTo(Category.ACCOUNT_COMPROMISE);
        assertThat(incident.plan()).isEqualTo(Digest.ofText("plan"));
        assertThat(incident.openedAt()).isEqualTo(START);
        assertThat(incident.severity()).isEmpty();
        assertThat(incident.priority()).isEmpty();
        assertThat(incident.nextDue()).isEmpty();
        assertThat(incident.progress().cycles()).hasSize(1);
        assertThat(incident.anomalies()).isEmpty();
        assertThat(incident.version()).isEqualTo(1);
    }

    @Test
    void anEmptyJournalIsNoIncident() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Incident.fold(List.of()))
                .withMessageContaining("no entries, so no incident");
    }

    @Test
    void aSignalCountsOnceAndBringsItsEntityAccountAndRegion() {
        Incident incident = TestJournal.opened("k")
                .add(Samples.signal("s1", Samples.USER, START), Samples.signal("s1", Samples.ADDRESS, START))
                .add(Samples.signal("s2", Samples.USER, START.minusSeconds(3600)))
                .add(Samples.signal("s3", Entity.NONE, START))
                .incident();

        assertThat(incident.detection().signals())
                .extracting(it -> it.event().signalId())
                .containsExactly("s1", "s2", "s3");
        assertThat(incident.detection().entities())
                .containsExactly(new InvolvedEntity(Samples.USER, List.of("s1", "s2")));
        assertThat(incident.detection().accounts()).containsExactly(new CloudAccount(Cloud.AWS, "123456789012"));
        assertThat(incident.detection().regions()).containsExactly("eu-central-1");
        assertThat(incident.detection().firstRecordAt()).contains(START.minusSeconds(3660));
    }

    @Test
    void whatItTurnedOutToBeStandsInPlaceOfItsOpening() {
        Incident incident = TestJournal.opened("k")
                .add(new IncidentReclassified(
                        "Data copied out", "data-theft", Category.DATA_THEFT, "a snapshot was shared outside"))
                .incident();

        assertThat(incident.title()).isEqualTo("Data copied out");
        assertThat(incident.scenario()).isEqualTo("data-theft");
        assertThat(incident.category()).isEqualTo(Category.DATA_THEFT);
        assertThat(incident.detection().opened()).isPresent();
        assertThat(incident.anomalies()).isEmpty();
    }

    @Test
    void whoActedFromWhereInTheCitedRecordsIsInvolvedToo() {
        SignalAttached plain = Samples.signal("s-1", Samples.USER, START);
        RecordSummary record = new RecordSummary(
                "r-1",
                START,
                "cloudtrail.amazonaws.com:StopLogging",
                "arn:aws:iam::123456789012:role/deploy",
                Samples.ADDRESS.id(),
                "success",
                Digest.ofText("r-1"));

        Incident incident = TestJournal.opened("k").add(citing(plain, record)).incident();

        assertThat(incident.detection().entities())
                .containsExactly(
                        new InvolvedEntity(
                                Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:role/deploy"),
                                List.of("s-1")),
                        new InvolvedEntity(Samples.USER, List.of("s-1")),
                        new InvolvedEntity(Samples.ADDRESS, List.of("s-1")));
    }

    private static SignalAttached citing(SignalAttached it, RecordSummary record) {
        return new SignalAttached(
                it.signalId(),
                it.ruleId(),
                it.ruleTitle(),
                it.trigger(),
                it.level(),
                it.entity(),
                it.cloud(),
                it.account(),
                it.region(),
                it.span(),
                List.of(record),
                1,
                it.recordsDigest(),
                it.observed(),
                it.techniques(),
                it.explanation(),
                it.reason());
    }

    @Test
    void findingsAndScopeBringEntitiesWithoutSignals() {
        Entity host = Entity.of(EntityType.HOST, "i-0abc");
        Incident incident = TestJournal.opened("k")
                .add(new FindingRecorded("f1", "lateral-movement", "first wording", List.of(host), List.of()))
                .add(new FindingRecorded("f1", "lateral-movement", "second wording", List.of(), List.of()))
                .add(Samples.scope())
                .incident();

        assertThat(incident.detection().entities())
                .containsExactly(new InvolvedEntity(Samples.ADDRESS, List.of()), new InvolvedEntity(host, List.of()));
        assertThat(incident.detection().findings())
                .singleElement()
                .returns("second wording", it -> it.event().statement());
    }

    @Test
    void anOverrideStandsUntilAnAssessmentIsWorseThanItAndThanWhatItOverrode() {
        TestJournal journal =
                TestJournal.opened("k").add(Samples.assessed(Severity.HIGH), Samples.overridden(Severity.LOW));
        assertThat(journal.incident().severity()).contains(Severity.LOW);

        journal.add(Samples.assessed(Severity.MEDIUM), Samples.assessed(Severity.HIGH));
        assertThat(journal.incident().severity()).contains(Severity.LOW);

        journal.add(Samples.assessed(Severity.CRITICAL));
        assertThat(journal.incident().severity()).contains(Severity.CRITICAL);
        assertThat(journal.incident().rating().overridden()).isEmpty();
    }

    @Test
    void anOverrideUpwardsDoesNotLapseBelowItself() {
        TestJournal journal = TestJournal.opened("k")
                .add(Samples.assessed(Severity.LOW), Samples.overridden(Severity.CRITICAL))
                .add(Samples.assessed(Severity.HIGH));
        assertThat(journal.incident().severity()).contains(Severity.CRITICAL);
        assertThat(journal.incident().assessment())
                .hasValueSatisfying(it -> assertThat(it.severity()).isEqualTo(Severity.HIGH));
    }

    @Test
    void eachCycleKeepsItsOwnTimesWhenTheIncidentIsReopened() {
        TestJournal journal = Journeys.in(Phase.CLOSED);
        Incident closed = journal.incident();
        Cycle first = closed.cycle();
        Instant reopenedAt = START.plusSeconds(7200);

        Incident again = journal.at(reopenedAt)
                .move(Phase.INVESTIGATING)
                .add(Samples.signal("s9", Samples.USER, START.plusSeconds(7000)))
                .add(new Acknowledged(), new RemediationsValidated(true, "dead again"))
                .incident();

        assertThat(first.closedAt()).isPresent();
        assertThat(first.containedAt()).isPresent();
        assertThat(first.restoredAt()).isPresent();
        assertThat(first.recoveredAt()).isPresent();
        assertThat(first.firstRecordAt()).contains(START.minusSeconds(660));
        assertThat(again.acknowledgedAt()).isEqualTo(closed.acknowledgedAt());
        Cycle kept = again.progress().cycles().get(0);
        assertThat(kept).usingRecursiveComparison().ignoringFields("spans").isEqualTo(first);
        assertThat(kept.spans().get(kept.spans().size() - 1).left()).contains(reopenedAt);
        assertThat(again.cycle())
                .returns(2, Cycle::number)
                .returns("because", Cycle::reason)
                .returns(reopenedAt, Cycle::beganAt)
                .matches(
                        it -> it.firstRecordAt()
                                .filter(START.plusSeconds(6940)::equals)
                                .isPresent(),
                        "has its own first record")
                .matches(it -> it.containedAt().filter(reopenedAt::isBefore).isPresent(), "is contained on its own")
                .matches(it -> it.closedAt().isEmpty(), "is not closed");
    }

    @Test
    void aStepBackWithinMitigationStaysInTheCycle() {
        Incident incident = Journeys.in(Phase.MITIGATING)
                .move(Phase.INVESTIGATING)
                .move(Phase.MITIGATING)
                .incident();

        assertThat(incident.progress().cycles()).hasSize(1);
        assertThat(incident.cycle().spans())
                .extracting(PhaseSpan::phase)
                .containsExactly(
                        Phase.DETECTED, Phase.INVESTIGATING, Phase.MITIGATING, Phase.INVESTIGATING, Phase.MITIGATING);
    }

    @Test
    void tasksKeepTheirNewestOwnerAndDueTimeAndEndOnce() {
        Instant later = Samples.DUE.plusSeconds(60);
        TestJournal journal = TestJournal.opened("k")
                .add(Samples.task("t1", TaskKind.RESPONSE), Samples.task("t1", TaskKind.CONTACT))
                .add(new TaskReassigned("t1", "analyst", later));
        assertThat(journal.incident().work().task("t1"))
                .hasValueSatisfying(task -> assertThat(task)
                        .returns(TaskKind.RESPONSE, Task::kind)
                        .returns("analyst", Task::owner)
                        .returns(later, Task::due)
                        .matches(Task::isOpen));

        journal.add(new TaskEnded("t1", false, "not needed"), new TaskEnded("t7", true, "?"));
        assertThat(journal.incident().work().task("t1"))
                .hasValueSatisfying(task -> assertThat(task.isGivenUp()).isTrue());
        assertThat(journal.incident().anomalies())
                .containsExactly(new Anomaly(6, "is about a task or deadline that was never begun"));
    }

    @Test
    void aRoleIsHeldByWhoeverGotItLast() {
        Incident incident = TestJournal.opened("k")
                .add(new RoleAssigned("commander", "first"), new RoleAssigned("commander", "second"))
                .incident();

        assertThat(incident.work().holder("commander")).contains("second");
        assertThat(incident.work().holder("scribe")).isEmpty();
        assertThat(incident.work().assignments()).hasSize(2);
    }

    @Test
    void evidenceIsHeldByWhoeverItWasHandedTo() {
        TestJournal journal = TestJournal.opened("k").add(Samples.evidence("e1"), Samples.evidence("e1"));
        assertThat(journal.incident().evidence().items()).singleElement().returns("analyst", EvidenceItem::holder);
        journal.add(new CustodyTransferred("e1", "forensic-lab", "analysis"));
        assertThat(journal.incident().evidence().items()).singleElement().returns("forensic-lab", EvidenceItem::holder);
    }

    @Test
    void aLegalHoldLastsUntilItIsLifted() {
        TestJournal journal = TestJournal.opened("k").add(new LegalHoldPlaced("court", "order 7"));
        assertThat(journal.incident().onLegalHold()).isTrue();
        assertThat(journal.add(new LegalHoldLifted("court", "order 8"))
                        .incident()
                        .onLegalHold())
                .isFalse();
    }

    @Test
    void erasedAndUnknownEventsAreCounted() {
        Incident incident = TestJournal.opened("k")
                .add(new Erased("note-added"), new Unrecognised("from-the-future", "{}"))
                .incident();

        assertThat(incident.upkeep().erased()).isEqualTo(1);
        assertThat(incident.upkeep().unrecognised()).isEqualTo(1);
        assertThat(incident.anomalies()).isEmpty();
        assertThat(incident.version()).isEqualTo(3);
    }

    @Test
    void anErasedOpeningLeavesAnIncidentThatSaysSo() {
        Incident incident =
                new TestJournal("k").add(new Erased("incident-opened")).incident();

        assertThat(incident.title()).isEqualTo("(no title)");
        assertThat(incident.openedAt()).isEqualTo(START);
        assertThat(incident.category()).isEqualTo(Category.OTHER);
    }

    @Test
    void oddEntriesAreToldAndDoNotStopTheFold() {
        List<JournalEntry> entries =
                new ArrayList<>(Journeys.in(Phase.INVESTIGATING).entries());
        Incident straight = Incident.fold(entries);
        entries.add(entries.get(2));
        entries.add(TestJournal.opened("another").entries().get(0));

        Incident incident = Incident.fold(entries);

        assertThat(incident.anomalies())
                .extracting(Anomaly::what)
                .containsExactly("comes after an entry of the same or a higher number", "belongs to another incident");
        assertThat(incident.head()).isEqualTo(straight.head());
        assertThat(incident.progress()).isEqualTo(straight.progress());
    }

    @Test
    void aMoveFromAnotherPhaseIsTakenAndToldAndAnUnknownPhaseIsOnlyTold() {
        Incident incident = TestJournal.opened("k")
                .add(new PhaseChanged("reviewing", "closed", ""))
                .add(new PhaseChanged("closed", "eradicating", ""))
                .incident();

        assertThat(incident.phase()).isEqualTo(Phase.CLOSED);
        assertThat(incident.anomalies())
                .containsExactly(
                        new Anomaly(2, "leaves another phase than the one the incident is in, detected"),
                        new Anomaly(3, "moves to a phase that cannot be entered from closed"));
    }
}
