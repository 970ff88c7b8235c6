package io.cloudir.cli;

import io.cloudir.plan.ResponsePlan;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which response plan is in force. */
final class PlanOption {
    @Option(names = "--plan", paramLabel = "FILE", description = "Your response plan. Default: the example that ships.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> file;

    ResponsePlan load() {
        return file.map(name -> ResponsePlan.read(name, Input.document(name))).orElseGet(ResponsePlan::example);
    }
}
