package io.cloudir.cloud.simulated.day;

import static io.cloudir.cloud.simulated.day.Caller.fields;

import io.cloudir.cloud.simulated.record.CallerIdentity;
import io.cloudir.cloud.simulated.record.TrailRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Attacks with identities: looking around, trying doors, staying. */
final class IdentityAttacks {
    static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

    private static final List<String> LOOKS = List.of(
            "sts:GetCallerIdentity",
            "iam:ListUsers",
            "iam:ListRoles",
            "iam:ListGroups",
            "iam:ListAttachedUserPolicies",
            "iam:GetAccountSummary",
            "iam:GetAccountAuthorizationDetails",
            "iam:ListAccessKeys",
            "ec2:DescribeRegions",
            "cloudtrail:DescribeTrails",
            "cloudtrail:GetTrailStatus",
            "guardduty:ListDetectors",
            "secretsmanager:ListSecrets",
            "s3:ListBuckets",
            "rds:DescribeDBInstances");
    private static final List<String> REGIONS = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "eu-central-1",
            "eu-west-2",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "sa-east-1");
    private static final String TOOL = "Boto3/1.34.51 md/Botocore#1.34.51 ua/2.0 os/linux#6.5 lang/python#3.12";

    private final DayDraft day;

    IdentityAttacks(DayDraft day) {
        this.day = day;
    }

    /** A person's key, used from a foreign address. */
    Caller stolenKey(String person) {
        return day.organisation().commandLine(person).from(Organisation.FOREIGN.get(1), TOOL);
    }

    /** A stolen key is used at night to find out what there is, in every region. */
    void reconnaissance() {
        Chance chance = day.chance("reconnaissance");
        Caller thief = stolenKey(chance.pick(Organisation.PEOPLE));
        look(thief, day.within(3, chance), chance);
        Instant tour = day.within(4, chance);
        for (String region : REGIONS) {
            tour = tour.plusSeconds(chance.between(4, 15));
            day.planted(
                    thief.in(region),
                    tour,
                    thief.call("ec2", "DescribeInstances").asking(fields("maxResults", 1000)));
        }
    }

    Instant look(Caller caller, Instant start, Chance chance) {
        Instant time = start;
        for (String look : LOOKS) {
            String[] parts = look.split(":", 2);
            time = time.plusSeconds(chance.between(3, 20));
            day.planted(caller, time, caller.call(parts[0], parts[1]));
        }
        return time;
    }

    /** A key that may do little is tried on everything, and refused. */
    void doorsTried() {
        Chance chance = day.chance("doors");
        Caller thief = stolenKey("support-01");
        Instant time = day.within(22, chance);
        for (int round = 0; round < 3; round++) {
            for (String look : LOOKS) {
                String[] parts = look.split(":", 2);
                time = time.plusSeconds(chance.between(1, 6));
                day.planted(
                        thief,
                        time,
                        thief.call(parts[0], parts[1])
                                .failing("AccessDenied", TrailRecord.denied(thief.identity(), look)));
            }
        }
    }

    /** Somebody signs in as a person and makes ways to come back. */
    void persistence() {
        Chance chance = day.chance("persistence");
        String person = chance.pick(Organisation.PEOPLE.subList(3, 5));
        Instant login = day.within(20, chance);
        new LoginAttacks(day).succeeded(person, login);
        Caller console = console(person, login);
        Instant made = secondAdministrator(console, "svc-" + chance.hex(4), login.plusSeconds(240));
        String victim = "database-admin-01";
        day.planted(
                console,
                made.plusSeconds(30),
                console.call("iam", "UpdateLoginProfile")
                        .asking(fields("userName", victim, "passwordResetRequired", false)));
        newKey(console, victim, made.plusSeconds(75));
    }

    Caller console(String person, Instant since) {
        Map<String, Object> identity = CallerIdentity.ofUser(
                day.organisation().account(), person, day.organisation().keyId("ASIA", person + since));
        identity.put("sessionContext", CallerIdentity.context(Map.of(), since, false));
        return new Caller(identity, LoginAttacks.ADDRESS, LoginAttacks.BROWSER, Organisation.HOME_REGION);
    }

    /** A new user with a key, a password and every permission; gives when it was done. */
    Instant secondAdministrator(Caller caller, String name, Instant start) {
        Map<String, Object> user = fields("userName", name);
        day.planted(
                caller,
                start,
                caller.call("iam", "CreateUser")
                        .asking(user)
                        .answering(fields(
                                "user",
                                fields(
                                        "path",
                                        "/",
                                        "userName",
                                        name,
                                        "arn",
                                        "arn:aws:iam::" + day.organisation().account() + ":user/" + name))));
        day.planted(
                caller,
                start.plusSeconds(14),
                caller.call("iam", "AttachUserPolicy").asking(fields("userName", name, "policyArn", ADMINISTRATOR)));
        newKey(caller, name, start.plusSeconds(33));
        day.planted(
                caller,
                start.plusSeconds(52),
                caller.call("iam", "CreateLoginProfile")
                        .asking(fields("userName", name, "passwordResetRequired", false)));
        return start.plusSeconds(52);
    }

    private void newKey(Caller caller, String owner, Instant time) {
        day.planted(
                caller,
                time,
                caller.call("iam", "CreateAccessKey")
                        .asking(fields("userName", owner))
                        .answering(fields(
                                "accessKey",
                                fields(
                                        "accessKeyId",
                                        day.organisation().keyId("AKIA", "new-" + owner),
                                        "status",
                                        "Active",
                                        "userName",
                                        owner))));
    }

    /** The new user, with its new key. */
    Caller newUser(String name) {
        return new Caller(
                CallerIdentity.ofUser(
                        day.organisation().account(), name, day.organisation().keyId("AKIA", "new-" + name)),
                Organisation.FOREIGN.get(1),
                TOOL,
                Organisation.HOME_REGION);
    }
}
