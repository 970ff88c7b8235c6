package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Trigger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped rules say to findings, host agents and traffic. */
class ShippedSourceRulesTest {
    private static final long NOON = 1_769_860_800L;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Execution:S3/MaliciousFile                     | MALWARE
            Backdoor:EC2/C&CActivity.B!DNS                 | MALWARE
            Execution:Runtime/NewBinaryExecuted            | MALWARE
            CryptoCurrency:EC2/BitcoinTool.B               | MALWARE
            UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS | ACCOUNT_COMPROMISE
            AttackSequence:IAM/CompromisedCredentials      | ACCOUNT_COMPROMISE
            Exfiltration:S3/AnomalousBehavior              | ABNORMAL_TRAFFIC
            UnauthorizedAccess:EC2/SSHBruteForce           | ABNORMAL_TRAFFIC
            Stealth:S3/ServerAccessLoggingDisabled         | SUSPICIOUS_API_CALL
            """)
    void aFindingOfGuardDutyIsTheTriggerThatItIs(String type, Trigger trigger) {
        assertThat(SourceRecords.signals(guardDuty(type, 8, "")))
                .extracting(Signal::trigger)
                .containsExactly(trigger);
    }

    @ParameterizedTest
    @ValueSource(strings = {",\"additionalInfo\":{\"sample\":true}", ",\"archived\":true"})
    void aSampleOrArchivedFindingIsNoSignal(String mark) {
        assertThat(SourceRecords.titles(guardDuty("Execution:S3/MaliciousFile", 8, mark)))
                .isEmpty();
        assertThat(SourceRecords.titles(guardDuty("Stealth:S3/ServerAccessLoggingDisabled", 8, mark)))
                .isEmpty();
    }

    @Test
    void aMildFindingOfAnotherKindIsNoSignal() {
        assertThat(SourceRecords.titles(guardDuty("Stealth:S3/ServerAccessLoggingDisabled", 2, "")))
                .isEmpty();
    }

    @Test
    void aFindingAboutAMachineIsAboutThatMachine() {
        assertThat(SourceRecords.signals(guardDuty("Backdoor:EC2/C&CActivity.B", 8, "")))
                .singleElement()
                .extracting(signal -> signal.entity().id())
                .isEqualTo("i-0abcdef1234567890");
    }

    @Test
    void findingsOfSecurityHubAreTold() {
        String finding = """
                {"SchemaVersion":"2018-10-08","Id":"f1","ProductArn":"arn:aws:securityhub:us-east-1::product/%s",\
                "GeneratorId":"g","AwsAccountId":"123456789012","Region":"us-east-1","Types":["%s"],"UpdatedAt":"2026-01-31T12:00:00Z",\
                "Severity":{"Label":"HIGH"},"RecordState":"%s","Resources":[{"Type":"AwsEc2Instance","Id":"arn:aws:ec2:us-east-1:123456789012:instance/i-1"}]}""";

        assertThat(SourceRecords.titles(
                        finding.formatted("aws/inspector", "Software and Configuration Checks/Malware", "ACTIVE")))
                .containsExactly("Security Hub tells of malware");
        assertThat(SourceRecords.titles(finding.formatted("example/edr", "TTPs/Credential Access", "ACTIVE")))
                .containsExactly("Security Hub tells of a threat");
        assertThat(SourceRecords.titles(finding.formatted("example/edr", "TTPs/Credential Access", "ARCHIVED")))
                .isEmpty();
        assertThat(SourceRecords.titles(finding.formatted("aws/guardduty", "TTPs/Credential Access", "ACTIVE")))
                .isEmpty();
        assertThat(SourceRecords.titles(finding.formatted("aws/config", "Software and Configuration Checks", "ACTIVE")))
                .isEmpty();
    }

    @Test
    void findingsOfSecurityCommandCenterAreTold() {
        String finding = """
                {"finding":{"name":"organizations/1/sources/2/findings/3","category":"%s","findingClass":"%s","state":"%s",\
                "severity":"HIGH","eventTime":"2026-01-31T12:00:00Z","resourceName":"//compute.googleapis.com/projects/p/zones/z/instances/1"},\
                "resource":{"type":"google.compute.Instance"}}""";

        assertThat(SourceRecords.titles(finding.formatted("Malware: Bad Domain", "THREAT", "ACTIVE")))
                .containsExactly("Security Command Center found malware");
        assertThat(SourceRecords.titles(finding.formatted("Persistence: New Geography", "THREAT", "ACTIVE")))
                .containsExactly("Security Command Center found a threat");
        assertThat(SourceRecords.titles(finding.formatted("Malware: Bad Domain", "THREAT", "INACTIVE")))
                .isEmpty();
        assertThat(SourceRecords.titles(finding.formatted("OPEN_FIREWALL", "MISCONFIGURATION", "ACTIVE")))
                .isEmpty();
    }

    @Test
    void whatHostAgentsSawIsTold() {
        String falco =
                "{\"rule\":\"%s\",\"priority\":\"%s\",\"time\":\"2026-01-31T12:00:00Z\",\"hostname\":\"web-1\",\"output_fields\":{}}";
        String osquery =
                "{\"name\":\"%s\",\"hostIdentifier\":\"web-1\",\"unixTime\":1769860800,\"action\":\"added\",\"columns\":{%s}}";
        String sysmon = "{\"EventID\":%s,\"Computer\":\"w\",\"UtcTime\":\"2026-01-31 12:00:00.000\",%s}";

        assertThat(SourceRecords.titles(falco.formatted("Drop and execute new binary in container", "Warning")))
                .containsExactly("Falco warns of malware");
        assertThat(SourceRecords.titles(falco.formatted("Anything", "Critical")))
                .containsExactly("Falco warns of an attack on a host or container");
        assertThat(SourceRecords.titles(falco.formatted("Terminal shell in container", "Notice")))
                .isEmpty();
        assertThat(SourceRecords.titles(
                        osquery.formatted("process_events", "\"cmdline\":\"/opt/x -o stratum+tcp://pool:3333\"")))
                .containsExactly("Miner or its pool in a process of a host");
        assertThat(SourceRecords.titles(osquery.formatted("process_events", "\"path\":\"/dev/shm/.x\"")))
                .containsExactly("Process started from where programs do not belong");
        assertThat(SourceRecords.titles(osquery.formatted("pack_authorized_keys", "\"key\":\"k\"")))
                .containsExactly("Way to stay on a host set up");
        assertThat(SourceRecords.titles(osquery.formatted("processes", "\"path\":\"/usr/bin/java\"")))
                .isEmpty();
        assertThat(SourceRecords.titles(
                        sysmon.formatted("1", "\"CommandLine\":\"vssadmin.exe delete shadows /all /quiet\"")))
                .containsExactly("Process of a host that attackers use");
        assertThat(SourceRecords.titles(sysmon.formatted("1", "\"CommandLine\":\"notepad.exe\"")))
                .isEmpty();
        assertThat(
                        SourceRecords.titles(
                                sysmon.formatted(
                                        "10",
                                        "\"TargetImage\":\"C:\\\\Windows\\\\system32\\\\lsass.exe\",\"GrantedAccess\":\"0x1010\",\"SourceImage\":\"C:\\\\x.exe\"")))
                .containsExactly("Memory of the credential store read");
        assertThat(
                        SourceRecords.titles(
                                sysmon.formatted(
                                        "13",
                                        "\"Image\":\"C:\\\\x.exe\",\"TargetObject\":\"HKLM\\\\Software\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Run\\\\x\"")))
                .containsExactly("Program put where it starts by itself");
    }

    @Test
    void muchDataSentOutIsTold() {
        assertThat(SourceRecords.titles(
                        flows(11, at -> "10.0.0.5 192.0.2." + at + " 49152 443 6 1000 1073741824", "ACCEPT")))
                .containsExactly("Much data sent out of the network");
        assertThat(SourceRecords.titles(flows(3, at -> "10.0.0.5 192.0.2.7 49152 443 6 1000 1073741824", "ACCEPT")))
                .containsExactly("Much data sent to one address outside");
        assertThat(SourceRecords.titles(flows(20, at -> "10.0.0.5 10.1.0.7 49152 443 6 1000 1073741824", "ACCEPT")))
                .isEmpty();
        assertThat(SourceRecords.titles(flows(20, at -> "192.0.2.7 10.0.0.5 443 49152 6 1000 1073741824", "ACCEPT")))
                .isEmpty();
    }

    @Test
    void whoLooksForAWayOnIsTold() {
        assertThat(SourceRecords.titles(flows(25, at -> "10.0.0.5 10.0.0.9 49152 " + (20 + at) + " 6 1 40", "REJECT")))
                .containsExactly("Ports tried one after the other from within");
        assertThat(SourceRecords.titles(flows(24, at -> "10.0.0.5 10.0.0.9 49152 " + (20 + at) + " 6 1 40", "REJECT")))
                .isEmpty();
        assertThat(SourceRecords.titles(flows(50, at -> "10.0.0.5 10.0.1." + at + " 49152 22 6 1 40", "REJECT")))
                .containsExactly("Machines tried one after the other from within");
        assertThat(SourceRecords.titles(flows(60, at -> "192.0.2.5 10.0.1." + at + " 49152 22 6 1 40", "REJECT")))
                .as("the noise of the internet")
                .isEmpty();
    }

    @Test
    void namesAskedForAreTold() {
        assertThat(SourceRecords.titles(query("xmr.2miners.com.", "A", "NOERROR")))
                .containsExactly("Name of a mining pool asked for");
        assertThat(SourceRecords.titles(queries(100, at -> query("a" + at + ".example.com.", "A", "NXDOMAIN"))))
                .containsExactly("Many names asked for that do not exist");
        assertThat(SourceRecords.titles(queries(200, at -> query("a" + at + ".t.example.com.", "TXT", "NOERROR"))))
                .containsExactly("Data may leave in names");
        assertThat(SourceRecords.titles(queries(199, at -> query("www.example.com.", "A", "NOERROR"))))
                .isEmpty();
    }

    @Test
    void muchDataSentOutOfAGoogleNetworkIsTold() {
        String flow =
                "{\"insertId\":\"%s\",\"timestamp\":\"2026-01-31T12:00:00Z\",\"logName\":\"projects/p/logs/vpc_flows\",\"jsonPayload\":{\"reporter\":\"SRC\","
                        + "\"connection\":{\"src_ip\":\"10.0.0.2\",\"dest_ip\":\"192.0.2.9\"},\"bytes_sent\":\"5368709120\"}}";

        assertThat(SourceRecords.titles(flow.formatted("a") + "\n" + flow.formatted("b")))
                .containsExactly("Much data sent out of a Google network");
    }

    private static String guardDuty(String type, int severity, String more) {
        return """
                {"schemaVersion":"2.0","accountId":"123456789012","region":"us-east-1","id":"f1","type":"%s","severity":%d,\
                "arn":"arn:aws:guardduty:us-east-1:123456789012:detector/1/finding/f1","updatedAt":"2026-01-31T12:00:00Z",\
                "resource":{"instanceDetails":{"instanceId":"i-0abcdef1234567890"}},"service":{"count":1%s}}""".formatted(type, severity, more);
    }

    private static String flows(int lines, IntFunction<String> flow, String action) {
        return IntStream.range(0, lines)
                .mapToObj(at -> "2 123456789012 eni-1 " + flow.apply(at) + " " + (NOON + at) + " " + (NOON + at) + " "
                        + action + " OK")
                .collect(Collectors.joining("\n"));
    }

    private static String queries(int lines, IntFunction<String> query) {
        return IntStream.range(0, lines).mapToObj(query).collect(Collectors.joining("\n"));
    }

    private static String query(String name, String type, String code) {
        return """
                {"version":"1.1","account_id":"123456789012","region":"us-east-1","vpc_id":"vpc-1","query_timestamp":"2026-01-31T12:00:00Z",\
                "query_name":"%s","query_type":"%s","rcode":"%s","srcaddr":"10.0.0.5"}""".formatted(name, type, code);
    }
}
