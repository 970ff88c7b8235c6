package io.cloudir.drill;

import java.time.Duration;

/** Attacks that take identities over and stay. */
final class IdentityDrills {
    static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final Duration NOTICE = Duration.ofMinutes(7);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String ROLES = "arn:aws:iam::123456789012:role/";
    private static final int SECRETS = 12;
    private static final int DOORS = 16;

    private IdentityDrills() {}

    static void secondKey(Attacker thief) {
        String session =
                thief.call("sts:GetSessionToken", "durationSeconds", 129_600).newKeyId();
        thief.oneByOne(
                STEP,
                now -> now.call("iam:CreateUser", "userName", "backup-sync"),
                now -> now.call("iam:AttachUserPolicy", "userName", "backup-sync", "policyArn", ADMINISTRATOR),
                now -> {
                    String key = now.call("iam:CreateAccessKey", "userName", "backup-sync")
                            .newKeyId();
                    now.with(key).after(Duration.ofDays(3), back -> makeAdministrator(back.from("203.0.113.9")));
                });
        onceRefused(thief, refused -> {
            String second = refused.with(session)
                    .call("iam:CreateAccessKey", "userName", refused.user())
                    .newKeyId();
            if (!second.isEmpty()) {
                refused.with(second)
                        .oneByOne(STEP, IdentityDrills::makeAdministrator, IdentityDrills::makeAdministrator);
            }
        });
    }

    private static void makeAdministrator(Attacker back) {
        back.call("iam:AttachUserPolicy", "userName", back.user(), "policyArn", ADMINISTRATOR);
    }

    static void roleChain(Attacker thief) {
        thief.after(STEP, IdentityDrills::makeAdministrator);
        String first = assume(thief, "ContinuousDelivery");
        thief.with(first).after(STEP, on -> {
            String second = assume(on, "OrdersApplication");
            for (int number = 0; number < SECRETS; number++) {
                String secret = "prod/service-" + number + "/database";
                on.with(second)
                        .after(
                                STEP.plusSeconds(number),
                                now -> now.call("secretsmanager:GetSecretValue", "secretId", secret));
            }
            onceRefused(on.with(second), refused -> assume(refused.with(first), "OrdersApplication"));
        });
        thief.after(Duration.ofDays(2), back -> makeAdministrator(back.from("203.0.113.9")));
    }

    private static String assume(Attacker attacker, String role) {
        return attacker.call("sts:AssumeRole", "roleArn", ROLES + role, "roleSessionName", "sync")
                .newKeyId();
    }

    /** Once people may have taken notice the attacker tries every few seconds, so as to act before all is shut. */
    static void onceRefused(Attacker attacker, Move move) {
        attacker.after(NOTICE, now -> now.whenRefused(PROBE, PATIENCE, move));
    }

    /** Makes a call again and again; refused, that is seen as somebody trying doors. */
    static void insist(Attacker attacker, Move call) {
        for (int again = 0; again < DOORS; again++) {
            attacker.after(Duration.ofSeconds(again), call);
        }
    }
}
