package io.cloudir.cloud.simulated.day;

import static io.cloudir.cloud.simulated.day.Caller.fields;

import java.time.Instant;
import java.util.List;

/** One attack from the first guess to the data outside, in the small hours. */
final class Takeover {
    private static final String VICTIM = "operator-02";
    private static final String BACK_DOOR = "backup-sync";

    private final DayDraft day;

    Takeover(DayDraft day) {
        this.day = day;
    }

    void plant() {
        Chance chance = day.chance("takeover");
        LoginAttacks logins = new LoginAttacks(day);
        for (int guess = 0; guess < 14; guess++) {
            logins.failed(VICTIM, day.at(2, 10).plusSeconds(50L * guess + chance.between(0, 15)), "No");
        }
        Instant login = day.at(2, 24).plusSeconds(chance.between(0, 30));
        logins.succeeded(VICTIM, login);
        IdentityAttacks identities = new IdentityAttacks(day);
        Caller console = identities.console(VICTIM, login);
        Instant time = identities.look(console, login.plusSeconds(150), chance);
        time = identities.secondAdministrator(console, BACK_DOOR, time.plusSeconds(90));
        Caller administrator = identities.newUser(BACK_DOOR);
        day.planted(administrator, time.plusSeconds(80), administrator.call("sts", "GetCallerIdentity"));
        ResourceAttacks resources = new ResourceAttacks(day);
        resources.stopLogging(administrator, time.plusSeconds(120));
        time = readSecrets(administrator, time.plusSeconds(200));
        time = shareDisk(administrator, time.plusSeconds(60), chance);
        resources.openPort(administrator, time.plusSeconds(50));
        trustOutside(administrator, time.plusSeconds(110));
        resources.openBucket(administrator, "example-reports", time.plusSeconds(160));
    }

    private Instant readSecrets(Caller caller, Instant start) {
        Instant time = start;
        for (String secret : Organisation.SECRETS) {
            time = time.plusSeconds(9);
            day.planted(
                    caller,
                    time,
                    caller.call("secretsmanager", "GetSecretValue").asking(fields("secretId", secret)));
        }
        return time;
    }

    private Instant shareDisk(Caller caller, Instant start, Chance chance) {
        String snapshot = "snap-" + chance.hex(17);
        day.planted(
                caller,
                start,
                caller.call("ec2", "CreateSnapshot")
                        .asking(fields("volumeId", Organisation.VOLUMES.get(0)))
                        .answering(fields("snapshotId", snapshot, "volumeId", Organisation.VOLUMES.get(0))));
        day.planted(
                caller,
                start.plusSeconds(45),
                caller.call("ec2", "ModifySnapshotAttribute")
                        .asking(fields(
                                "snapshotId",
                                snapshot,
                                "createVolumePermission",
                                fields("add", fields("items", List.of(fields("userId", Organisation.OUTSIDE_ACCOUNT)))),
                                "attributeType",
                                "CREATE_VOLUME_PERMISSION")));
        return start.plusSeconds(45);
    }

    private void trustOutside(Caller caller, Instant time) {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                + "\"arn:aws:iam::" + Organisation.OUTSIDE_ACCOUNT + ":root\"},\"Action\":\"sts:AssumeRole\"}]}";
        day.planted(
                caller,
                time,
                caller.call("iam", "UpdateAssumeRolePolicy")
                        .asking(fields("roleName", "ContinuousDelivery", "policyDocument", policy)));
    }
}
