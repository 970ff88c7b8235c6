package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shipped rules on an hour of one account in which some thirty techniques of attack were run. */
class RealAttackTest {
    private static final List<String> CALLS = List.of(
            "StopLogging",
            "DeleteTrail",
            "PutEventSelectors",
            "DeleteFlowLogs",
            "CreateUser",
            "CreateAccessKey",
            "CreateLoginProfile",
            "AttachUserPolicy",
            "UpdateAssumeRolePolicy",
            "ModifySnapshotAttribute",
            "ModifyImageAttribute",
            "ModifyDBSnapshotAttribute",
            "AuthorizeSecurityGroupIngress",
            "GetPasswordData",
            "PutBucketPolicy",
            "LeaveOrganization",
            "UpdateFunctionCode20150331v2",
            "GetSecretValue",
            "PutBucketLifecycle",
            "SendCommand",
            "DescribeInstanceAttribute",
            "RunInstances",
            "ConsoleLogin",
            "AddPermission20150331v2",
            "CreateTrustAnchor",
            "GetParameter");

    /** Every name that users, roles, buckets, accounts and tools have in this data. */
    private static final Pattern NAMES = Pattern.compile(
            "stratus-red-team|stratus|bert-jan|invictus|malicious|backdoor|exfiltration|nuke-cloudtrail-logs"
                    + "|123837392027|193672423079|218007301253|012345678901|012345678912"
                    + "|terraform|hashicorp|aws-sdk-go|aws-go-sdk|aws-cli",
            Pattern.CASE_INSENSITIVE);

    @Test
    void fewSignalsRestOnEveryKindOfAttack() throws IOException {
        List<Signal> signals = signals(UnaryOperator.identity());
        assertThat(signals).hasSizeBetween(40, 70);
        assertThat(calls(signals)).containsAll(CALLS);
        assertThat(signals)
                .filteredOn(signal -> signal.level().atLeast(Severity.HIGH))
                .hasSizeBetween(20, 35);
    }

    @Test
    void theHitsDoNotHangOnNames() throws IOException {
        List<Signal> plain = signals(UnaryOperator.identity());
        List<Signal> renamed = signals(text -> NAMES.matcher(text).replaceAll(RealAttackTest::otherName));
        assertThat(renamed).noneMatch(signal -> NAMES.matcher(signal.toString()).find());
        assertThat(hits(renamed)).isEqualTo(hits(plain));
    }

    @Test
    void theSameRecordsGiveTheSameSignals() throws IOException {
        assertThat(signals(UnaryOperator.identity())).isEqualTo(signals(UnaryOperator.identity()));
    }

    private static String otherName(MatchResult name) {
        return "n" + Integer.toHexString(name.group().toLowerCase(Locale.ROOT).hashCode());
    }

    private static List<Signal> signals(UnaryOperator<String> change) throws IOException {
        return Detecting.signals(
                RuleSet.shipped(), DetectorSettings.files(), PublicEvents.delivered("invictus-aws", change));
    }

    private static Map<String, Long> hits(List<Signal> signals) {
        return signals.stream()
                .collect(Collectors.groupingBy(
                        signal -> signal.rule().id() + signal.time() + calls(List.of(signal)),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static Set<String> calls(List<Signal> signals) {
        return signals.stream()
                .flatMap(signal -> signal.records().stream())
                .map(RecordSummary::action)
                .map(action -> action.substring(action.indexOf(':') + 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
