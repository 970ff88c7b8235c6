package io.cloudir.investigate;

import io.cloudir.respond.Exercise;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records of mallory and of the sessions that mallory comes to, for tests that follow them. */
final class Chain {
    static final String APP = "arn:aws:iam::123456789012:role/app";
    static final String ADMIN = "arn:aws:iam::123456789012:role/admin";
    static final String FIRST = "ASIAEXAMPLE1";
    static final String SECOND = "ASIAEXAMPLE2";

    private Chain() {}

    /** A session of a role. */
    static String session(String role, String name, String key) {
        return ("{\"type\":\"AssumedRole\",\"principalId\":\"AROAEXAMPLE:%s\",\"arn\":\"arn:aws:sts::123456789012:assumed-role/%s/%s\","
                        + "\"accountId\":\"123456789012\",\"accessKeyId\":\"%s\",\"sessionContext\":{\"sessionIssuer\":"
                        + "{\"type\":\"Role\",\"arn\":\"%s\",\"userName\":\"%s\",\"accountId\":\"123456789012\"}}}")
                .formatted(
                        name,
                        role.substring(role.lastIndexOf('/') + 1),
                        name,
                        key,
                        role,
                        role.substring(role.lastIndexOf('/') + 1));
    }

    static String user(String name, String key) {
        return ("{\"type\":\"IAMUser\",\"userName\":\"%s\",\"arn\":\"arn:aws:iam::123456789012:user/%s\","
                        + "\"accountId\":\"123456789012\",\"accessKeyId\":\"%s\"}")
                .formatted(name, name, key);
    }

    static String mallory() {
        return user("mallory", Exercise.KEY);
    }

    /** A record; its id is {@code e-} and the number, its time that many minutes after nine. */
    static Activity record(
            int number,
            String identity,
            String service,
            String action,
            String parameters,
            String response,
            String more) {
        String json = ("{\"eventVersion\":\"1.08\",\"eventID\":\"e-%d\",\"eventTime\":\"2026-03-02T09:%02d:00Z\","
                        + "\"eventSource\":\"%s.amazonaws.com\",\"eventName\":\"%s\",\"awsRegion\":\"us-east-1\","
                        + "\"sourceIPAddress\":\"203.0.113.7\",\"recipientAccountId\":\"123456789012\","
                        + "\"requestParameters\":%s,\"responseElements\":%s%s,\"userIdentity\":%s}")
                .formatted(number, number, service, action, parameters, response, more, identity);
        return CitedActivities.parse(json.getBytes(StandardCharsets.UTF_8), "test")
                .get(0);
    }

    static Activity assume(int number, String identity, String role, String name, String key) {
        return record(
                number,
                identity,
                "sts",
                "AssumeRole",
                "{\"roleArn\":\"" + role + "\",\"roleSessionName\":\"" + name + "\"}",
                "{\"credentials\":{\"accessKeyId\":\"" + key + "\"}}",
                "");
    }

    /** Mallory takes the role app, from there the role admin, and makes a user with it. */
    static List<Activity> twoHops() {
        return List.of(
                Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null"),
                assume(2, mallory(), APP, "one", FIRST),
                record(3, session(APP, "one", FIRST), "s3", "ListBuckets", "null", "null", ""),
                assume(4, session(APP, "one", FIRST), ADMIN, "two", SECOND),
                record(
                        5,
                        session(ADMIN, "two", SECOND),
                        "s3",
                        "PutBucketPolicy",
                        "{\"bucketName\":\"ledger\"}",
                        "null",
                        ""));
    }
}
