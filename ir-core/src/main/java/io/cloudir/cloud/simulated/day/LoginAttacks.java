package io.cloudir.cloud.simulated.day;

import static io.cloudir.cloud.simulated.day.Caller.fields;

import java.time.Instant;
import java.util.Map;

/** Attacks on the sign-in page. */
final class LoginAttacks {
    static final String ADDRESS = Organisation.FOREIGN.get(0);
    static final String BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0";

    private final DayDraft day;

    LoginAttacks(DayDraft day) {
        this.day = day;
    }

    /** A few common passwords are tried on every user from one address, slowly enough not to lock anybody out. */
    void passwordsSprayed() {
        Chance chance = day.chance("spraying");
        Instant start = day.within(3, chance);
        for (int round = 0; round < 4; round++) {
            for (int user = 0; user < Organisation.PEOPLE.size(); user++) {
                failed(
                        Organisation.PEOPLE.get(user),
                        start.plusSeconds(600L * round + 20L * user + chance.between(0, 9)),
                        "No");
            }
        }
    }

    /** The password is right; the code is wrong again and again. */
    void secondFactorGuessed() {
        Chance chance = day.chance("codes");
        String person = chance.pick(Organisation.PEOPLE);
        Instant start = day.within(21, chance);
        for (int attempt = 0; attempt < 8; attempt++) {
            failed(person, start.plusSeconds(45L * attempt + chance.between(0, 20)), "Yes");
        }
    }

    void failed(String person, Instant time, String mfaUsed) {
        Caller caller = day.organisation().signingIn(person).from(ADDRESS, BROWSER);
        day.planted(
                caller,
                time,
                caller.call("signin", "ConsoleLogin")
                        .answering(fields("ConsoleLogin", "Failure"))
                        .noting(login(mfaUsed))
                        .failing("", "Failed authentication")
                        .signIn());
    }

    /** Signs in without a second factor, from where nobody of the organisation ever did. */
    void succeeded(String person, Instant time) {
        Caller caller = day.organisation().signedIn(person).from(ADDRESS, BROWSER);
        day.planted(
                caller,
                time,
                caller.call("signin", "ConsoleLogin")
                        .answering(fields("ConsoleLogin", "Success"))
                        .noting(login("No"))
                        .signIn());
    }

    private static Map<String, Object> login(String mfaUsed) {
        return fields(
                "LoginTo", "https://console.aws.amazon.com/console/home", "MobileVersion", "No", "MFAUsed", mfaUsed);
    }
}
