package io.cloudir.telemetry;

import static io.cloudir.telemetry.SampleTrail.record;
import static io.cloudir.telemetry.SampleTrail.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.model.Cloud;
import io.cloudir.model.Digest;
import io.cloudir.model.Principal;
import io.cloudir.model.PrincipalType;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.ResourceRef;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CloudTrail record says, in the words that every source shares. */
class CloudTrailRecordsTest {
    private static final String USER = "{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::123456789012:user/alice\","
            + "\"accountId\":\"123456789012\",\"accessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"userName\":\"alice\"}";

    private static Activity.Head head(String record) {
        return CloudTrailRecords.parse(utf8(record), "trail:1").head();
    }

    private static Optional<Principal> principal(String identity) {
        return head(record(1).replace(USER, identity.replace('\'', '"'))).principal();
    }

    @Test
    void theHeadTellsWhoDidWhatWhereAndWhen() {
        Activity.Head head = head(record(1));

        assertThat(head.id()).isEqualTo(SampleTrail.id(1));
        assertThat(head.location()).isEqualTo("trail:1");
        assertThat(head.time()).isEqualTo(Instant.parse("2026-01-31T12:00:01Z"));
        assertThat(head.source()).isEqualTo("cloudtrail");
        assertThat(head.cloud()).isEqualTo(Cloud.AWS);
        assertThat(head.account()).isEqualTo("123456789012");
        assertThat(head.region()).isEqualTo("us-east-1");
        assertThat(head.service()).isEqualTo("iam.amazonaws.com");
        assertThat(head.action()).isEqualTo("CreateUser");
        assertThat(head.errorCode()).isEmpty();
        assertThat(head.readOnly()).isFalse();
        assertThat(head.accessKey()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
        assertThat(head.address()).isEqualTo("192.0.2.7");
        assertThat(head.userAgent()).isEqualTo("aws-cli/2 \"quoted\" {[");
    }

    @Test
    void theSummaryIsWhatAJournalKeeps() {
        byte[] raw = utf8(record(1, ",\"errorCode\":\"AccessDenied\""));

        assertThat(CloudTrailRecords.parse(raw, "trail:1").summary())
                .isEqualTo(new RecordSummary(
                        SampleTrail.id(1),
                        Instant.parse("2026-01-31T12:00:01Z"),
                        "iam.amazonaws.com:CreateUser",
                        "arn:aws:iam::123456789012:user/alice",
                        "192.0.2.7",
                        "AccessDenied",
                        Digest.of(raw)));
    }

    @Test
    void theAccountThatReceivedTheRecordComesFirst() {
        assertThat(head(record(1)
                                .replace(
                                        "\"recipientAccountId\":\"123456789012\"",
                                        "\"recipientAccountId\":\"111122223333\""))
                        .account())
                .isEqualTo("111122223333");
        assertThat(head(record(1).replace("\"recipientAccountId\"", "\"other\""))
                        .account())
                .isEqualTo("123456789012");
    }

    @Test
    void aSignInThatFailedIsAFailure() {
        String signIn = record(1)
                .replace("\"CreateUser\"", "\"ConsoleLogin\"")
                .replace("\"responseElements\":null", "\"responseElements\":{\"ConsoleLogin\":\"Failure\"}");

        assertThat(head(signIn).errorCode()).isEqualTo("Failure");
        assertThat(head(signIn.replace("\"Failure\"", "\"Success\"")).errorCode())
                .isEmpty();
        assertThat(head(record(1, ",\"errorMessage\":\"Failed authentication\""))
                        .errorCode())
                .isEqualTo("Failure");
        assertThat(head(record(1, ",\"errorCode\":\"Client.Denied\"")).errorCode())
                .isEqualTo("Client.Denied");
    }

    @Test
    void anInsightIsNotTakenForTheCallItTellsOf() {
        String insight = "{\"eventVersion\":\"1.07\",\"eventTime\":\"2026-01-31T12:00:00Z\",\"eventType\":"
                + "\"AwsCloudTrailInsight\",\"insightDetails\":{\"eventName\":\"RunInstances\"}}";

        assertThat(head(insight).action()).isEqualTo("AwsCloudTrailInsight");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'type':'Root','arn':'arn:aws:iam::123456789012:root','accountId':'123456789012'} | ROOT | arn:aws:iam::123456789012:root | root | 123456789012 | ''
            {'type':'IAMUser','accountId':'123456789012','userName':'bob','principalId':'AIDAX'} | USER | arn:aws:iam::123456789012:user/bob | bob | 123456789012 | ''
            {'type':'IAMUser','accountId':'123456789012','arn':'arn:aws:iam::123456789012:user/div/bob'} | USER | arn:aws:iam::123456789012:user/div/bob | bob | 123456789012 | ''
            {'type':'AssumedRole','arn':'arn:aws:sts::123456789012:assumed-role/admin/alice','accountId':'123456789012','sessionContext':{'sessionIssuer':{'type':'Role','arn':'arn:aws:iam::111122223333:role/team/admin','accountId':'111122223333','userName':'admin'}}} | ROLE | arn:aws:iam::111122223333:role/team/admin | admin | 111122223333 | alice
            {'type':'AssumedRole','arn':'arn:aws:sts::123456789012:assumed-role/admin/alice','accountId':'123456789012'} | ROLE | arn:aws:iam::123456789012:role/admin | admin | 123456789012 | alice
            {'type':'AssumedRole','principalId':'AROAX:alice','accountId':'123456789012'} | ROLE | AROAX | AROAX | 123456789012 | alice
            {'type':'FederatedUser','arn':'arn:aws:sts::123456789012:federated-user/guest','accountId':'123456789012','sessionContext':{'sessionIssuer':{'type':'IAMUser','arn':'arn:aws:iam::123456789012:user/bob','userName':'bob'}}} | USER | arn:aws:iam::123456789012:user/bob | bob | 123456789012 | guest
            {'type':'FederatedUser','arn':'arn:aws:sts::123456789012:federated-user/guest','accountId':'123456789012'} | FEDERATED | arn:aws:sts::123456789012:federated-user/guest | guest | 123456789012 | ''
            {'type':'AWSService','invokedBy':'ec2.amazonaws.com'} | SERVICE | ec2.amazonaws.com | ec2.amazonaws.com | '' | ''
            {'accountId':'123456789012','invokedBy':'kms.amazonaws.com'} | SERVICE | kms.amazonaws.com | kms.amazonaws.com | 123456789012 | ''
            {'type':'AWSAccount','principalId':'AROAX:alice','accountId':'111122223333'} | ROLE | AROAX | AROAX | 111122223333 | alice
            {'type':'AWSAccount','principalId':'AIDAX','accountId':'111122223333'} | USER | AIDAX | AIDAX | 111122223333 | ''
            {'type':'AWSAccount','accountId':'111122223333'} | UNKNOWN | 111122223333 | 111122223333 | 111122223333 | ''
            {'type':'AWSAccount','principalId':'','accountId':'ANONYMOUS_PRINCIPAL'} | ANONYMOUS | anonymous | anonymous | '' | ''
            {'type':'WebIdentityUser','principalId':'accounts.example.com:app:u1','userName':'u1'} | FEDERATED | accounts.example.com:app:u1 | u1 | '' | ''
            {'type':'SAMLUser','principalId':'idp:carol@example.com','userName':'carol@example.com'} | FEDERATED | idp:carol@example.com | carol@example.com | '' | ''
            {'type':'IdentityCenterUser','accountId':'123456789012','onBehalfOf':{'userId':'u-1','identityStoreArn':'arn:aws:identitystore::123456789012:identitystore/d-1'}} | FEDERATED | u-1 | u-1 | 123456789012 | ''
            {'type':'IAMUser','accountId':'123456789012','accessKeyId':'','userName':'HIDDEN_DUE_TO_SECURITY_REASONS'} | UNKNOWN | HIDDEN_DUE_TO_SECURITY_REASONS | HIDDEN_DUE_TO_SECURITY_REASONS | 123456789012 | ''
            {'type':'Novel','principalId':'p-1'} | UNKNOWN | p-1 | p-1 | '' | ''
            """)
    void thePrincipalIsWhatContainmentActsOn(
            String identity, PrincipalType type, String id, String name, String account, String session) {
        assertThat(principal(identity)).contains(new Principal(type, id, name, account, session));
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1,aws",
        "cn-north-1,aws-cn",
        "us-gov-west-1,aws-us-gov",
        "us-iso-east-1,aws-iso",
        "us-isob-east-1,aws-iso-b",
        "eusc-de-east-1,aws-eusc"
    })
    void aUserWithoutAnArnGetsTheOneOfThePartition(String region, String partition) {
        String record = record(1)
                .replace("\"arn\":\"arn:aws:iam::123456789012:user/alice\",", "")
                .replace("us-east-1", region);

        assertThat(head(record).principal())
                .map(Principal::id)
                .contains("arn:" + partition + ":iam::123456789012:user/alice");
    }

    @Test
    void nobodyIsNoPrincipal() {
        assertThat(principal("{}")).isEmpty();
        assertThat(principal("{'type':'IAMUser','arn':' '}")).isEmpty();
        assertThat(principal("null")).isEmpty();
        assertThat(principal("[7]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ec2 | {'instancesSet':{'items':[{'instanceId':'i-1'}]}} | ec2:instance | i-1 | us-east-1
            ssm | {'instanceIds':['i-1']} | ec2:instance | i-1 | us-east-1
            iam | {'roleName':'admin'} | iam:role | admin | global
            sts | {'roleArn':'arn:aws:iam::123456789012:role/team/admin'} | iam:role | admin | global
            iam | {'groupName':'staff'} | iam:group | staff | global
            ec2 | {'groupId':'sg-1'} | ec2:security-group | sg-1 | us-east-1
            s3 | {'bucketName':'logs'} | s3:bucket | logs | global
            lambda | {'functionName':'arn:aws:lambda:eu-west-1:123456789012:function:f'} | lambda:function | f | eu-west-1
            rds | {'dBInstanceIdentifier':'db1'} | rds:db | db1 | us-east-1
            rds | {'dBSnapshotIdentifier':'s1'} | rds:snapshot | s1 | us-east-1
            ec2 | {'snapshotId':'snap-1'} | ec2:snapshot | snap-1 | us-east-1
            ec2 | {'DeleteFlowLogsRequest':{'FlowLogId':{'tag':1,'content':'fl-1'}}} | ec2:vpc-flow-log | fl-1 | us-east-1
            cloudtrail | {'name':'arn:aws:cloudtrail:us-east-1:123456789012:trail/t1'} | cloudtrail:trail | t1 | us-east-1
            cloudtrail | {'name':'t1'} | cloudtrail:trail | t1 | us-east-1
            """)
    void requestParametersNameResources(String service, String parameters, String type, String id, String region) {
        String record = record(1)
                .replace("iam.amazonaws.com", service + ".amazonaws.com")
                .replace("{\"userName\":\"bob\",\"tags\":[]}", parameters.replace('\'', '"'));

        ResourceRef only = head(record).resources().get(0);

        assertThat(head(record).resources()).hasSize(1);
        assertThat(only.type()).isEqualTo(type);
        assertThat(only.id()).isEqualTo(id);
        assertThat(only.region()).isEqualTo(region);
        assertThat(only.account().id()).isEqualTo("123456789012");
    }

    @Test
    void anArnAndAParameterGiveOneNameForOneThing() {
        String record = record(
                        1,
                        ",\"resources\":[{\"ARN\":\"arn:aws:s3:::logs\",\"accountId\":\"111122223333\"},"
                                + "{\"ARN\":\"arn:aws:s3:::logs/key\"},{\"ARN\":\"arn:aws:sns:us-east-1:123456789012:t\"},"
                                + "{\"ARN\":\"arn:broken\"},{\"ARN\":7},{\"ARN\":\"arn:aws:iam::123456789012:user/ \"}]")
                .replace("{\"userName\":\"bob\",\"tags\":[]}", "{\"bucketName\":\"logs\"}");

        assertThat(head(record).resources())
                .extracting(ref -> ref.account().id() + " " + ref.type() + " " + ref.id())
                .containsExactly(
                        "111122223333 s3:bucket logs",
                        "123456789012 s3:object logs/key",
                        "123456789012 sns:topic t",
                        "123456789012 unknown arn:broken",
                        "123456789012 iam:user unknown");
    }

    @Test
    void aRecordNamesAtMostAHundredResources() {
        String many = "{\"instanceIds\":[" + numbered(500) + "]}";
        String record = record(1).replace("{\"userName\":\"bob\",\"tags\":[]}", many);

        assertThat(head(record).resources()).hasSize(100);
    }

    @Test
    void bytesThatAreNoRecordAreRefusedWithTheReason() {
        assertThatThrownBy(() -> CloudTrailRecords.parse(utf8("[]"), "x"))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("expected a JSON object, found: array");
        assertThatThrownBy(() -> CloudTrailRecords.parse(utf8("{}x"), "x"))
                .isInstanceOf(MalformedRecordException.class);
        assertThatThrownBy(() -> CloudTrailRecords.parse(new byte[0], "x"))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("expected a JSON object, found: nothing");
    }

    private static String numbered(int count) {
        StringBuilder ids = new StringBuilder("\"i-0\"");
        for (int number = 1; number < count; number++) {
            ids.append(",\"i-").append(number).append('"');
        }
        return ids.toString();
    }
}
