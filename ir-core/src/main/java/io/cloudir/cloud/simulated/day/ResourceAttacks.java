package io.cloudir.cloud.simulated.day;

import static io.cloudir.cloud.simulated.day.Caller.fields;

import java.time.Instant;
import java.util.List;

/** Attacks on what the account holds: its defences, its data, its money. */
final class ResourceAttacks {
    static final String GROUP = "sg-0a1b2c3d4e5f60001";
    private static final long MEBIBYTE = 1024L * 1024;

    private final DayDraft day;

    ResourceAttacks(DayDraft day) {
        this.day = day;
    }

    /** Machines with graphics processors are started in five regions, as many as the quotas allow. */
    void machinesForMining() {
        Chance chance = day.chance("mining");
        Caller thief = new IdentityAttacks(day).stolenKey("developer-02");
        Instant time = day.within(1, chance);
        for (String region : List.of("us-east-1", "us-west-2", "eu-central-1", "ap-southeast-1", "sa-east-1")) {
            for (int launch = 0; launch < 9; launch++) {
                time = time.plusSeconds(chance.between(2, 25));
                boolean refused = launch == 8;
                day.planted(
                        thief.in(region),
                        time,
                        thief.call("ec2", "RunInstances")
                                .asking(fields("instanceType", "p3.16xlarge", "maxCount", 2))
                                .answering(refused ? null : launched(chance))
                                .failing(
                                        refused ? "Client.VcpuLimitExceeded" : "",
                                        refused ? "You have requested more vCPU capacity than your limit allows" : ""));
            }
        }
    }

    private static Object launched(Chance chance) {
        return fields(
                "instancesSet",
                fields(
                        "items",
                        List.of(fields("instanceId", "i-" + chance.hex(17), "imageId", "ami-0a1b2c3d4e5f60009"))));
    }

    /** The trail is blinded and stopped, flow logs go, a port and a bucket are opened to everybody. */
    void defencesDown() {
        Chance chance = day.chance("defences");
        Caller thief = new IdentityAttacks(day).stolenKey("operator-01");
        Instant start = day.within(2, chance);
        stopLogging(thief, start);
        day.planted(
                thief,
                start.plusSeconds(65),
                thief.call("ec2", "DeleteFlowLogs")
                        .asking(fields(
                                "DeleteFlowLogsRequest",
                                fields("FlowLogId", fields("tag", 1, "content", "fl-0a1b2c3d4e5f60001")))));
        openPort(thief, start.plusSeconds(140));
        openBucket(thief, "example-reports", start.plusSeconds(210));
    }

    void stopLogging(Caller caller, Instant time) {
        day.planted(
                caller,
                time,
                caller.call("cloudtrail", "PutEventSelectors")
                        .asking(fields(
                                "trailName",
                                Organisation.TRAIL,
                                "eventSelectors",
                                List.of(fields(
                                        "readWriteType",
                                        "ReadOnly",
                                        "includeManagementEvents",
                                        false,
                                        "dataResources",
                                        List.of())))));
        day.planted(
                caller,
                time.plusSeconds(20),
                caller.call("cloudtrail", "StopLogging").asking(fields("name", Organisation.TRAIL)));
    }

    void openPort(Caller caller, Instant time) {
        day.planted(
                caller,
                time,
                caller.call("ec2", "AuthorizeSecurityGroupIngress")
                        .asking(fields(
                                "groupId",
                                GROUP,
                                "ipPermissions",
                                fields(
                                        "items",
                                        List.of(fields(
                                                "ipProtocol",
                                                "tcp",
                                                "fromPort",
                                                22,
                                                "toPort",
                                                22,
                                                "ipRanges",
                                                fields("items", List.of(fields("cidrIp", "0.0.0.0/0")))))))));
    }

    void openBucket(Caller caller, String bucket, Instant time) {
        day.planted(
                caller,
                time,
                caller.call("s3", "PutBucketPolicy")
                        .asking(fields(
                                "bucketName",
                                bucket,
                                "bucketPolicy",
                                fields(
                                        "Version",
                                        "2012-10-17",
                                        "Statement",
                                        List.of(fields(
                                                "Effect",
                                                "Allow",
                                                "Principal",
                                                "*",
                                                "Action",
                                                "s3:GetObject",
                                                "Resource",
                                                "arn:aws:s3:::" + bucket + "/*"))),
                                "Host",
                                bucket + ".s3.amazonaws.com",
                                "policy",
                                "")));
    }

    /** A bucket is read from end to end, some twenty gibibytes of it. */
    void bucketEmptied() {
        Chance chance = day.chance("emptying");
        Caller thief = new IdentityAttacks(day).stolenKey("analyst-01");
        readAll(thief, "example-backups", 250, day.within(23, chance), chance);
    }

    Instant readAll(Caller caller, String bucket, int objects, Instant start, Chance chance) {
        Instant time = start;
        for (int object = 1; object <= objects; object++) {
            time = time.plusSeconds(chance.between(1, 4));
            String key = "customers/part-" + object + ".parquet";
            long bytes = chance.between(60 * MEBIBYTE, 110 * MEBIBYTE);
            day.planted(caller, time, Traffic.read(caller, day.organisation().account(), bucket, key, bytes));
        }
        return time;
    }
}
