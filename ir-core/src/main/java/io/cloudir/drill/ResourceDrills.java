package io.cloudir.drill;

import static io.cloudir.drill.IdentityDrills.STEP;
import static io.cloudir.drill.IdentityDrills.insist;
import static io.cloudir.drill.IdentityDrills.onceRefused;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Attacks on what the account runs, and on what watches it. */
final class ResourceDrills {
    private static final List<String> REGIONS =
            List.of("us-east-1", "us-west-2", "eu-central-1", "ap-southeast-1", "sa-east-1");
    private static final List<String> LOOKS = List.of(
            "sts:GetCallerIdentity",
            "iam:ListUsers",
            "iam:ListRoles",
            "iam:ListGroups",
            "iam:GetAccountSummary",
            "iam:GetAccountAuthorizationDetails",
            "iam:ListAccessKeys",
            "ec2:DescribeRegions",
            "cloudtrail:DescribeTrails",
            "secretsmanager:ListSecrets",
            "s3:ListBuckets",
            "lambda:ListFunctions20150331");
    private static final String TRAIL = "organisation-trail";
    private static final String ELSEWHERE = "203.0.113.9";
    private static final int CALLS = 240;

    private ResourceDrills() {}

    static void mining(Attacker miner) {
        String session = miner.call("sts:GetSessionToken").newKeyId();
        for (int number = 0; number < REGIONS.size(); number++) {
            miner.in(REGIONS.get(number)).after(STEP.multipliedBy(number + 1L), ResourceDrills::launch);
        }
        onceRefused(miner, refused -> launch(refused.with(session).in("ca-central-1")));
        miner.after(Duration.ofDays(3), back -> launch(back.from(ELSEWHERE)));
    }

    private static void launch(Attacker attacker) {
        attacker.call("ec2:RunInstances", "instanceType", "p3.16xlarge", "maxCount", 2);
    }

    static void logsOff(Attacker blinder) {
        String session = blinder.call("sts:GetSessionToken").newKeyId();
        blinder.oneByOne(
                STEP,
                ResourceDrills::stopLogging,
                now -> now.call(
                        "ec2:DeleteFlowLogs",
                        "DeleteFlowLogsRequest",
                        Map.of("FlowLogId", Map.of("tag", 1, "content", "fl-0a1b2c3d4e5f60001"))),
                now -> now.call("guardduty:DeleteDetector", "detectorId", "12abc34d567e8fa901bc2d34e56789f0"));
        onceRefused(blinder, refused -> stopLogging(refused.with(session)));
        blinder.after(Duration.ofDays(2), back -> stopLogging(back.from(ELSEWHERE)));
    }

    private static void stopLogging(Attacker attacker) {
        attacker.call("cloudtrail:StopLogging", "name", TRAIL);
    }

    static void flood(Attacker flooder) {
        String session = flooder.call("sts:GetSessionToken").newKeyId();
        Move burst = now -> burst(now);
        flooder.oneByOne(STEP, burst, burst, ResourceDrills::letEverybodyCall);
        onceRefused(flooder, refused -> burst(refused.with(session)));
        flooder.after(Duration.ofDays(1), back -> letEverybodyCall(back.from(ELSEWHERE)));
    }

    private static void letEverybodyCall(Attacker attacker) {
        attacker.call(
                "lambda:AddPermission20150331v2",
                "functionName",
                "orders-api",
                "statementId",
                "everybody",
                "action",
                "lambda:InvokeFunction",
                "principal",
                "*");
    }

    private static void burst(Attacker attacker) {
        for (int call = 0; call < CALLS; call++) {
            attacker.call("lambda:Invoke", "functionName", "orders-api", "invocationType", "RequestResponse");
        }
    }

    static void servicesStopped(Attacker saboteur) {
        String session = saboteur.call("sts:GetSessionToken").newKeyId();
        saboteur.oneByOne(
                STEP,
                now -> now.call("ecs:UpdateService", "cluster", "main", "service", "shop", "desiredCount", 0),
                now -> stop(now, "orders-api"),
                now -> stop(now, "invoice-pdf"),
                now -> now.call("rds:StopDBInstance", "dBInstanceIdentifier", "orders"),
                now -> now.call("organizations:LeaveOrganization"));
        onceRefused(saboteur, refused -> stop(refused.with(session), "image-resize"));
        saboteur.after(Duration.ofDays(2), back -> insist(back.from(ELSEWHERE), now -> stop(now, "orders-api")));
    }

    private static void stop(Attacker attacker, String function) {
        attacker.call(
                "lambda:PutFunctionConcurrency20171031", "functionName", function, "reservedConcurrentExecutions", 0);
    }

    static void functionReplaced(Attacker intruder) {
        String session = intruder.call("sts:GetSessionToken").newKeyId();
        for (int number = 0; number < LOOKS.size(); number++) {
            String look = LOOKS.get(number);
            intruder.after(STEP.plusSeconds(10L * number), now -> now.call(look));
        }
        intruder.after(STEP.multipliedBy(6), now -> replace(now, "orders-api"));
        intruder.after(STEP.multipliedBy(7), now -> replace(now, "invoice-pdf"));
        intruder.after(
                STEP.multipliedBy(8),
                now -> now.call(
                        "ec2:ModifyInstanceAttribute",
                        "instanceId",
                        "i-0a1b2c3d4e5f60002",
                        "userData",
                        "<sensitiveDataRemoved>"));
        onceRefused(intruder, refused -> replace(refused.with(session), "image-resize"));
        intruder.after(Duration.ofDays(4), back -> insist(back.from(ELSEWHERE), now -> replace(now, "orders-api")));
    }

    private static void replace(Attacker attacker, String function) {
        attacker.call("lambda:UpdateFunctionCode20150331v2", "functionName", function, "publish", true);
    }
}
