package io.cloudir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Principal;
import io.cloudir.model.PrincipalType;
import io.cloudir.model.ResourceRef;
import io.cloudir.testing.PublicData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every source is known by its records and says who did what, where and when. */
class SourcesTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void googleCloudAuditLogsTellOfCalls() {
        Activity call = only(SourceSamples.GCP_AUDIT);

        assertThat(call.head())
                .isEqualTo(new Activity.Head(
                        "1a2b3c4d5e6f7",
                        "log:1",
                        NOON,
                        "gcp.audit",
                        Cloud.GCP,
                        "example-project",
                        "us-central1-a",
                        "compute.googleapis.com",
                        "v1.compute.firewalls.insert",
                        "PERMISSION_DENIED",
                        false,
                        Optional.of(new Principal(
                                PrincipalType.SERVICE_ACCOUNT,
                                "ci@example-project.iam.gserviceaccount.com",
                                "ci@example-project.iam.gserviceaccount.com",
                                "example-project",
                                "")),
                        "0123456789abcdef",
                        "192.0.2.7",
                        "google-cloud-sdk",
                        List.of(new ResourceRef(
                                new CloudAccount(Cloud.GCP, "example-project"),
                                "us-central1-a",
                                "gce_firewall_rule",
                                "projects/example-project/global/firewalls/open"))));
        assertThat(texts(call, "protoPayload.authorizationInfo.permission"))
                .containsExactly("compute.firewalls.create");
    }

    @Test
    void aGoogleCloudRecordInAPubSubMessageIsTheSame() {
        String data = Base64.getEncoder().encodeToString(SourceSamples.GCP_AUDIT.getBytes(StandardCharsets.UTF_8));
        Activity call = only("{\"message\":{\"data\":\"" + data + "\",\"messageId\":\"7\"},\"subscription\":\"s\"}");

        assertThat(call.head()).isEqualTo(only(SourceSamples.GCP_AUDIT).head());
        assertThat(call.identity()).isEqualTo(only(SourceSamples.GCP_AUDIT).identity());
        assertThat(texts(call.compact(), "protoPayload.methodName")).containsExactly("v1.compute.firewalls.insert");
    }

    @Test
    void aPubSubMessageThatIsNoBase64IsReported() {
        assertThat(read("{\"message\":{\"data\":\"***\",\"messageId\":\"7\"}}", LogSource.GCP_AUDIT)
                        .complaints())
                .containsExactly("log:1: message.data of the Pub/Sub message is no base64");
    }

    @Test
    void aReadingCallOfGoogleCloudIsToldByItsPermissions() {
        Activity listing = only(SourceSamples.GCP_AUDIT
                .replace("\"ADMIN_WRITE\"", "\"DATA_READ\"")
                .replace("v1.compute.firewalls.insert", "google.storage.objects.list"));

        assertThat(listing.head().readOnly()).isTrue();
    }

    @Test
    void googleFlowLogsTellOfBothEnds() {
        Activity flow = only(SourceSamples.GCP_FLOW);

        assertThat(flow.head().address()).isEqualTo("10.0.0.2");
        assertThat(flow.head().resources()).extracting(ResourceRef::id).containsExactly("web-1");
        assertThat(texts(flow, "jsonPayload.connection.dest_ip")).containsExactly("192.0.2.9");
        assertThat(flow.time()).isEqualTo(NOON);
    }

    @Test
    void securityCommandCenterFindingsNameResourceAndAccess() {
        Activity.Head head = only(SourceSamples.SCC).head();

        assertThat(head.action()).isEqualTo("Persistence: New Service Account Key");
        assertThat(head.account()).isEqualTo("example-project");
        assertThat(head.principal()).map(Principal::id).contains("alice@example.com");
        assertThat(head.resources()).extracting(ResourceRef::type).containsExactly("google.iam.ServiceAccount");
    }

    @Test
    void guardDutyFindingsNameIdentityAndAddressAsRecordsOfCallsDo() {
        Activity.Head head = only(SourceSamples.GUARDDUTY).head();

        assertThat(head.id()).isEqualTo("16afba5c5c43e07c9e3e5e2e544e95df");
        assertThat(head.action()).isEqualTo("UnauthorizedAccess:IAMUser/MaliciousIPCaller.Custom");
        assertThat(head.principal()).map(Principal::id).contains("arn:aws:iam::123456789012:user/alice");
        assertThat(head.accessKey()).isEqualTo("AKIAIOSFODNN7EXAMPLE");
        assertThat(head.address()).isEqualTo("192.0.2.7");
    }

    @Test
    void aGuardDutyFindingInAnEventIsTheSame() {
        Activity event = only(
                "{\"version\":\"0\",\"detail-type\":\"GuardDuty Finding\",\"detail\":" + SourceSamples.GUARDDUTY + "}");

        assertThat(event.head()).isEqualTo(only(SourceSamples.GUARDDUTY).head());
    }

    @Test
    void securityHubFindingsNameTheirResources() {
        Activity.Head head = only(SourceSamples.SECURITYHUB).head();

        assertThat(head.action()).isEqualTo("Effects/Data Exposure");
        assertThat(head.resources()).extracting(ResourceRef::type).containsExactly("s3:bucket");
        assertThat(head.resources()).extracting(ResourceRef::id).containsExactly("amzn-s3-demo-bucket");
    }

    @Test
    void eachFindingOfAnEventIsARecord() {
        String other = SourceSamples.SECURITYHUB.replace("finding/1", "finding/2");
        Collected read = read(
                "{\"detail-type\":\"Security Hub Findings - Imported\",\"detail\":{\"findings\":["
                        + SourceSamples.SECURITYHUB + "," + other + "]}}",
                LogSource.AUTO);

        assertThat(read.ids()).hasSize(2).allMatch(id -> id.contains("finding/"));
        assertThat(read.activities.get(1).head().location()).isEqualTo("log:1.1");
        assertThat(texts(read.activities.get(1).compact(), "Id"))
                .containsExactly(read.ids().get(1));
    }

    @Test
    void aFindingThatCannotBeReadIsToldAndTheOthersOfItsEventAreRead() {
        String late =
                SourceSamples.SECURITYHUB.replace("finding/1", "finding/2").replace("2026-01-31T12:00:00Z", "soon");
        Collected read = read(
                "{\"Findings\":[" + SourceSamples.SECURITYHUB + "," + late + ",7,"
                        + SourceSamples.SECURITYHUB.replace("finding/1", "finding/3") + "]}",
                LogSource.SECURITYHUB);

        assertThat(read.ids()).extracting(id -> id.substring(id.length() - 1)).containsExactly("1", "3");
        assertThat(read.complaints())
                .containsExactly(
                        "log:1.1: UpdatedAt is 'soon', no time; expected the form 2026-01-31T12:00:00Z",
                        "log:1.2: not a record of source securityhub");
    }

    @Test
    void flowLogsOfTheDefaultFormatNeedNoHeading() {
        Activity flow = only(
                "2 123456789012 eni-1235b8ca123456789 192.0.2.7 10.0.0.5 443 49152 6 20 4249 1769860740 1769860800 REJECT OK");

        assertThat(flow.head().account()).isEqualTo("123456789012");
        assertThat(flow.head().errorCode()).isEqualTo("REJECT");
        assertThat(flow.time()).isEqualTo(NOON);
        assertThat(flow.values(FieldPath.of("bytes"))).containsExactly(new FieldValue(FieldValue.Kind.NUMBER, "4249"));
    }

    @Test
    void flowLogsOfAFormatOfTheirOwnAreReadByTheirHeading() {
        Collected read = read("""
                version vpc-id srcaddr dstaddr bytes start end flow-direction log-status
                5 vpc-abcdefab012345678 192.0.2.7 10.0.0.5 - 1769860740 1769860800 ingress OK
                5 - - - - 1769860740 1769860800 - NODATA
                5 vpc-abcdefab012345678 10.0.0.5
                srcaddr end
                10.0.0.9 1769860800
                """, LogSource.AUTO);

        assertThat(read.activities).extracting(flow -> flow.head().address()).containsExactly("192.0.2.7", "10.0.0.9");
        assertThat(texts(read.activities.get(0), "flow-direction")).containsExactly("ingress");
        assertThat(read.activities.get(0).values(FieldPath.of("bytes"))).isEmpty();
        assertThat(read.complaints())
                .containsExactly(
                        "log:4: a flow log line of 3 columns; expected 9, as the heading (or the default format) has them");
    }

    @Test
    void aLineOfAFormatOfItsOwnIsKeptSoThatItCanBeReadByItself() {
        Activity flow = read("srcaddr end\n10.0.0.9 1769860800\n", LogSource.VPCFLOW)
                .activities
                .get(0);

        Collected again = Collected.of(flow.raw(), LogSource.AUTO, ReadLimits.DEFAULT);

        assertThat(again.activities)
                .singleElement()
                .extracting(same -> same.head().address())
                .isEqualTo("10.0.0.9");
        assertThat(texts(flow.compact(), "srcaddr")).containsExactly("10.0.0.9");
    }

    @Test
    void accessLogsOfBucketsTellWhoAskedAndWhatForEvenIfAClientWritesQuotationMarks() {
        Activity access = only(SourceSamples.S3_ACCESS);

        assertThat(access.head().principal()).map(Principal::id).contains("arn:aws:iam::123456789012:role/reader");
        assertThat(access.head().errorCode()).isEqualTo("AccessDenied");
        assertThat(access.head().userAgent()).isEqualTo("curl \"quoted\"/8");
        assertThat(texts(access, "key")).containsExactly("prefix/secret.txt");
        assertThat(texts(access, "tlsversion")).containsExactly("TLSv1.2");
        assertThat(access.time()).isEqualTo(NOON);
    }

    @Test
    void resolverLogsTellWhoAskedForWhichName() {
        Activity query = only(SourceSamples.RESOLVER);

        assertThat(query.head().errorCode()).isEqualTo("NXDOMAIN");
        assertThat(query.head().resources()).extracting(ResourceRef::id).contains("i-0d15cd0d3adfc8ae9");
        assertThat(texts(query, "query_name")).containsExactly("c2.example.net.");
    }

    @Test
    void ocsfEventsTellWhoCalledWhat() {
        Activity.Head head = only(SourceSamples.OCSF).head();

        assertThat(head.cloud()).isEqualTo(Cloud.AWS);
        assertThat(head.service()).isEqualTo("iam.amazonaws.com");
        assertThat(head.action()).isEqualTo("CreateUser");
        assertThat(head.errorCode()).isEqualTo("AccessDenied");
        assertThat(head.time()).isEqualTo(NOON);
    }

    @Test
    void hostAgentsTellWhichHostAndWhat() {
        assertThat(Stream.of(SourceSamples.OSQUERY, SourceSamples.FALCO, SourceSamples.SYSMON)
                        .map(SourcesTest::only)
                        .map(Activity::head))
                .extracting(
                        Activity.Head::source, head -> head.resources().get(0).id(), Activity.Head::action)
                .containsExactly(
                        tuple("osquery", "web-1", "pack_incident-response_process_events"),
                        tuple("falco", "web-1", "Terminal shell in container"),
                        tuple("sysmon", "web-1.example.com", "process_creation"));
    }

    @Test
    void sysmonEventsHaveTheSameFieldsHoweverTheyWereWrapped() {
        Activity flat = only(SourceSamples.SYSMON);
        Activity windows = only(SourceSamples.SYSMON_WINDOWS);
        Activity beat = only(SourceSamples.SYSMON_WINLOGBEAT);

        assertThat(Stream.of(flat, windows, beat).map(event -> texts(event, "Image")))
                .containsOnly(List.of("C:\\Windows\\System32\\cmd.exe"));
        assertThat(Stream.of(flat, windows, beat).map(event -> texts(event, "EventID")))
                .containsOnly(List.of("1"));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"AUTO", "JSON"},
            mode = EnumSource.Mode.EXCLUDE)
    void aSourceThatIsNamedReadsItsOwnRecordsAndReportsOthers(LogSource source) {
        String own = SourceSamples.of(source);

        assertThat(read(own, source).activities)
                .singleElement()
                .extracting(one -> one.head().source())
                .isEqualTo(source.code());
        assertThat(read(own, LogSource.AUTO).activities)
                .singleElement()
                .extracting(one -> one.head().source())
                .isEqualTo(source.code());
        assertThat(read("{\"nothing\":\"known\"}", source).activities).isEmpty();
        assertThat(read("{\"nothing\":\"known\"}", source).complaints()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"AUTO", "JSON"},
            mode = EnumSource.Mode.EXCLUDE)
    void aRecordWhoseFieldsHoldWhatNobodyExpectsIsReadOrReported(LogSource source) {
        String own = SourceSamples.of(source);
        for (String value :
                List.of("null", "[]", "{}", "\"\"", "\" \"", "-1", "true", "[[null]]", "\"\\u0000\\ud800\"")) {
            for (String field :
                    own.replaceAll("[^\"]*(\"[^\"]*\")[^\"]*", "$1\n").split("\n", -1)) {
                String odd = own.replaceFirst(
                        Pattern.quote(field) + ":(\"[^\"]*\"|[0-9.]+|\\{\\}|\\[\\])",
                        Matcher.quoteReplacement(field + ":" + value));
                Collected read = read(odd, source);
                assertThat(read.activities.size() + read.malformed.size())
                        .as(odd)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void googleCloudRecordsOfAPublicSetAreAllRead() throws IOException {
        List<String> lines =
                Files.readAllLines(PublicData.folder("panther-analysis").resolve("GCP.AuditLog.jsonl"));
        JsonMapper mapper = new JsonMapper();
        int calls = 0;
        for (String line : lines) {
            JsonNode event = mapper.readTree(line).get("event");
            if (event.has("timestamp") && event.path("protoPayload").has("methodName")) {
                calls++;
                assertThat(read(event.toString(), LogSource.GCP_AUDIT).activities)
                        .as(event.toString())
                        .hasSize(1);
            }
        }
        assertThat(calls).isGreaterThan(50);
    }

    private static Activity only(String log) {
        Collected read = read(log, LogSource.AUTO);
        assertThat(read.complaints()).isEmpty();
        assertThat(read.activities).hasSize(1);
        return read.activities.get(0);
    }

    private static Collected read(String log, LogSource source) {
        return Collected.of(log.getBytes(StandardCharsets.UTF_8), source, ReadLimits.DEFAULT);
    }

    private static List<String> texts(Activity activity, String path) {
        return activity.values(FieldPath.of(path)).stream()
                .map(FieldValue::text)
                .toList();
    }
}
