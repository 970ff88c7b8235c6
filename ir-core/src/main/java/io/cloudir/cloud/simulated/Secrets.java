package io.cloudir.cloud.simulated;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.NewSecret;
import io.cloudir.cloud.SecretSink;
import io.cloudir.model.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes secrets that open nothing, and hands them over. */
final class Secrets {
    private static final String PASSWORD = "iam:UpdateLoginProfile";
    private static final String KEY = "iam:CreateAccessKey";

    private final String account;
    private final @Nullable SecretSink sink;
    private final Instant now;

    Secrets(String account, @Nullable SecretSink sink, Instant now) {
        this.account = account;
        this.sink = sink;
        this.now = now;
    }

    /**
     * Hands over what is chosen before the call: a password that nobody knows would lock its owner out.
     *
     * @throws CloudException.Unavailable if it was not taken; nothing is changed then
     */
    void beforehand(Call call) {
        boolean makes = call.text().equals(PASSWORD) || call.text().equals(KEY);
        if (makes && sink == null) {
            throw new CloudException.Unsupported(
                    "a new secret would have nowhere to go; give the adapter a SecretSink");
        }
        if (call.text().equals(PASSWORD)) {
            String user = String.valueOf(call.parameters().get("userName"));
            if (!hand(NewSecret.Kind.PASSWORD, Refs.USER + '/' + user, "")) {
                throw new CloudException.Unavailable("the one-time password of " + user
                        + " could not be handed over, so nothing was changed; see that its place takes secrets");
            }
        }
    }

    /** Hands over what the call itself made; false if it was not taken. */
    boolean handedOver(Call call, States states) {
        if (!call.text().equals(KEY)) {
            return true;
        }
        String old = String.valueOf(call.parameters().get("replacementOf"));
        return hand(NewSecret.Kind.KEY, states.latest(Refs.key(old, "owner")), ChangeRules.newKeyFor(old));
    }

    private boolean hand(NewSecret.Kind kind, String owner, String id) {
        if (sink == null) {
            return false;
        }
        String[] parts = owner.split("/", 2);
        String arn = new Account(account, "", false).arnOf(new Identity(parts[0], parts[1]));
        String value =
                "simulated-" + Digest.ofText(arn + '\n' + id + '\n' + now).hex();
        try {
            sink.take(new NewSecret(kind, arn, id, value));
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
