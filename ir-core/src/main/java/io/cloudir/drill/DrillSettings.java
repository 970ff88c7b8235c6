package io.cloudir.drill;

import io.cloudir.cloud.simulated.FaultyCloud.Fault;
import io.cloudir.detect.RuleSet;
import io.cloudir.plan.ResponsePlan;
import java.util.Objects;
import java.util.Set;

/**
 * With what a drill is played.
 *
 * @param seed decides what the account looks like, and what goes wrong when
 * @param plan the response plan; its exercise actors play the people
 * @param rules what finds the attack
 * @param faults what goes wrong in the cloud now and then; empty for a good day
 * @param oneIn one in so many calls goes wrong, from 1
 */
public record DrillSettings(long seed, ResponsePlan plan, RuleSet rules, Set<Fault> faults, int oneIn) {
    private static final int ONE_IN = 12;

    public DrillSettings {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(rules, "rules");
        faults = Set.copyOf(faults);
        if (oneIn < 1) {
            throw new IllegalArgumentException("one call in " + oneIn + " cannot go wrong; give at least 1");
        }
    }

    /** A good day with the shipped rules and the example plan. */
    public static DrillSettings ofSeed(long seed) {
        return new DrillSettings(seed, ResponsePlan.example(), RuleSet.shipped(), Set.of(), ONE_IN);
    }

    /** The same with another plan. */
    public DrillSettings withPlan(ResponsePlan other) {
        return new DrillSettings(seed, other, rules, faults, oneIn);
    }

    /** The same with other rules. */
    public DrillSettings withRules(RuleSet other) {
        return new DrillSettings(seed, plan, other, faults, oneIn);
    }

    /** The same on a bad day, on which everything may go wrong in the cloud. */
    public DrillSettings onBadDay() {
        return onBadDay(Set.of(Fault.values()), ONE_IN);
    }

    /**
     * The same on a bad day.
     *
     * @param what what may go wrong
     * @param one one in so many calls goes wrong, from 1
     */
    public DrillSettings onBadDay(Set<Fault> what, int one) {
        return new DrillSettings(seed, plan, rules, what, one);
    }
}
