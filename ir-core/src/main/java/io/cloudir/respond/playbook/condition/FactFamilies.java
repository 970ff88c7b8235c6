package io.cloudir.respond.playbook.condition;

import io.cloudir.model.Trigger;
import io.cloudir.severity.IncidentFact;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Facts whose names end with the name of something else. */
final class FactFamilies {
    static final String PROPOSED = "proposed.";
    static final String TRIGGER = "trigger.";
    static final String FACT = "fact.";
    static final String TECHNIQUE = "technique.";

    private static final Pattern TECHNIQUE_NAME = Pattern.compile("technique\\.T\\d{4}(\\.\\d{3})?");

    private static final List<IncidentFact> SEVERITY_FACTS = List.of(
            IncidentFact.ROOT_TAKEOVER,
            IncidentFact.ADMINISTRATOR_TAKEOVER,
            IncidentFact.DATA_EXFILTRATED,
            IncidentFact.PRODUCTION_HIT,
            IncidentFact.SEVERAL_ACCOUNTS,
            IncidentFact.PERSISTENCE,
            IncidentFact.LATERAL_MOVEMENT,
            IncidentFact.PUBLIC_CREDENTIALS,
            IncidentFact.CREDENTIALS_ACCESSED,
            IncidentFact.NON_PRODUCTION,
            IncidentFact.NON_SENSITIVE,
            IncidentFact.ACCESS_EXPIRED,
            IncidentFact.NO_PERSISTENCE);

    private FactFamilies() {}

    static Stream<Fact> all() {
        return Stream.of(
                        ActionTypes.all().stream()
                                .map(type -> new Fact(
                                        PROPOSED + type,
                                        FactType.COUNT,
                                        "actions of type " + type + " that the facts call for")),
                        Arrays.stream(Trigger.values())
                                .map(trigger -> new Fact(
                                        TRIGGER + trigger.name(),
                                        FactType.TRUTH,
                                        "a signal of trigger " + trigger.name() + " belongs to it")),
                        SEVERITY_FACTS.stream()
                                .map(fact -> new Fact(
                                        FACT + fact.id(),
                                        FactType.TRUTH,
                                        "severity is judged with the fact " + fact.id())),
                        Stream.of(new Fact(
                                TECHNIQUE + "*",
                                FactType.TRUTH,
                                "a signal names that ATT&CK technique, as in technique.T1486; one without a dot stands for"
                                        + " its sub-techniques too")))
                .flatMap(facts -> facts);
    }

    static Optional<Fact> technique(String name) {
        return TECHNIQUE_NAME.matcher(name).matches()
                ? Optional.of(new Fact(name, FactType.TRUTH, "a signal names that technique"))
                : Optional.empty();
    }
}
