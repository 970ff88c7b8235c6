package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.simulated.record.CallerIdentity;
import io.cloudir.cloud.simulated.record.TrailRecord;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When administrator rights that were given are a takeover. */
class AdministratorGrantsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String TAKEOVER = "floor:ADMINISTRATOR_TAKEOVER";

    private final Scene scene = new Scene();
    private final List<String> records = new ArrayList<>();

    private TrailRecord call(String who, String service, String action) {
        return TrailRecord.of(service, action)
                .by(CallerIdentity.ofUser(ACCOUNT, who, "AKIAIOSFODNN7EXAMPLE"))
                .from("198.51.100.7", "aws-cli/2.15.0")
                .in(ACCOUNT, "eu-central-1")
                .at(Scene.NOON.plusSeconds(60L * records.size()));
    }

    private void happens(TrailRecord record) {
        records.add(TrailRecord.json(record.write("record-" + records.size())));
    }

    private void created(String user) {
        happens(call("operator", "iam", "CreateUser").asking(Map.of("userName", user)));
    }

    private TrailRecord attaching(String policy, String user) {
        return call("operator", "iam", "AttachUserPolicy").asking(Map.of("userName", user, "policyArn", policy));
    }

    private void trailDeleted() {
        happens(call("operator", "cloudtrail", "DeleteTrail").asking(Map.of("name", "main")));
    }

    private Incident incident() {
        Scene.detect(Scene.parse(records)).forEach(scene.response::place);
        return scene.only();
    }

    private String decidedBy() {
        return incident().assessment().orElseThrow().decidedBy();
    }

    @Test
    void aSuspectThatMakesItsNewUserAnAdministratorHasTakenOver() {
        created("backup-sync");
        happens(attaching(EVERYTHING, "backup-sync"));
        trailDeleted();

        Incident incident = incident();

        assertThat(incident.assessment().orElseThrow().decidedBy()).isEqualTo(TAKEOVER);
        assertThat(incident.severity()).contains(Severity.CRITICAL);
        assertThat(incident.detection().findings())
                .extracting(Recorded::event)
                .filteredOn(finding -> finding.step().equals("administrator-rights"))
                .extracting(FindingRecorded::statement)
                .containsExactly("arn:aws:iam::123456789012:user/operator gave every right to"
                        + " arn:aws:iam::123456789012:user/backup-sync.");
    }

    @Test
    void aSuspectThatMakesItselfAnAdministratorHasTakenOver() {
        happens(attaching(EVERYTHING, "operator"));
        trailDeleted();

        assertThat(decidedBy()).isEqualTo(TAKEOVER);
    }

    @Test
    void aPathOrAnotherPartitionInTheNameHidesNothing() {
        happens(attaching(EVERYTHING, "operator"));
        trailDeleted();
        records.replaceAll(record -> record.replace(
                "arn:aws:iam::123456789012:user/operator", "arn:aws-cn:iam::123456789012:user/team/operator"));

        assertThat(decidedBy()).isEqualTo(TAKEOVER);
    }

    @Test
    void anAdministratorWhoSetsUpAnotherOneIsNoTakeover() {
        created("colleague");
        happens(attaching(EVERYTHING, "colleague"));
        happens(call("operator", "iam", "CreateLoginProfile")
                .asking(Map.of("userName", "colleague", "passwordResetRequired", false)));

        assertThat(decidedBy()).isEqualTo("floor:PERSISTENCE");
    }

    @Test
    void rightsForSomebodyWhoWasThereBeforeAreNoTakeover() {
        happens(attaching(EVERYTHING, "colleague"));
        trailDeleted();

        assertThat(decidedBy()).isEqualTo("floor:PERSISTENCE");
    }

    @Test
    void rightsThatWereRefusedAreNoTakeover() {
        created("backup-sync");
        happens(attaching(EVERYTHING, "backup-sync").failing("AccessDenied", "no"));
        trailDeleted();

        assertThat(decidedBy()).isEqualTo("floor:PERSISTENCE");
    }

    @Test
    void aNarrowerPolicyIsNoTakeover() {
        created("backup-sync");
        happens(attaching("arn:aws:iam::aws:policy/PowerUserAccess", "backup-sync"));
        trailDeleted();

        assertThat(decidedBy()).isEqualTo("floor:PERSISTENCE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*'}} | true",
                "{'Statement':[{'Effect':'Deny','Action':'s3:*','Resource':'*'},"
                        + "{'Effect':'Allow','Action':['iam:Get*','*'],'Resource':['*']}]} | true",
                "{'Statement':{'Effect':'Allow','NotAction':'a4b:*','Resource':'*'}} | true",
                "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{}}} | true",
                "{'Statement':{'Effect':'Deny','NotAction':'a4b:*','Resource':'*'}} | false",
                "{'Statement':{'Effect':'Allow','Action':'iam:*','Resource':'*'}} | false",
                "{'Statement':{'Effect':'Deny','Action':'*','Resource':'*'}} | false",
                "{'Statement':{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::reports'}} | false",
                "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'a':'b'}}}} | false",
                "{'Action':'*' | false",
                "none | false"
            })
    void anInlinePolicyCountsIfItAllowsEverythingEverywhereWithoutCondition(String document, boolean boundless) {
        assertThat(PolicyText.allowsEverything(document.replace('\'', '"'))).isEqualTo(boundless);
    }

    @Test
    void anInlinePolicyThatAllowsEverythingIsATakeoverToo() {
        created("backup-sync");
        happens(call("operator", "iam", "PutUserPolicy")
                .asking(Map.of(
                        "userName",
                        "backup-sync",
                        "policyDocument",
                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}")));
        trailDeleted();

        assertThat(decidedBy()).isEqualTo(TAKEOVER);
    }
}
