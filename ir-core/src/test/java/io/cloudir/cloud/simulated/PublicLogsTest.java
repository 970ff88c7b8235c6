package io.cloudir.cloud.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.Containment;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Principal;
import io.cloudir.telemetry.Activity;
import io.cloudir.testing.PublicData;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The account behind a public log of attack tools can be built, contained and rolled back. */
class PublicLogsTest {
    private static final Set<String> ACTIONS = Set.of(
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
            "UpdateFunctionCode20150331v2",
            "GetSecretValue");

    /** The tools clean up after themselves, so each change is looked at as it was just after it was made. */
    @Test
    void everySuspiciousChangeHasAWayBackOrATask() {
        List<Activity> activities = Reading.with(reader -> reader.read(PublicData.folder("invictus-aws"))).stream()
                .sorted(Comparator.comparing(Activity::time))
                .toList();
        CloudAccount account = new CloudAccount(
                Cloud.AWS, busiest(activities, activity -> activity.head().account()));
        Set<String> missing = new TreeSet<>(ACTIONS);
        for (int at = 0; at < activities.size(); at++) {
            Activity activity = activities.get(at);
            boolean succeeded = activity.head().errorCode().isEmpty();
            if (succeeded && missing.remove(activity.head().action())) {
                SimulatedCloud cloud =
                        SimulatedCloud.fromActivities(account, activities.subList(0, at + 1), clock(activity.time()));
                ChangePlan plan = cloud.plan(new Containment.RollBack(activity.id()));
                assertThat(plan.changes().size() + plan.tasks().size())
                        .as(activity.head().action())
                        .isPositive();
                plan.changes()
                        .forEach(change -> assertThat(cloud.apply(change))
                                .as("%s", change)
                                .isInstanceOf(ApplyResult.Applied.class));
            }
        }
        assertThat(missing).as("none of these succeeded in the log").isSubsetOf("GetPasswordData", "StopLogging");
    }

    @Test
    void whoChangedMostCanBeSuspendedAndEverythingRolledBackLastFirst() {
        List<Activity> activities =
                new ArrayList<>(Reading.with(reader -> reader.read(PublicData.folder("invictus-aws"))));
        String account = busiest(activities, activity -> activity.head().account());
        SimulatedCloud cloud = SimulatedCloud.fromActivities(
                new CloudAccount(Cloud.AWS, account), activities, clock(Instant.parse("2023-07-10T13:00:00Z")));
        String attacker = busiest(
                activities,
                activity -> activity.head().readOnly()
                        ? ""
                        : activity.head().principal().map(Principal::id).orElse(""));
        ChangePlan suspension = TestAccount.execute(cloud, new Containment.SuspendIdentity(attacker));
        assertThat(suspension.changes()).hasSizeGreaterThanOrEqualTo(2);
        activities.sort(Comparator.comparing(Activity::time).reversed());
        for (Activity activity : activities) {
            if (ACTIONS.contains(activity.head().action())
                    && activity.head().errorCode().isEmpty()) {
                TestAccount.execute(cloud, new Containment.RollBack(activity.id()));
            }
        }
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static String busiest(List<Activity> activities, Function<Activity, String> of) {
        Map<String, Long> counts = activities.stream()
                .map(of)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
        return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
    }
}
