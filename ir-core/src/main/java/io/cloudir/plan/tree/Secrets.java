package io.cloudir.plan.tree;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.cloudir.model.Text;
import java.util.List;

/** Recognises credentials that were pasted where their name belongs, so that they are refused and never repeated. */
public final class Secrets {
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"),
            // Incoming webhooks carry their secret in the path.
            Pattern.compile("hooks\\.slack\\.com/(services|workflows|triggers)/\\S"),
            Pattern.compile("\\.webhook\\.office\\.com/\\S"),
            Pattern.compile("(?i)discord(app)?\\.com/api/webhooks/\\S"),
            Pattern.compile("\\bxox[abeoprs]-[A-Za-z0-9-]{8,}"),
            Pattern.compile("\\bgh[opsru]_[A-Za-z0-9]{20,}"),
            Pattern.compile("\\bAIza[A-Za-z0-9_-]{30,}"),
            Pattern.compile("\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\."),
            Pattern.compile("(?i)\\b(password|passwd|secret|token|api[-_ ]?key)\\s*[=:]\\s*\\S{6,}"),
            Pattern.compile("(?i)\\bbearer\\s+[A-Za-z0-9._~+/-]{12,}"),
            Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s:@]+:[^/\\s@]+@"));

    /** A secret access key of AWS: 40 characters of base 64. */
    private static final Pattern AWS_SECRET =
            Pattern.compile("(?:^|[^A-Za-z0-9/+=])([A-Za-z0-9/+]{40})(?:$|[^A-Za-z0-9/+=])");

    private Secrets() {}

    /** Whether the text holds something that looks like a credential. */
    public static boolean in(String text) {
        return FORMS.stream().anyMatch(form -> form.matcher(text).find()) || hasAwsSecret(text);
    }

    /** Digests and paths may be as long, but seldom mix small letters, capitals and digits. */
    private static boolean hasAwsSecret(String text) {
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

    /** The text in quotes for a message, or a word in its place if it may be a credential. */
    public static String quoted(String text) {
        return in(text) ? "(withheld: it looks like a credential)" : "'" + Text.printable(text) + "'";
    }

    /** Adds a fault for every text in the tree that looks like a credential. */
    public static void refuse(Node node, Faults faults) {
        if (node instanceof Node.Mapping mapping) {
            mapping.members().values().forEach(member -> refuse(member.value(), faults));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> refuse(item, faults));
        } else if (node instanceof Node.Scalar scalar && in(scalar.text())) {
            faults.add(scalar.place()
                    .fault(
                            "secret",
                            "this looks like a credential; a plan is read by many and holds none",
                            "keep it in your secret store, write its name here, and replace the credential"));
        }
    }
}
