package io.cloudir.cloud.simulated.day;

import static io.cloudir.cloud.simulated.day.Caller.fields;

import java.time.Instant;
import java.util.List;

/** What software does by itself: monitoring, builds, the application, jobs at night, services of AWS. */
final class Machines {
    private final DayDraft day;

    Machines(DayDraft day) {
        this.day = day;
    }

    /** Monitoring looks at everything, evenly through the day. */
    void monitoring(int calls) {
        Chance chance = day.chance("monitoring");
        List<String> looks = List.of("DescribeInstances", "DescribeVolumes", "DescribeInstanceStatus");
        for (int call = 0; call < calls; call++) {
            Instant time = day.at(0, 0).plusSeconds(86_400L * call / Math.max(1, calls) + chance.between(0, 30));
            Caller monitor = day.organisation().software("Monitoring", "collector", "192.0.2.55", hourOf(time));
            day.routine(monitor, time, monitor.call("ec2", chance.pick(looks)).asking(fields("maxResults", 1000)));
        }
    }

    /** Builds follow working hours; each assumes its role, pushes and deploys. */
    void builds(int calls) {
        Chance chance = day.chance("builds");
        int perRun = 8;
        for (int run = 0; run < Math.max(1, calls / perRun); run++) {
            Instant start = day.within(chance.between(8, 17), chance);
            String name = chance.hex(8);
            Caller builds = day.organisation().builds(name, start);
            Caller outside = new Caller(
                    fields("type", "WebIdentityUser", "principalId", "builds.example.com:app", "userName", "app"),
                    "192.0.2.40",
                    builds.userAgent(),
                    builds.region());
            day.routine(
                    outside,
                    start,
                    outside.call("sts", "AssumeRoleWithWebIdentity")
                            .asking(fields(
                                    "roleArn",
                                    day.organisation().roleArn("ContinuousDelivery"),
                                    "roleSessionName",
                                    "run-" + name))
                            .answering(fields("credentials", fields("accessKeyId", builds.keyId()))));
            for (int call = 1; call < perRun - 1; call++) {
                day.routine(
                        builds,
                        start.plusSeconds(10L * call),
                        builds.call("ecr", call % 2 == 0 ? "BatchGetImage" : "GetAuthorizationToken")
                                .asking(fields("registryId", day.organisation().account())));
            }
            String function = chance.pick(Organisation.FUNCTIONS);
            day.routine(
                    builds,
                    start.plusSeconds(120),
                    builds.call("lambda", "UpdateFunctionCode20150331v2")
                            .asking(fields("functionName", function, "publish", true, "dryRun", false))
                            .answering(fields("functionName", function, "codeSha256", chance.hex(43) + '=')));
        }
    }

    /** The application reads its secrets as it starts, and serves files. */
    void application(int calls) {
        Chance chance = day.chance("application");
        for (int call = 0; call < calls; call++) {
            Instant time = day.within(chance.oneIn(3) ? chance.between(0, 23) : chance.between(8, 19), chance);
            Caller app = day.organisation()
                    .software("OrdersApplication", chance.pick(Organisation.HOSTS), "192.0.2.80", hourOf(time));
            if (call % 12 == 0) {
                day.routine(
                        app,
                        time,
                        app.call("secretsmanager", "GetSecretValue")
                                .asking(fields("secretId", Organisation.SECRETS.get(0))));
            } else {
                day.routine(
                        app,
                        time,
                        Traffic.read(
                                app,
                                day.organisation().account(),
                                Organisation.BUCKETS.get(chance.between(0, 1)),
                                "page-" + chance.between(1, 400) + ".html",
                                chance.between(2_000L, 180_000L)));
            }
        }
    }

    /** Backups at two, a report at four, capacity that follows the day. */
    void jobs() {
        Chance chance = day.chance("jobs");
        Caller backup = day.organisation().software("NightlyBackup", "backup", "192.0.2.60", day.at(2, 0));
        for (String volume : Organisation.VOLUMES) {
            day.routine(
                    backup,
                    day.at(2, 0).plusSeconds(chance.between(0, 60)),
                    backup.call("ec2", "CreateSnapshot")
                            .asking(fields("volumeId", volume))
                            .answering(fields("snapshotId", "snap-" + chance.hex(17), "volumeId", volume)));
        }
        day.routine(
                backup,
                day.at(2, 5),
                backup.call("rds", "CreateDBSnapshot")
                        .asking(fields(
                                "dBInstanceIdentifier", "orders", "dBSnapshotIdentifier", "orders-" + chance.hex(6))));
        Caller scaling = day.organisation().service("autoscaling");
        for (int hour : List.of(8, 13)) {
            day.routine(
                    scaling,
                    day.within(hour, chance),
                    scaling.call("ec2", "RunInstances")
                            .asking(fields("instanceType", "t3.small"))
                            .answering(fields(
                                    "instancesSet",
                                    fields(
                                            "items",
                                            List.of(fields(
                                                    "instanceId",
                                                    "i-" + chance.hex(17),
                                                    "imageId",
                                                    "ami-0a1b2c3d4e5f60001"))))));
        }
        Caller config = day.organisation().service("config");
        for (int hour = 0; hour < 24; hour += 3) {
            day.routine(
                    config,
                    day.within(hour, chance),
                    config.call("sts", "AssumeRole")
                            .asking(fields(
                                    "roleArn",
                                    day.organisation().roleArn("aws-service-role/config"),
                                    "roleSessionName",
                                    "config")));
        }
    }

    private static Instant hourOf(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond() / 3600 * 3600);
    }
}
