package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudir.cloud.simulated.record.CallerIdentity;
import io.cloudir.cloud.simulated.record.TrailRecord;
import io.cloudir.detect.Detection;
import io.cloudir.detect.Signal;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.Circumstances;
import io.cloudir.respond.IncidentFacts;
import io.cloudir.respond.LeftOut;
import io.cloudir.respond.Proposals;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is seen on a host belongs with what somebody did to it, and casts suspicion on whoever did. */
class InvolvedHostsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String OPERATOR = "arn:aws:iam::123456789012:user/operator";
    private static final String FIRST = "i-0a1b2c3d4e5f60001";
    private static final String SECOND = "i-0a1b2c3d4e5f60002";

    private final Scene scene = new Scene();
    private final List<String> records = new ArrayList<>();

    private void commanded(String host) {
        commanded("operator", List.of(host));
    }

    private void commanded(String user, List<String> hosts) {
        records.add(TrailRecord.json(TrailRecord.of("ssm", "SendCommand")
                .by(CallerIdentity.ofUser(ACCOUNT, user, "AKIAIOSFODNN7EXAMPLE"))
                .from("198.51.100.7", "aws-cli/2.15.0")
                .in(ACCOUNT, "eu-central-1")
                .at(Scene.NOON.plusSeconds(60L * records.size()))
                .asking(Map.of("documentName", "AWS-RunShellScript", "instanceIds", hosts))
                .write("record-" + records.size())));
    }

    private void mined(String host) {
        String time = Scene.NOON.plusSeconds(60L * records.size()).toString();
        records.add(
                "{\"schemaVersion\":\"2.0\",\"accountId\":\"123456789012\",\"region\":\"eu-central-1\",\"partition\":\"aws\",\"arn\":\"arn:aws:guardduty:eu-central-1:123456789012:detector/d/finding/f\","
                        + "\"id\":\"finding-" + host
                        + "\",\"type\":\"CryptoCurrency:EC2/BitcoinTool.B\",\"severity\":8,\"createdAt\":\"" + time
                        + "\",\"updatedAt\":\"" + time
                        + "\",\"title\":\"t\",\"resource\":{\"resourceType\":\"Instance\",\"instanceDetails\":"
                        + "{\"instanceId\":\"" + host
                        + "\"}},\"service\":{\"serviceName\":\"guardduty\",\"archived\":false,\"count\":1}}");
    }

    private List<Activity> activities() {
        return records.stream()
                .flatMap(record -> CitedActivities.parse(record.getBytes(StandardCharsets.UTF_8), "test").stream())
                .toList();
    }

    private List<Incident> incidents() {
        Scene.detect(activities()).forEach(scene.response::place);
        return scene.response.incidents();
    }

    /** All that was recorded so far as one signal of a rule. */
    private Detection signal(String id, Severity level, Entity about, List<Activity> cited) {
        Signal like = Scene.signal(id, about, level, 0).signal();
        return new Detection(
                new Signal(
                        id,
                        like.time(),
                        like.span(),
                        like.rule(),
                        like.trigger(),
                        level,
                        about,
                        like.cloud(),
                        like.account(),
                        like.region(),
                        cited.stream().map(Activity::summary).toList(),
                        cited.size(),
                        like.observed(),
                        like.expected(),
                        like.techniques(),
                        like.explanation()),
                cited);
    }

    private static Entity host(String id) {
        return Entity.of(EntityType.HOST, id);
    }

    private static Entity account() {
        return Entity.of(EntityType.ACCOUNT, ACCOUNT);
    }

    private List<String> suspects() {
        return Suspect.of(scene.only()).stream().map(Suspect::principal).toList();
    }

    @Test
    void whatADetectorFindsOnAHostThatWasCommandedIsOneIncidentAndTheCommanderASuspect() {
        commanded(FIRST);
        mined(FIRST);

        assertThat(incidents())
                .singleElement()
                .satisfies(incident -> assertThat(Suspect.of(incident))
                        .extracting(Suspect::principal)
                        .containsExactly(OPERATOR));
    }

    @Test
    void theOrderInWhichTheyAreSeenMakesNoDifference() {
        mined(FIRST);
        commanded(FIRST);

        assertThat(incidents())
                .singleElement()
                .satisfies(incident -> assertThat(Suspect.of(incident))
                        .extracting(Suspect::principal)
                        .containsExactly(OPERATOR));
    }

    @Test
    void whatIsFoundOnAnotherHostIsAnotherIncidentAndNobodyIsASuspectInIt() {
        commanded(FIRST);
        mined(SECOND);

        assertThat(incidents())
                .hasSize(2)
                .allSatisfy(incident -> assertThat(Suspect.of(incident)).isEmpty());
    }

    @Test
    void whoeverDidNothingWorseThanMediumIsLeftToPeople() {
        commanded(FIRST);
        IncidentFacts facts =
                new IncidentFacts(incidents().get(0), activities(), new CloudAccount(Cloud.AWS, ACCOUNT), Scene.NOON);

        Proposals proposals = Proposals.containment(
                facts, Circumstances.UNKNOWN, ResponsePlan.example().safeguards());

        assertThat(proposals.proposals()).isEmpty();
        assertThat(proposals.leftOut())
                .extracting(LeftOut::task, LeftOut::reason)
                .containsExactly(tuple(
                        "Decide whether " + OPERATOR + " is contained, or was at its own work: signals of level"
                                + " medium rest on what it did.",
                        "signals of level medium rest on 1 thing that it did, and none of level high"));
    }

    @Test
    void oneTaskIsEnoughHoweverMuchSuchAnIdentityDoes() {
        commanded(FIRST);
        String once = task();
        commanded(SECOND);

        assertThat(task()).isEqualTo(once);
    }

    private String task() {
        Scene fresh = new Scene();
        Scene.detect(activities()).forEach(fresh.response::place);
        IncidentFacts facts =
                new IncidentFacts(fresh.only(), activities(), new CloudAccount(Cloud.AWS, ACCOUNT), Scene.NOON);
        return Proposals.containment(
                        facts, Circumstances.UNKNOWN, ResponsePlan.example().safeguards())
                .leftOut()
                .get(0)
                .toTask("owner", Scene.NOON)
                .taskId();
    }

    @Test
    void whoeverActedOnAnotherHostInTheSameSignalIsNoSuspect() {
        commanded("operator", List.of(FIRST));
        commanded("bystander", List.of(SECOND));
        scene.response.place(signal("both", Severity.MEDIUM, account(), activities()));
        scene.response.place(Scene.signal("mined", host(FIRST), Severity.HIGH, 5));

        assertThat(suspects()).containsExactly(OPERATOR);
    }

    @Test
    void whoeverActedOnTheHostThatTheSignalIsAboutIsASuspectOnceWorseIsSaidOfIt() {
        commanded(FIRST);
        scene.response.place(signal("own", Severity.MEDIUM, host(FIRST), activities()));
        assertThat(suspects()).isEmpty();

        scene.response.place(Scene.signal("mined", host(FIRST), Severity.HIGH, 5));

        assertThat(suspects()).containsExactly(OPERATOR);
    }

    @Test
    void aDeedElsewhereIsNoneOnTheHost() {
        commanded(FIRST);
        commanded(SECOND);
        List<Activity> both = activities();
        scene.response.place(signal("elsewhere", Severity.MEDIUM, account(), both.subList(1, 2)));
        scene.response.place(signal("low", Severity.LOW, account(), both.subList(0, 1)));
        scene.response.place(Scene.signal("mined", host(FIRST), Severity.HIGH, 5));

        assertThat(suspects()).isEmpty();
    }

    @Test
    void hostsOfTheSameRecordsAreOneFindingAndOthersAnother() {
        commanded("operator", List.of(FIRST, SECOND));
        commanded("operator", List.of(SECOND));

        Detection detection = signal("s", Severity.MEDIUM, account(), activities());
        List<String> ids = activities().stream().map(Activity::id).toList();

        assertThat(InvolvedHosts.in(detection))
                .isEqualTo(InvolvedHosts.in(detection))
                .extracting(FindingRecorded::entities, FindingRecorded::recordIds)
                .containsExactly(tuple(List.of(host(FIRST)), ids.subList(0, 1)), tuple(List.of(host(SECOND)), ids));
        assertThat(InvolvedHosts.in(detection))
                .extracting(FindingRecorded::findingId)
                .doesNotHaveDuplicates();
    }

    @Test
    void whoActsUponMoreThanTwentyHostsIsLeftOutAndNobodyElse() {
        List<String> many = IntStream.range(0, 21)
                .mapToObj("i-0a1b2c3d4e5f6%04d"::formatted)
                .toList();
        commanded("bystander", many);
        commanded("operator", many.subList(0, 20));

        assertThat(InvolvedHosts.in(signal("s", Severity.MEDIUM, account(), activities())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.entities()).hasSize(20);
                    assertThat(finding.recordIds())
                            .containsExactly(activities().get(1).id());
                });
    }

    @Test
    void onlyWhoseDeedsLedTheIncidentBackIsASuspectFromMediumOn() {
        String led = "arn:aws:iam::123456789012:user/led-back";
        String later = "arn:aws:iam::123456789012:user/came-later";
        scene.response.place(Scene.signal("first", Scene.USER, Severity.HIGH, 0));
        IncidentId id = scene.only().id();
        scene.move(id, Phase.DETECTED, Phase.INVESTIGATING);
        scene.move(id, Phase.INVESTIGATING, Phase.MITIGATING);
        scene.fact(id, new RemediationsValidated(true, "holds"));
        scene.move(id, Phase.MITIGATING, Phase.RECOVERING);
        scene.fact(id, new WatchStarted(Scene.NOON.plusSeconds(86_400)));

        scene.response.place(Scene.signal("again", Scene.USER, Severity.MEDIUM, 30, led, ""));
        scene.response.place(Scene.signal("more", Scene.USER, Severity.MEDIUM, 31, later, ""));

        assertThat(scene.only().progress().cycles()).hasSize(2);
        assertThat(suspects()).containsExactly(led);
    }
}
