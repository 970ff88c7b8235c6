package io.cloudir.document;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Locale;

/** Recognises credentials that were pasted where their name belongs, so that they are refused and never repeated. */
public final class Secrets {
    /** What a credential looks like, and lower-case letters without which a text cannot hold it: a quick first look. */
    private record Form(String hint, Pattern pattern) {
        static Form of(String hint, String pattern) {
            return new Form(hint, Pattern.compile(pattern));
        }
    }

    private static final List<Form> FORMS = List.of(
            Form.of("private key", "-----BEGIN [A-Z ]*PRIVATE KEY"),
            // Incoming webhooks carry their secret in the path.
            Form.of("hooks.slack.com", "hooks\\.slack\\.com/(services|workflows|triggers)/\\S"),
            Form.of("webhook.office.com", "\\.webhook\\.office\\.com/\\S"),
            Form.of("/api/webhooks/", "(?i)discord(app)?\\.com/api/webhooks/\\S"),
            Form.of("xox", "\\bxox[abeoprs]-[A-Za-z0-9-]{8,}"),
            Form.of("gh", "\\bgh[opsru]_[A-Za-z0-9]{20,}"),
            Form.of("github_pat_", "\\bgithub_pat_[A-Za-z0-9_]{20,}"),
            Form.of("glpat-", "\\bglpat-[A-Za-z0-9_-]{16,}"),
            // Signed links, such as those that start a workflow of Teams.
            Form.of("sig=", "[?&]sig=[A-Za-z0-9%_-]{16,}"),
            Form.of("aiza", "\\bAIza[A-Za-z0-9_-]{30,}"),
            Form.of("eyj", "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\."),
            assigned("passw"),
            assigned("secret"),
            assigned("token"),
            assigned("api"),
            Form.of("bearer", "(?i)\\bbearer\\s+[A-Za-z0-9._~+/-]{12,}"),
            Form.of("://", "[a-z][a-z0-9+.-]*://[^/\\s:@]+:[^/\\s@]+@"));

    private static final int AWS_SECRET_LENGTH = 40;

    /** A secret access key of AWS: 40 characters of base 64. */
    private static final Pattern AWS_SECRET =
            Pattern.compile("(?:^|[^A-Za-z0-9/+=])([A-Za-z0-9/+]{40})(?:$|[^A-Za-z0-9/+=])");

    private Secrets() {}

    private static Form assigned(String hint) {
        return Form.of(hint, "(?i)\\b(password|passwd|secret|token|api[-_ ]?key)\\s*[=:]\\s*\\S{6,}");
    }

    /** Whether the text holds something that looks like a credential. */
    public static boolean in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return FORMS.stream()
                        .anyMatch(form -> lower.contains(form.hint())
                                && form.pattern().matcher(text).find())
                || hasAwsSecret(text);
    }

    /** Digests and paths may be as long, but seldom mix small letters, capitals and digits. */
    private static boolean hasAwsSecret(String text) {
        if (text.length() < AWS_SECRET_LENGTH) {
            return false;
        }
        Matcher key = AWS_SECRET.matcher(text);
        while (key.find()) {
            String letters = key.group(1);
            if (letters.chars().anyMatch(Character::isLowerCase)
                    && letters.chars().anyMatch(Character::isUpperCase)
                    && letters.chars().anyMatch(Character::isDigit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name can stand in a message as it is. */
    public static boolean mayBeShown(String name) {
        return name.length() <= Text.PRINTABLE_LIMIT && name.codePoints().allMatch(Text::isPrintable) && !in(name);
    }

    /** The text in quotes for a message, or a word in its place if it may be a credential. */
    public static String quoted(String text) {
        return in(text) ? "(withheld: it looks like a credential)" : "'" + Text.printable(text) + "'";
    }
}
