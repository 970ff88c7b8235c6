package io.cloudir.respond;

import io.cloudir.model.Actor;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.telemetry.LogMappings;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * Who runs actions, by which plan, and how patiently.
 *
 * @param runner names this process and thread among all that work on the store; two that share a name do not keep out of
 *     each other's way
 * @param actor who makes the entries about what was done
 * @param clock the time
 * @param plan the response plan in force: approval policy, roles, safeguards
 * @param simulated whether the cloud is a simulated one; automatic approval holds there for every account, elsewhere only
 *     for the accounts that the plan names
 * @param waiting how time passes between attempts and between reads; {@link Waiting#NONE} by default
 * @param attempts how often a call is made that the cloud may answer later, from 1; 4 by default
 * @param claimFor how long an action is kept to this runner if it dies; 15 minutes by default
 * @param mappings what records of applications are that were preserved as evidence; none by default
 */
public record RunnerSettings(
        String runner,
        Actor actor,
        Clock clock,
        ResponsePlan plan,
        boolean simulated,
        Waiting waiting,
        int attempts,
        Duration claimFor,
        LogMappings mappings) {
    private static final int ATTEMPTS = 4;
    private static final Duration CLAIM_FOR = Duration.ofMinutes(15);

    public RunnerSettings {
        Objects.requireNonNull(runner, "runner");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(waiting, "waiting");
        Objects.requireNonNull(mappings, "mappings");
        if (runner.isBlank()) {
            throw new IllegalArgumentException("a runner needs a name of its own, such as host, process and thread");
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("a call is made at least once, got " + attempts + " attempts");
        }
        if (claimFor.isNegative() || claimFor.isZero()) {
            throw new IllegalArgumentException("a claim lasts some time, got " + claimFor);
        }
    }

    /** Settings for a real cloud, with the defaults named above. */
    public static RunnerSettings of(String runner, Actor actor, Clock clock, ResponsePlan plan) {
        return new RunnerSettings(
                runner, actor, clock, plan, false, Waiting.NONE, ATTEMPTS, CLAIM_FOR, LogMappings.none());
    }

    /** The same settings for a simulated cloud. */
    public RunnerSettings onSimulatedCloud() {
        return new RunnerSettings(runner, actor, clock, plan, true, waiting, attempts, claimFor, mappings);
    }

    /** The same settings with another way to let time pass. */
    public RunnerSettings waiting(Waiting other) {
        return new RunnerSettings(runner, actor, clock, plan, simulated, other, attempts, claimFor, mappings);
    }

    /** The same settings with so many attempts. */
    public RunnerSettings attempts(int number) {
        return new RunnerSettings(runner, actor, clock, plan, simulated, waiting, number, claimFor, mappings);
    }

    /** The same settings with claims of that length. */
    public RunnerSettings claimFor(Duration length) {
        return new RunnerSettings(runner, actor, clock, plan, simulated, waiting, attempts, length, mappings);
    }

    /** The same settings with what records of applications are. */
    public RunnerSettings mappings(LogMappings value) {
        return new RunnerSettings(runner, actor, clock, plan, simulated, waiting, attempts, claimFor, value);
    }
}
