package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Facts to derive proposals from: what mallory did, what an account's history tells, and a response plan. */
abstract class ProposalScene {
    static final String ANALYST = "arn:aws:iam::123456789012:role/analyst";
    static final String BOB = "arn:aws:iam::123456789012:user/bob";
    static final Duration WEEK = Duration.ofDays(7);

    final List<Activity> records = new ArrayList<>();
    final List<Integer> signalled = new ArrayList<>();
    ResponsePlan plan = ResponsePlan.example();

    Proposals contain() {
        return contain(exercise());
    }

    Proposals contain(Exercise exercise) {
        return Proposals.containment(
                exercise.facts(),
                Circumstances.ask(exercise.cloud, exercise.facts(), plan, exercise.settings()),
                plan.safeguards());
    }

    Proposals recover() {
        Exercise exercise = exercise();
        return Proposals.recovery(
                exercise.facts(),
                Circumstances.ask(exercise.cloud, exercise.facts(), plan, exercise.settings()),
                plan.safeguards());
    }

    Exercise exercise() {
        return new Exercise(records)
                .signal(
                        Severity.HIGH,
                        Trigger.SUSPICIOUS_API_CALL,
                        Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY),
                        signalled.stream().mapToInt(Integer::intValue).toArray());
    }

    void deed(String service, String action, String parameters, String response) {
        add(Exercise.record(records.size() + 1, service, action, parameters, response));
    }

    /** Something that the account's history tells and no signal rests on. */
    void before(String service, String action, String parameters, String response) {
        records.add(Exercise.record(records.size() + 1, service, action, parameters, response));
    }

    void add(Activity record) {
        records.add(record);
        signalled.add(records.size());
    }

    static Activity mfaUsed(String answer) {
        return changed(
                Exercise.record(1, "signin", "ConsoleLogin", "null", "{\"ConsoleLogin\":\"Success\"}"),
                "\"awsRegion\"",
                "\"additionalEventData\":{\"MFAUsed\":\"" + answer + "\"},\"awsRegion\"");
    }

    static Activity in(String region, Activity record) {
        return changed(record, "us-east-1", region);
    }

    static Activity byAnalyst(Activity record) {
        String text = new String(record.raw(), StandardCharsets.UTF_8);
        String identity = text.substring(text.indexOf("\"userIdentity\""));
        return changed(
                record,
                identity,
                "\"userIdentity\":{\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::123456789012:assumed-role/analyst/s\","
                        + "\"accountId\":\"123456789012\",\"accessKeyId\":\"ASIAIOSFODNN7EXAMPLE\",\"sessionContext\":"
                        + "{\"sessionIssuer\":{\"type\":\"Role\",\"arn\":\"" + ANALYST
                        + "\",\"userName\":\"analyst\"}}}}");
    }

    static Activity changed(Activity record, String from, String to) {
        String text = new String(record.raw(), StandardCharsets.UTF_8).replace(from, to);
        return CitedActivities.parse(text.getBytes(StandardCharsets.UTF_8), "test")
                .get(0);
    }

    static String started(String host) {
        return "{\"instancesSet\":{\"items\":[{\"instanceId\":\"" + host + "\",\"imageId\":\"ami-1\"}]}}";
    }

    /** The example plan with one name put in the place of another. */
    static ResponsePlan planWith(String name, String instead) {
        return ResponsePlan.read(
                "plan.yaml", ResponsePlan.exampleText().replace(name, instead).getBytes(StandardCharsets.UTF_8));
    }

    static List<ChangeRequest> requests(Proposals proposals) {
        return proposals.proposals().stream().map(Proposal::request).toList();
    }

    static Proposal only(Proposals proposals, Class<? extends ChangeRequest> type) {
        List<Proposal> found = proposals.proposals().stream()
                .filter(proposal -> type.isInstance(proposal.request()))
                .toList();
        assertThat(found).as("proposals of " + type.getSimpleName()).hasSize(1);
        return found.get(0);
    }
}
