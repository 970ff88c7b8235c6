package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.simulated.FaultyCloud;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.model.Trigger;
import io.cloudir.respond.Exercise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps of an investigation, on good days and bad ones. */
class StepsTest extends StepScene {
    @Test
    void theGuideListsTheStepsAsTheyAreDeclared() throws Exception {
        String guide = Files.readString(Path.of("../docs/investigation.md"));

        assertThat(Investigation.steps())
                .hasSize(12)
                .allSatisfy(step -> assertThat(guide)
                        .contains("| `" + step.name() + "` | " + step.purpose() + " | "
                                + step.needs().stream()
                                        .map(it -> '`' + it + '`')
                                        .collect(Collectors.joining(", "))
                                + " | " + String.join(", ", step.asks()) + " |"));
    }

    @Test
    void everyStepThatAsksSaysWhatStaysHidden() {
        assertThat(Investigation.steps())
                .allSatisfy(step -> assertThat(step.asks().isEmpty())
                        .isEqualTo(step.hidden().isEmpty()))
                .first()
                .satisfies(step -> {
                    assertThat(step.name()).isEqualTo("control-plane");
                    assertThat(step.needs()).isEmpty();
                });
    }

    @Test
    void theResultIsTheSameOnEveryExecutor() {
        InvestigationResult one = investigate(exercise.cloud, settings);

        for (int run = 0; run < 20; run++) {
            assertThat(investigate(exercise.cloud, settings.on(pool))).isEqualTo(one);
        }
    }

    @Test
    void aCloudThatAnswersNothingHidesMuchAndStopsNothing() {
        InvestigationResult result =
                investigate(FaultyCloud.of(exercise.cloud, 1, EnumSet.of(FaultyCloud.Fault.FAILS), 1), settings);

        assertThat(lost(result))
                .anyMatch(text -> text.contains("the control plane did not answer")
                        && text.endsWith("hidden is whether audit trails and detectors are on."))
                .anyMatch(text -> text.contains("identity " + Exercise.MALLORY + " did not answer"))
                .anyMatch(text -> text.contains("the inventory of hosts did not answer"))
                .anyMatch(text -> text.contains("exposure did not answer"))
                .anyMatch(text -> text.contains("the flow log about 203.0.113.7 did not answer"))
                .anyMatch(text -> text.contains("the audit log about " + Exercise.MALLORY + " did not answer"))
                .anyMatch(text -> text.contains("the cloud's own detectors did not answer"));
        assertThat(result.sessions().sessions()).hasSize(2);
        assertThat(steps(result)).contains("sequence", "initial-impact", "blast-radius", "trace");
    }

    @ParameterizedTest
    @EnumSource(FaultyCloud.Fault.class)
    void noBadDayEndsAnInvestigationOrChangesWhatRecordsShow(FaultyCloud.Fault fault) {
        InvestigationResult good = investigate(exercise.cloud, settings);
        for (int seed = 0; seed < 10; seed++) {
            CloudAdapter faulty = FaultyCloud.of(exercise.cloud, seed, EnumSet.of(fault), 2)
                    .hangingFor(
                            Duration.ofSeconds(3),
                            span -> clock.set(clock.instant().plus(span)));
            InvestigationResult bad = investigate(faulty, settings);

            assertThat(bad.scope().affected()).containsAll(List.of(MALLORY));
            assertThat(bad.sessions()).isEqualTo(good.sessions());
            assertThat(bad.findings())
                    .allSatisfy(
                            finding -> assertThat(finding.statement().chars().allMatch(Text::isPrintable))
                                    .as(finding.statement())
                                    .isTrue());
        }
    }

    @Test
    void anAnswerInPartSaysWhatItLacks() {
        InvestigationResult result = investigate(
                FaultyCloud.of(exercise.cloud, 1, EnumSet.of(FaultyCloud.Fault.ANSWERS_IN_PART), 1), settings);

        assertThat(lost(result))
                .anyMatch(text -> text.contains("exposure answered in part (a zone did not answer); hidden may be"))
                .anyMatch(text -> text.contains("the inventory of hosts answered in part"));
    }

    /** No clock passes here: the investigation itself waits, and goes on when the limit of that one step is over. */
    @Test
    void aServiceThatHangsIsLeftAndWhatItHidesIsTold() {
        CountDownLatch released = new CountDownLatch(1);
        List<String> asked = new CopyOnWriteArrayList<>();
        CloudAdapter hanging = new ForwardingCloud(exercise.cloud) {
            @Override
            public IdentityDetail identity(IdentityRequest request) {
                asked.add(request.identity());
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.identity(request);
            }
        };
        InvestigationResult result = investigate(
                hanging,
                settings.on(pool)
                        .limit(Duration.ofMinutes(5))
                        .limit("access-anomalies", Duration.ofMillis(20))
                        .limit("blast-radius", Duration.ofMillis(20)));
        released.countDown();

        assertThat(lost(result))
                .anyMatch(
                        text -> text.equals(
                                "Visibility lost: identity " + Exercise.MALLORY
                                        + " did not answer (no answer within 0.02s); hidden is which keys, sessions and permissions it holds."));
        assertThat(steps(result)).contains("access-anomalies", "trace", "sequence", "blast-radius");
        assertThat(asked).startsWith(Exercise.MALLORY);
    }

    @Test
    void aLogThatIsCancelledGivesWhatItFoundSoFar() {
        CloudAdapter endless = new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                while (!query.cancelled().getAsBoolean()) {
                    clock.set(clock.instant().plusSeconds(1));
                }
                return new RecordLines(
                        new byte[0],
                        0,
                        Completeness.COMPLETE.without(
                                Completeness.Cause.CANCELLED, "the rest was not asked for any more"));
            }
        };

        assertThat(lost(investigate(endless, settings)))
                .anyMatch(text -> text.contains("the audit log about")
                        && text.contains("answered in part (the rest was not asked for any more)"))
                .noneMatch(text -> text.contains("the audit log about " + Exercise.MALLORY + " did not answer"));
    }

    @Test
    void aBrokenServiceThatNoRecordExplainsIsHardenedFirst() {
        CloudAdapter blind = new ForwardingCloud(exercise.cloud) {
            @Override
            public ControlPlane controlPlane() {
                return new ControlPlane(List.of(
                        ControlPlane.Check.of(
                                ControlPlane.Kind.AUDIT_LOG, "audit-trail:main", ControlPlane.Health.OFF, "deleted"),
                        ControlPlane.Check.of(
                                ControlPlane.Kind.ALARM, "alarm:x", ControlPlane.Health.OFF, "no action")));
            }
        };
        InvestigationResult result = investigate(blind, settings);

        assertThat(result.fixFirst())
                .extracting(Fix::request)
                .containsExactly(
                        new Recovery.Harden(Exercise.ACCOUNT, List.of(Recovery.Harden.Guard.LOGGING), List.of()));
        assertThat(result.findings())
                .extracting(FindingRecorded::statement)
                .anyMatch(text -> text.startsWith("To be mended first: audit-trail:main"));
    }

    @Test
    void rolesThatWereReachedThroughSessionsAreAffectedAndTold() {
        InvestigationResult result = investigate(exercise.cloud, settings);

        assertThat(result.scope().affected())
                .contains(
                        Entity.of(EntityType.PRINCIPAL, Chain.APP),
                        Entity.of(EntityType.PRINCIPAL, Chain.ADMIN),
                        Entity.of(EntityType.RESOURCE, "ledger"));
        assertThat(result.findings())
                .filteredOn(finding -> finding.step().equals(InvestigationResult.ASSUMED_ROLES))
                .flatExtracting(FindingRecorded::entities)
                .contains(Entity.of(EntityType.PRINCIPAL, Chain.ADMIN));
        assertThat(result.findings())
                .filteredOn(finding -> finding.statement().startsWith("Session " + Chain.SECOND))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.statement()).contains("2 hops from a suspect; did 1 thing");
                    assertThat(finding.recordIds()).containsExactly("e-4", "e-5");
                });
    }

    /** What an incident is about, signals are put with it by; whatever else is open or new is none of its business. */
    @Test
    void whatIsOpenOrNewInTheAccountIsNamedButNotMadePartOfTheIncident() {
        Exercise busy = new Exercise(List.of(
                        Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null"),
                        Chain.record(
                                2,
                                Chain.user("alice", "AKIAEXAMPLE2"),
                                "s3",
                                "CreateBucket",
                                "{\"bucketName\":\"hers\"}",
                                "null",
                                ""),
                        Chain.record(
                                3,
                                Chain.user("alice", "AKIAEXAMPLE2"),
                                "s3",
                                "PutBucketPolicy",
                                "{\"bucketName\":\"hers\",\"bucketPolicy\":{\"Statement\":[{\"Effect\":\"Allow\","
                                        + "\"Principal\":\"*\",\"Action\":\"s3:GetObject\"}]}}",
                                "null",
                                ""),
                        Exercise.record(4, "iam", "CreateUser", "{\"userName\":\"other\"}", "null")))
                .signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 1, 4);
        InvestigationResult result =
                new Investigation(busy.cloud, List.of(), settings).investigate(busy.incident(), List.of());

        assertThat(result.findings())
                .extracting(FindingRecorded::statement)
                .contains(
                        "1 data store came into being during the incident that no signal is about: hers.",
                        "1 thing in the account can be reached by everybody: hers.");
        assertThat(result.findings())
                .flatExtracting(FindingRecorded::entities)
                .doesNotContain(Entity.of(EntityType.RESOURCE, "hers"));
    }

    @Test
    void theBlastRadiusCountsWhatIsReachedAndSaysWhy() {
        BlastRadius radius = investigate(exercise.cloud, settings).blastRadius();

        assertThat(radius.counts())
                .containsEntry(BlastRadius.Kind.SESSION, 2)
                .containsEntry(BlastRadius.Kind.HOST, 1)
                .containsEntry(BlastRadius.Kind.KEY, 1);
        assertThat(radius.reaches())
                .filteredOn(reach -> reach.kind() == BlastRadius.Kind.RESOURCE)
                .filteredOn(reach -> reach.entity().id().equals("ledger"))
                .singleElement()
                .satisfies(reach -> assertThat(reach.records()).containsExactly("e-5"));
        assertThat(radius.text())
                .startsWith("Suspects and their sessions can reach: ")
                .contains("2 sessions", "1 changed host");
        assertThat(new BlastRadius(List.of()).text()).isEqualTo("Nothing is known that suspects can still reach.");
    }

    @Test
    void anIdentityThatMayDoEverythingIsAFactOfSeverity() {
        CloudAdapter mighty = new ForwardingCloud(exercise.cloud) {
            @Override
            public IdentityDetail identity(IdentityRequest request) {
                return super.identity(request)
                        .may(List.of("all"), List.of(), List.of(new IdentityDetail.Grant("*", "all", "")));
            }
        };
        InvestigationResult result = investigate(mighty, settings);

        assertThat(result.blastRadius().counts()).containsKey(BlastRadius.Kind.ADMINISTRATION);
        assertThat(result.findings())
                .filteredOn(finding -> finding.step().equals("severity-facts"))
                .extracting(FindingRecorded::statement)
                .anyMatch(text ->
                        text.startsWith("LATERAL_MOVEMENT: suspects acted as another identity through 2 sessions"));
        assertThat(steps(investigate(exercise.cloud, settings))).contains("severity-facts");
    }

    @Test
    void whatIsNotInTheAccountIsNoLossOfVisibility() {
        CloudAdapter gone = new ForwardingCloud(exercise.cloud) {
            @Override
            public IdentityDetail identity(IdentityRequest request) {
                throw new CloudException.NotFound("no such identity");
            }
        };

        assertThat(investigate(gone, settings).findings())
                .extracting(FindingRecorded::statement)
                .anyMatch(text -> text.startsWith("Not in the account: identity " + Exercise.MALLORY))
                .noneMatch(text -> text.startsWith("Visibility lost: identity"));
    }
}
