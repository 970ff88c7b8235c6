package io.cloudir.drill;

import io.cloudir.cloud.simulated.FaultyCloud.Fault;
import io.cloudir.detect.RuleSet;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.playbook.Playbook;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * With what a drill is played.
 *
 * @param seed decides what the account looks like, and what goes wrong when
 * @param plan the response plan; its exercise actors play the people
 * @param playbooks the documents of the plan's own playbooks, by the ids that the plan gives them
 * @param rules what finds the attack
 * @param faults what goes wrong in the cloud now and then; empty for a good day
 * @param oneIn one in so many calls goes wrong, from 1
 */
public record DrillSettings(
        long seed, ResponsePlan plan, Map<String, Playbook> playbooks, RuleSet rules, Set<Fault> faults, int oneIn) {
    private static final int ONE_IN = 12;

    public DrillSettings {
        Objects.requireNonNull(plan, "plan");
        playbooks = Map.copyOf(playbooks);
        Objects.requireNonNull(rules, "rules");
        faults = Set.copyOf(faults);
        if (oneIn < 1) {
            throw new IllegalArgumentException("one call in " + oneIn + " cannot go wrong; give at least 1");
        }
    }

    /** A good day with the shipped rules and the example plan. */
    public static DrillSettings ofSeed(long seed) {
        return new DrillSettings(seed, ResponsePlan.example(), Map.of(), RuleSet.shipped(), Set.of(), ONE_IN);
    }

    /** The same with another plan, none of whose own playbooks is at hand. */
    public DrillSettings withPlan(ResponsePlan other) {
        return new DrillSettings(seed, other, Map.of(), rules, faults, oneIn);
    }

    /** The same with the documents of the plan's own playbooks. */
    public DrillSettings withPlaybooks(Map<String, Playbook> own) {
        return new DrillSettings(seed, plan, own, rules, faults, oneIn);
    }

    /** The same with other rules. */
    public DrillSettings withRules(RuleSet other) {
        return new DrillSettings(seed, plan, playbooks, other, faults, oneIn);
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
        return new DrillSettings(seed, plan, playbooks, rules, what, one);
    }
}
