package io.cloudir.cli;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Environment variables that stand for options which most commands take; one that is empty stands for none. */
final class Environment implements IDefaultValueProvider {
    /** Which variable fills in which option. */
    static final Map<String, String> OPTIONS = Map.of("--store", "IR_STORE", "--actor", "IR_ACTOR");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** What the environment says for an option. */
    Optional<String> of(String option) {
        return Optional.ofNullable(OPTIONS.get(option)).map(variables::get).filter(value -> !value.isEmpty());
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? of(option.longestName()).orElse(null) : null;
    }
}
