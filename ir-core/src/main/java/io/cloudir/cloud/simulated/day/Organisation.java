package io.cloudir.cloud.simulated.day;

import io.cloudir.cloud.simulated.record.CallerIdentity;
import io.cloudir.model.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who works in the account, with what and from where. It is the same on every day. */
final class Organisation {
    static final String HOME_REGION = "eu-west-1";

    /** Where attackers call from; nobody of the organisation ever does. */
    static final List<String> FOREIGN = List.of("203.0.113.66", "203.0.113.120", "203.0.113.201");

    static final List<String> PEOPLE = List.of(
            "developer-01",
            "developer-02",
            "developer-03",
            "operator-01",
            "operator-02",
            "analyst-01",
            "database-admin-01",
            "support-01");

    static final List<String> BUCKETS =
            List.of("example-app-assets", "example-app-uploads", "example-reports", "example-backups");
    static final List<String> FUNCTIONS = List.of("orders-api", "invoice-pdf", "image-resize", "nightly-report");
    static final List<String> SECRETS = List.of("prod/orders/database", "prod/payments/api-key", "prod/mail/smtp");
    static final List<String> HOSTS =
            List.of("i-0a1b2c3d4e5f60001", "i-0a1b2c3d4e5f60002", "i-0a1b2c3d4e5f60003", "i-0a1b2c3d4e5f60004");
    static final List<String> VOLUMES = List.of("vol-0a1b2c3d4e5f60001", "vol-0a1b2c3d4e5f60002");
    static final String TRAIL = "organisation-trail";
    static final String OUTSIDE_ACCOUNT = "111122223333";

    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
    private static final String COMMAND_LINE = "aws-cli/2.17.20 Python/3.11.8 Linux/6.1 source/x86_64.debian.12";
    private static final String SDK = "aws-sdk-java/2.25.60 Linux/6.1 Java/17.0.11";

    private final String account;

    Organisation(String account) {
        this.account = account;
    }

    String account() {
        return account;
    }

    /** A person at the console, with a session of the day that was made with a second factor. */
    Caller console(String person, Instant since) {
        Map<String, Object> identity = CallerIdentity.ofUser(account, person, keyId("ASIA", person + since));
        identity.put("sessionContext", CallerIdentity.context(Map.of(), since, true));
        return new Caller(identity, office(person), BROWSER, HOME_REGION);
    }

    /** A person at the command line, with the long-term key. */
    Caller commandLine(String person) {
        return new Caller(
                CallerIdentity.ofUser(account, person, keyId("AKIA", person)),
                office(person),
                COMMAND_LINE,
                HOME_REGION);
    }

    /** A person who signs in: there is no key yet. */
    Caller signingIn(String person) {
        Map<String, Object> identity = Caller.fields(
                "type",
                "IAMUser",
                "principalId",
                CallerIdentity.uniqueId("AIDA", account + person),
                "accountId",
                account,
                "accessKeyId",
                "",
                "userName",
                person);
        return new Caller(identity, office(person), BROWSER, "us-east-1");
    }

    /** A person who has just signed in: the record names the user, not yet a key. */
    Caller signedIn(String person) {
        return new Caller(CallerIdentity.ofUser(account, person, ""), office(person), BROWSER, "us-east-1");
    }

    /** A role that software runs with. */
    Caller software(String role, String session, String address, Instant since) {
        return new Caller(
                CallerIdentity.ofRole(account, role, session, keyId("ASIA", role + session + since), since),
                address,
                SDK,
                HOME_REGION);
    }

    /** The build system, which assumes its role for each run. */
    Caller builds(String run, Instant since) {
        return software("ContinuousDelivery", "run-" + run, "192.0.2.40", since);
    }

    /** A service of AWS. */
    Caller service(String name) {
        String host = name + ".amazonaws.com";
        return new Caller(CallerIdentity.ofService(name), host, host, HOME_REGION);
    }

    String roleArn(String role) {
        return "arn:aws:iam::" + account + ":role/" + role;
    }

    /** The id of a key, a function of its owner; it ends in EXAMPLE, as no real one does. */
    String keyId(String prefix, String owner) {
        return prefix + Digest.ofText(account + owner).hex().substring(0, 9).toUpperCase(Locale.ROOT) + "EXAMPLE";
    }

    /** Two offices share an address each; nobody works from elsewhere. */
    private static String office(String person) {
        return person.startsWith("developer") ? "198.51.100.10" : "198.51.100.24";
    }
}
