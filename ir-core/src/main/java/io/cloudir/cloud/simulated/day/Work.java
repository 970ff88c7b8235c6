package io.cloudir.cloud.simulated.day;

import static io.cloudir.cloud.simulated.day.Caller.fields;

import io.cloudir.cloud.simulated.record.TrailRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do at work: they sign in, look at things all day, change a few, mistype a password. */
final class Work {
    private static final int FIRST_HOUR = 7;
    private static final int LAST_HOUR = 18;
    private static final Map<String, Object> WITH_MFA =
            fields("LoginTo", "https://console.aws.amazon.com/console/home", "MobileVersion", "No", "MFAUsed", "Yes");

    private final DayDraft day;

    Work(DayDraft day) {
        this.day = day;
    }

    void people(int calls) {
        Chance chance = day.chance("people");
        List<String> present = day.isWeekend() ? Organisation.PEOPLE.subList(3, 5) : Organisation.PEOPLE;
        for (String person : present) {
            Instant start = day.at(FIRST_HOUR, 0).plusSeconds(chance.between(0, 7200));
            if (chance.oneIn(6)) {
                mistype(person, start.minusSeconds(40));
            }
            signIn(person, start);
            Caller console = day.organisation().console(person, start);
            Caller commandLine = day.organisation().commandLine(person);
            for (int call = 0; call < calls / present.size(); call++) {
                Instant time = start.plusSeconds(chance.between(60, (LAST_HOUR - FIRST_HOUR) * 3000));
                look(chance.oneIn(3) ? commandLine : console, time, chance);
            }
            for (int change = chance.between(0, 2); change > 0; change--) {
                Instant time = start.plusSeconds(chance.between(600, 20_000));
                change(console, time, chance);
            }
        }
    }

    void signIn(String person, Instant time) {
        Caller caller = day.organisation().signedIn(person);
        day.routine(
                caller,
                time,
                caller.call("signin", "ConsoleLogin")
                        .answering(fields("ConsoleLogin", "Success"))
                        .noting(WITH_MFA)
                        .signIn());
    }

    private void mistype(String person, Instant time) {
        Caller caller = day.organisation().signingIn(person);
        day.routine(
                caller,
                time,
                caller.call("signin", "ConsoleLogin")
                        .answering(fields("ConsoleLogin", "Failure"))
                        .noting(WITH_MFA)
                        .failing("", "Failed authentication")
                        .signIn());
    }

    private void look(Caller caller, Instant time, Chance chance) {
        switch (chance.between(0, 9)) {
            case 0, 1 -> say(caller, time, "ec2", "DescribeInstances", fields("maxResults", 50));
            case 2 -> say(caller, time, "ec2", "DescribeSecurityGroups", fields("maxResults", 100));
            case 3 -> say(caller, time, "s3", "ListBuckets", fields("Host", "s3.amazonaws.com"));
            case 4 -> say(caller, time, "lambda", "ListFunctions20150331", fields("maxItems", 50));
            case 5 -> say(caller, time, "monitoring", "DescribeAlarms", fields("maxRecords", 100));
            case 6 -> say(caller, time, "rds", "DescribeDBInstances", null);
            case 7 ->
                say(
                        caller,
                        time,
                        "logs",
                        "FilterLogEvents",
                        fields("logGroupName", "/aws/lambda/" + chance.pick(Organisation.FUNCTIONS)));
            case 8 ->
                say(
                        caller,
                        time,
                        "cloudformation",
                        "DescribeStacks",
                        fields("stackName", "app-" + chance.between(1, 4)));
            default -> lookWithoutPermission(caller, time, chance);
        }
    }

    private void lookWithoutPermission(Caller caller, Instant time, Chance chance) {
        if (!chance.oneIn(8)) {
            say(caller, time, "s3", "GetBucketLocation", fields("bucketName", chance.pick(Organisation.BUCKETS)));
            return;
        }
        day.routine(
                caller,
                time,
                caller.call("organizations", "DescribeOrganization")
                        .failing(
                                "AccessDenied",
                                TrailRecord.denied(caller.identity(), "organizations:DescribeOrganization")));
    }

    private void change(Caller caller, Instant time, Chance chance) {
        switch (chance.between(0, 2)) {
            case 0 ->
                say(
                        caller,
                        time,
                        "ec2",
                        "CreateTags",
                        fields(
                                "resourcesSet",
                                fields("items", List.of(fields("resourceId", chance.pick(Organisation.HOSTS)))),
                                "tagSet",
                                fields("items", List.of(fields("key", "team", "value", "web")))));
            case 1 ->
                say(
                        caller,
                        time,
                        "monitoring",
                        "PutMetricAlarm",
                        fields("alarmName", "errors-" + chance.pick(Organisation.FUNCTIONS), "threshold", 5));
            default ->
                say(
                        caller,
                        time,
                        "logs",
                        "PutRetentionPolicy",
                        fields(
                                "logGroupName",
                                "/aws/lambda/" + chance.pick(Organisation.FUNCTIONS),
                                "retentionInDays",
                                90));
        }
    }

    private void say(Caller caller, Instant time, String service, String action, @Nullable Object parameters) {
        day.routine(caller, time, caller.call(service, action).asking(parameters));
    }
}
