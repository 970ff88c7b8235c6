package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.simulated.record.CallerIdentity;
import io.cloudir.cloud.simulated.record.TrailRecord;
import io.cloudir.incident.Incident;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
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
        records.add(TrailRecord.json(TrailRecord.of("ssm", "SendCommand")
                .by(CallerIdentity.ofUser(ACCOUNT, "operator", "AKIAIOSFODNN7EXAMPLE"))
                .from("198.51.100.7", "aws-cli/2.15.0")
                .in(ACCOUNT, "eu-central-1")
                .at(Scene.NOON.plusSeconds(60L * records.size()))
                .asking(Map.of("documentName", "AWS-RunShellScript", "instanceIds", List.of(host)))
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

    private List<Incident> incidents() {
        List<Activity> all = records.stream()
                .flatMap(record -> CitedActivities.parse(record.getBytes(StandardCharsets.UTF_8), "test").stream())
                .toList();
        Scene.detect(all).forEach(scene.response::place);
        return scene.response.incidents();
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
                new IncidentFacts(incidents().get(0), List.of(), new CloudAccount(Cloud.AWS, ACCOUNT), Scene.NOON);

        Proposals proposals = Proposals.containment(
                facts, Circumstances.UNKNOWN, ResponsePlan.example().safeguards());

        assertThat(proposals.proposals()).isEmpty();
        assertThat(proposals.leftOut())
                .extracting(LeftOut::task)
                .containsExactly(
                        "Decide whether " + OPERATOR + " is contained, or was at its own work: signals of level"
                                + " medium rest on 1 thing that it did.");
    }
}
