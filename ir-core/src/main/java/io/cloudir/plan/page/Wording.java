package io.cloudir.plan.page;

import io.cloudir.model.CloudAccount;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.model.html.Html;
import io.cloudir.plan.Contact;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says values of a plan in words. */
final class Wording {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()./-]{2,30}");
    private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9.-]{1,190}(:[0-9]{1,5})?(/[!-~]{0,500})?");

    private Wording() {}

    /** Such as {@code 15 min}, {@code 4 h} or {@code 30 days}. */
    static String length(Duration length) {
        long minutes = length.toMinutes();
        if (minutes % (24 * 60) == 0) {
            long days = minutes / (24 * 60);
            return days == 1 ? "1 day" : days + " days";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }

    /** A constant's words: {@code AT_ONCE} as {@code at once}. */
    static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    /** What a trigger is, for somebody who reads it for the first time. */
    static String trigger(Trigger trigger) {
        return switch (trigger) {
            case FAILED_LOGINS -> "failed logins";
            case MFA_FAILURES -> "failures of multi-factor authentication";
            case ACCOUNT_COMPROMISE -> "signs of account compromise";
            case RESOURCE_SURGE -> "surge of new resources";
            case SUSPICIOUS_API_CALL -> "suspicious API calls";
            case ABNORMAL_TRAFFIC -> "abnormal traffic";
            case UNUSUAL_BEHAVIOR -> "unusual behaviour";
            case MALWARE -> "malware";
            case SERVICE_ERRORS -> "service errors";
            case RULE -> "a rule of our own";
        };
    }

    static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String severities(Severity from, Severity upTo) {
        if (from == upTo) {
            return from.code();
        }
        if (upTo == Severity.CRITICAL) {
            return from == Severity.INFORMATIONAL ? "any" : from.code() + " and above";
        }
        return from == Severity.INFORMATIONAL ? "up to " + upTo.code() : from.code() + " to " + upTo.code();
    }

    static String accounts(List<CloudAccount> accounts) {
        return accounts.stream().map(CloudAccount::toString).collect(Collectors.joining(", "));
    }

    /** The title of a role. */
    static String role(ResponsePlan plan, String id) {
        return plan.role(id).map(Role::title).orElse(id);
    }

    static String roles(ResponsePlan plan, List<String> ids) {
        return ids.stream().map(id -> role(plan, id)).collect(Collectors.joining(", "));
    }

    /** A way to reach somebody: a link that a phone or a mail program follows, if the text has the form of one. */
    static void contact(Html html, Contact contact) {
        String value = contact.value();
        if (contact.kind().equals("phone") && NUMBER.matcher(value).matches()) {
            html.element("a", value, "href", "tel:" + value.replaceAll("[^+0-9]", ""));
        } else if (contact.kind().equals("email") && ADDRESS.matcher(value).matches()) {
            html.element("a", value, "href", "mailto:" + value);
        } else if (contact.kind().equals("web") && LINK.matcher(value).matches()) {
            html.element("a", value, "href", value, "rel", "noreferrer");
        } else {
            html.text(contact.kind() + ": " + value);
        }
    }
}
