package io.cloudir.cli;

import picocli.CommandLine.Option;

/** Which cloud a command works on or looks at: the simulated one of the store, until the tool has other adapters. */
final class CloudOption {
    @Option(
            names = "--cloud",
            paramLabel = "NAME",
            defaultValue = "simulated",
            description = "The cloud: simulated, the only one yet.")
    @SuppressWarnings("NullAway.Init") // has a default
    private RunCommand.CloudChoice cloud;

    /**
     * Says so of a cloud that cannot be reached yet.
     *
     * @throws Failure if it is not the simulated one
     */
    void requireSimulated() {
        if (cloud != RunCommand.CloudChoice.SIMULATED) {
            throw new Failure(
                    ExitCode.USAGE, "there is no adapter for this cloud in the tool yet; expected --cloud simulated");
        }
    }
}
