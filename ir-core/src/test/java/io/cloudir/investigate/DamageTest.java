package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.evidence.MemoryEvidenceStore;
import io.cloudir.incident.event.DetectionEvent.AssetPart;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.DetectionEvent.EstablishedFact;
import io.cloudir.incident.event.DetectionEvent.FactsEstablished;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Change;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.respond.Exercise;
import io.cloudir.telemetry.Activity;
import io.cloudir.testing.SettableClock;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the incident damaged, by which records, and how it stands today. */
class DamageTest {
    private static final Entity MALLORY = Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY);

    private final Exercise exercise = new Exercise(List.of(
                    Exercise.record(1, "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null"),
                    Exercise.record(2, "rds", "DeleteDBInstance", "{\"dBInstanceIdentifier\":\"orders\"}", "null"),
                    Exercise.record(3, "iam", "CreateUser", "{\"userName\":\"sync\"}", "null"),
                    Exercise.record(
                            4, "secretsmanager", "GetSecretValue", "{\"secretId\":\"ledger-password\"}", "null"),
                    Exercise.record(
                            5,
                            "s3",
                            "PutObject",
                            "{\"bucketName\":\"data\",\"key\":\"a\","
                                    + "\"x-amz-server-side-encryption-customer-algorithm\":\"AES256\"}",
                            "null"),
                    Exercise.record(
                            6,
                            "ec2",
                            "RunInstances",
                            "null",
                            "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-0abc\",\"imageId\":\"ami-1\"}]}}"),
                    Exercise.record(7, "s3", "ListBuckets", "null", "null")))
            .signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 1, 2, 3, 4, 5, 6, 7);

    private InvestigationResult investigate(CloudAdapter cloud) {
        return investigate(cloud, exercise.evidence);
    }

    private InvestigationResult investigate(CloudAdapter cloud, EvidenceStore evidence) {
        return new Investigation(cloud, List.of(), InvestigationSettings.of(new SettableClock(Exercise.NOON)))
                .investigate(exercise.incident(), CitedActivities.read(exercise.incident(), evidence));
    }

    private static Damage of(DamageSurveyed survey, String id) {
        return survey.damaged().stream()
                .filter(it -> it.asset().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + survey));
    }

    @Test
    void eachThingIsToldWithWhatHappenedToItAndTheRecordsThatSaySo() {
        DamageSurveyed survey = investigate(exercise.cloud).damage();

        assertThat(survey.damaged())
                .extracting(it -> it.asset().id(), Damage::part, Damage::effects, Damage::recordIds, Damage::standing)
                .containsExactly(
                        tuple(
                                "main",
                                AssetPart.SERVICE,
                                List.of(DamageEffect.STOPPED),
                                List.of("e-1"),
                                DamageStanding.DAMAGED),
                        tuple(
                                "orders",
                                AssetPart.DATA,
                                List.of(DamageEffect.DELETED),
                                List.of("e-2"),
                                DamageStanding.DAMAGED),
                        tuple(
                                "sync",
                                AssetPart.IDENTITY,
                                List.of(DamageEffect.CREATED),
                                List.of("e-3"),
                                DamageStanding.DAMAGED),
                        tuple(
                                "ledger-password",
                                AssetPart.DATA,
                                List.of(DamageEffect.READ),
                                List.of("e-4"),
                                DamageStanding.DAMAGED),
                        tuple(
                                "data",
                                AssetPart.DATA,
                                List.of(DamageEffect.ENCRYPTED),
                                List.of("e-5"),
                                DamageStanding.DAMAGED),
                        tuple(
                                "i-0abc",
                                AssetPart.ENDPOINT,
                                List.of(DamageEffect.CREATED),
                                List.of("e-6"),
                                DamageStanding.DAMAGED));
        assertThat(survey.damaged()).allSatisfy(it -> assertThat(it.account()).isEqualTo(Exercise.ACCOUNT));
    }

    @Test
    void whatIsAsItShouldBeAgainIsRestored() {
        exercise.cloud.plan(new Containment.RollBack("e-1")).changes().forEach(exercise.cloud::apply);

        Damage trail = of(investigate(exercise.cloud).damage(), "main");
        assertThat(trail.standing()).isEqualTo(DamageStanding.RESTORED);
        assertThat(trail.seen()).isEqualTo("it is not stopped any more: logging is true");
    }

    private static ForwardingCloud silentLog(Exercise exercise) {
        return new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                throw new CloudException.Unavailable("no answer");
            }
        };
    }

    @Test
    void recordsThatCannotBeReadAnyMoreAreVisibilityLostAndNeverUndoWhatTheyOnceShowed() {
        InvestigationResult full = investigate(silentLog(exercise));
        exercise.append(full.damage(), full.scope());

        InvestigationResult without = investigate(silentLog(exercise), new MemoryEvidenceStore());

        assertThat(without.damage()).isEqualTo(full.damage());
        assertThat(without.scope().affected()).containsAll(full.scope().affected());
        assertThat(without.findings())
                .extracting(FindingRecorded::statement)
                .anyMatch(
                        text -> text.startsWith("Visibility lost: 7 of 7 records that signals rest on cannot be read"))
                .anyMatch(text -> text.startsWith("Suspects and their sessions damaged 6 things")
                        && text.contains("what a survey found before is kept"));
        assertThat(full.findings())
                .extracting(FindingRecorded::statement)
                .noneMatch(text -> text.contains("records that signals rest on cannot be read"));
    }

    @Test
    void aRecordThatCannotBeReadWithdrawsNoFact() {
        exercise.append(new FactsEstablished(
                List.of(new EstablishedFact("LATERAL_MOVEMENT", "a session", List.of("e-1"))), List.of()));
        MemoryEvidenceStore most = new MemoryEvidenceStore();
        exercise.records.stream().skip(1).forEach(record -> most.put(record.raw()));

        InvestigationResult result = investigate(exercise.cloud, most);

        assertThat(result.facts()).as("kept").isEmpty();
        assertThat(result.findings())
                .filteredOn(finding -> finding.statement().startsWith("Visibility lost: 1 of 7 records"))
                .singleElement()
                .returns(List.of("e-1"), FindingRecorded::recordIds);
    }

    @Test
    void whatOneActionTookBackAnswersForTheEffectsOfItsRecordsAlone() {
        Exercise exposed = policyAndObjects();
        rolledBack(exposed, "s3:bucket/data#policy", "absent");

        Damage bucket = of(survey(exposed), "data");
        assertThat(bucket.effects()).containsExactly(DamageEffect.DELETED, DamageEffect.EXPOSED);
        assertThat(bucket.standing())
                .as("its policy is back, its objects are not")
                .isNotEqualTo(DamageStanding.RESTORED);
    }

    @Test
    void aThingOfAnotherKindWithTheSameNameIsNotRestoredWithIt() {
        Exercise exposed = new Exercise(
                        List.of(Exercise.record(1, "s3", "DeleteBucket", "{\"bucketName\":\"data\"}", "null")))
                .signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 1);
        rolledBack(exposed, "iam:user/data#console", "absent");

        assertThat(of(survey(exposed), "data").standing()).isEqualTo(DamageStanding.DAMAGED);
    }

    private static Exercise policyAndObjects() {
        return new Exercise(List.of(
                        Exercise.record(
                                1, "s3", "PutBucketPolicy", "{\"bucketName\":\"data\",\"bucketPolicy\":{}}", "null"),
                        Exercise.record(2, "s3", "DeleteObject", "{\"bucketName\":\"data\",\"key\":\"a\"}", "null")))
                .signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 1, 2);
    }

    /** Journals that a roll-back of record {@code e-1} set a piece of state to what it is. */
    private static void rolledBack(Exercise exercise, String target, String before) {
        StateRef state = StateRef.parse(target);
        ActionPlanned planned = new ActionPlanned(
                        "roll-back-1",
                        "roll-back",
                        Purpose.CONTAIN,
                        Entity.of(EntityType.RESOURCE, "e-1"),
                        Digest.ZERO,
                        List.of(new Change("Set", "", target, before, exercise.cloud.read(state), "")),
                        "",
                        List.of(),
                        List.of(),
                        "the test wants it")
                .takingBack(List.of("e-1"));
        exercise.append(planned, new ActionExecuted("roll-back-1"));
    }

    private static DamageSurveyed survey(Exercise exercise) {
        return new Investigation(exercise.cloud, List.of(), InvestigationSettings.of(new SettableClock(Exercise.NOON)))
                .investigate(exercise.incident(), CitedActivities.read(exercise.incident(), exercise.evidence))
                .damage();
    }

    @Test
    void whereTheCloudDoesNotTellTheStandingIsUnknown() {
        CloudAdapter silent = new ForwardingCloud(exercise.cloud) {
            @Override
            public Description describe(DescribeRequest request) {
                throw new CloudException.Unavailable("no answer");
            }
        };

        assertThat(of(investigate(silent).damage(), "main").standing()).isEqualTo(DamageStanding.UNKNOWN);
    }

    private static Exercise incident(Activity... records) {
        int[] all = IntStream.rangeClosed(1, records.length).toArray();
        return new Exercise(List.of(records)).signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, all);
    }

    /** Takes a record back as the cloud would, and journals that an action did it. */
    private static void takenBack(Exercise exercise, String record) {
        List<Change> changes = exercise.cloud.plan(new Containment.RollBack(record)).changes().stream()
                .map(change -> new Change(
                        change.call(),
                        change.undoCall(),
                        change.target().toString(),
                        change.before(),
                        change.after(),
                        change.residue()))
                .toList();
        exercise.cloud.plan(new Containment.RollBack(record)).changes().forEach(exercise.cloud::apply);
        ActionPlanned planned = new ActionPlanned(
                        "roll-back-1",
                        "roll-back",
                        Purpose.CONTAIN,
                        Entity.of(EntityType.RESOURCE, record),
                        Digest.ZERO,
                        changes,
                        "",
                        List.of(),
                        List.of(),
                        "the test wants it")
                .takingBack(List.of(record));
        exercise.append(planned, new ActionExecuted("roll-back-1"));
    }

    @Test
    void whatSuspectsMadeAndIsGoneNeedsNothingBroughtBackWhateverWasDoneToIt() {
        Exercise made = incident(
                Exercise.record(1, "s3", "CreateBucket", "{\"bucketName\":\"loot\"}", "null"),
                Exercise.record(2, "s3", "PutBucketPolicy", "{\"bucketName\":\"loot\",\"bucketPolicy\":{}}", "null"),
                Exercise.record(3, "s3", "DeleteObject", "{\"bucketName\":\"loot\",\"key\":\"a\"}", "null"),
                Exercise.record(4, "s3", "DeleteBucket", "{\"bucketName\":\"loot\"}", "null"));

        Damage bucket = of(survey(made), "loot");
        assertThat(bucket.standing()).isEqualTo(DamageStanding.RESTORED);
        assertThat(bucket.seen()).isEqualTo("it was made in the incident and is gone");
    }

    @Test
    void whatSuspectsMadeAndIsThereIsDamagedForThatReason() {
        Exercise made = incident(
                Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"sync\"}", "null"),
                Exercise.record(2, "iam", "AddUserToGroup", "{\"userName\":\"sync\",\"groupName\":\"g\"}", "null"));

        Damage user = of(survey(made), "sync");
        assertThat(user.standing()).isEqualTo(DamageStanding.DAMAGED);
        assertThat(user.seen()).isEqualTo("it was made in the incident and is still there");
    }

    @Test
    void whatWasThereBeforeIsMissedThoughSuspectsMadeItAnewAndDeletedThatToo() {
        Exercise replaced = incident(
                Exercise.record(1, "s3", "DeleteBucket", "{\"bucketName\":\"data\"}", "null"),
                Exercise.record(2, "s3", "CreateBucket", "{\"bucketName\":\"data\"}", "null"),
                Exercise.record(3, "s3", "DeleteBucket", "{\"bucketName\":\"data\"}", "null"));

        assertThat(of(survey(replaced), "data").standing()).isEqualTo(DamageStanding.DAMAGED);
    }

    @Test
    void aTrailThatSuspectsMadeAndDeletedIsGone() {
        Exercise made = incident(
                Exercise.record(1, "cloudtrail", "CreateTrail", "{\"name\":\"own\",\"s3BucketName\":\"b\"}", "null"),
                Exercise.record(2, "cloudtrail", "DeleteTrail", "{\"name\":\"own\"}", "null"));

        assertThat(of(survey(made), "own").seen()).isEqualTo("it was made in the incident and is gone");
    }

    @Test
    void whatWasReadStaysKnownAlsoIfSuspectsMadeWhatKeptIt() {
        Exercise made = incident(
                Exercise.record(1, "s3", "CreateBucket", "{\"bucketName\":\"loot\"}", "null"),
                Exercise.record(2, "s3", "GetObject", "{\"bucketName\":\"loot\",\"key\":\"a\"}", "null"),
                Exercise.record(3, "s3", "DeleteBucket", "{\"bucketName\":\"loot\"}", "null"));

        assertThat(of(survey(made), "loot").seen()).startsWith("what was read stays known");
    }

    @Test
    void aRoleThatNobodyMayAssumeAnyMoreIsShutAndNotRestored() {
        Exercise trusted = incident(Exercise.record(
                1, "iam", "UpdateAssumeRolePolicy", "{\"roleName\":\"app\",\"policyDocument\":\"{bad}\"}", "null"));
        takenBack(trusted, "e-1");

        assertThat(trusted.cloud.read(StateRef.parse("iam:role/app#trust-policy")))
                .contains("Deny");
        Damage role = of(survey(trusted), "app");
        assertThat(role.standing()).isEqualTo(DamageStanding.DAMAGED);
        assertThat(role.seen()).contains("roll-back-1 took it out of use", "what was there before is not back");
    }

    @Test
    void aUserWhoseNewKeyWasTakenBackIsRestored() {
        Exercise keyed = incident(
                Exercise.record(
                        1,
                        "iam",
                        "CreateAccessKey",
                        "{\"userName\":\"backup\"}",
                        "{\"accessKey\":{\"accessKeyId\":\"AKIAI44QH8DHBEXAMPLE\",\"userName\":\"backup\",\"status\":\"Active\"}}"));
        assertThat(of(survey(keyed), "backup").standing()).isEqualTo(DamageStanding.DAMAGED);

        takenBack(keyed, "e-1");

        assertThat(of(survey(keyed), "backup").standing()).isEqualTo(DamageStanding.RESTORED);
    }

    @Test
    void whereNothingTellsWhetherAThingRunsItIsUnknownAndNotRestored() {
        CloudAdapter vague = new ForwardingCloud(exercise.cloud) {
            @Override
            public Description describe(DescribeRequest request) {
                Description told = super.describe(request);
                TreeMap<StateRef, String> state = new TreeMap<>(told.state());
                state.keySet().removeIf(ref -> ref.aspect().equals("logging"));
                state.put(new StateRef("cloudtrail:trail", "main", "exists"), "present");
                return new Description(told.entity(), state, told.relations());
            }
        };

        assertThat(of(investigate(vague).damage(), "main").standing()).isEqualTo(DamageStanding.UNKNOWN);
    }

    @Test
    void aGuardThatWasTakenAwayIsNotBackBecauseNothingIsOpen() {
        Exercise exposed = incident(
                Exercise.record(1, "s3", "DeleteBucketPublicAccessBlock", "{\"bucketName\":\"data\"}", "null"));

        assertThat(of(survey(exposed), "data").standing()).isEqualTo(DamageStanding.UNKNOWN);
    }

    @Test
    void aBucketWhosePolicyLetsNobodyInFromOutsideIsClosed() {
        Exercise exposed = incident(
                Exercise.record(1, "s3", "PutBucketPolicy", "{\"bucketName\":\"data\",\"bucketPolicy\":{}}", "null"));

        assertThat(of(survey(exposed), "data").standing()).isEqualTo(DamageStanding.RESTORED);
    }

    @Test
    void whereNobodyTellsWhoIsLetInToAKindOfThingItIsUnknown() {
        Exercise exposed = incident(Exercise.record(
                1, "rds", "ModifyDBClusterSnapshotAttribute", "{\"dBClusterSnapshotIdentifier\":\"night\"}", "null"));

        assertThat(survey(exposed).damaged())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.standing()).isEqualTo(DamageStanding.UNKNOWN));
    }

    @Test
    void aFactThatIsNotShownAnyMoreIsWithdrawnUnlessTheLogWasSilent() {
        exercise.append(new FactsEstablished(
                List.of(new EstablishedFact("LATERAL_MOVEMENT", "a session", List.of("e-1"))), List.of()));
        CloudAdapter silent = new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                throw new CloudException.Unavailable("no answer");
            }
        };

        assertThat(investigate(silent).facts()).as("kept").isEmpty();
        FactsEstablished news = investigate(exercise.cloud).facts().orElseThrow();
        assertThat(news.established()).isEmpty();
        assertThat(news.withdrawn()).extracting(EstablishedFact::fact).containsExactly("LATERAL_MOVEMENT");
    }
}
