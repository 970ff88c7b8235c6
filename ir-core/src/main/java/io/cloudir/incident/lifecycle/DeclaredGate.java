package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A gate that a response plan adds to a transition. It is met by a person's attestation made since the present phase was
 * entered.
 *
 * @param code its name: at most 100 lower case letters, digits and hyphens between them
 * @param from the phase it stands at the end of
 * @param to the phase it leads to
 * @param checks what it checks, as a clause
 * @param metBy what meets it, as a clause that tells somebody what to do
 */
public record DeclaredGate(String code, Phase from, Phase to, String checks, String metBy) implements Gate {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,99}");

    public DeclaredGate {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(checks, "checks");
        Objects.requireNonNull(metBy, "metBy");
        if (!FORM.matcher(code).matches() || code.contains("--") || code.endsWith("-")) {
            throw new IllegalArgumentException("not a gate name: '" + Text.printable(code)
                    + "'; use at most 100 lower case letters, digits and hyphens between them, such as legal-agrees");
        }
        if (StandardGate.find(code).isPresent()) {
            throw new IllegalArgumentException(
                    "the gate name '" + code + "' is taken by a standard gate; give yours another name");
        }
    }

    @Override
    public Optional<String> unmet(Incident incident, Instant now) {
        return incident.progress().attested(code)
                ? Optional.empty()
                : Optional.of("nobody has attested it since the phase "
                        + incident.phase().code() + " was entered");
    }
}
