package io.cloudir.cloud.simulated.day;

import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Text;
import io.cloudir.model.Trigger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Writes days of CloudTrail records of an organisation that does not exist: people in office hours, builds, an application,
 * monitoring and jobs at night; and, if asked, an attack in the middle of it. The same seed, date and size give the same
 * bytes. Accounts, addresses and keys are the ones that are reserved for documentation.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SimulatedDays {
    /** Fewest records of ordinary work that make a day. */
    public static final int LEAST = 200;

    /** Most records of ordinary work that a day holds, since it is held in memory. */
    public static final int MOST = 1_000_000;

    private final Organisation organisation;
    private final long seed;

    private SimulatedDays(Organisation organisation, long seed) {
        this.organisation = organisation;
        this.seed = seed;
    }

    /** The days of the account {@code 123456789012}, which AWS reserves for documentation. */
    public static SimulatedDays ofSeed(long seed) {
        return of(new CloudAccount(Cloud.AWS, "123456789012"), seed);
    }

    /** The days of another AWS account. */
    public static SimulatedDays of(CloudAccount account, long seed) {
        if (account.cloud() != Cloud.AWS) {
            throw new IllegalArgumentException("only days of an AWS account can be written, not of " + account);
        }
        return new SimulatedDays(new Organisation(account.id()), seed);
    }

    /**
     * A day on which nothing happens but work.
     *
     * @param size about how many records, {@value #LEAST} to {@value #MOST}
     */
    public SimulatedDay ordinaryDay(LocalDate date, int size) {
        return ordinary(date, size).day();
    }

    /**
     * A day with one realistic sequence that sets off the trigger, in the midst of work.
     *
     * @param trigger one of {@link #triggers()}
     * @param size about how many records of ordinary work, {@value #LEAST} to {@value #MOST}
     */
    public SimulatedDay dayWith(Trigger trigger, LocalDate date, int size) {
        DayDraft day = ordinary(date, size);
        switch (trigger) {
            case FAILED_LOGINS -> new LoginAttacks(day).passwordsSprayed();
            case MFA_FAILURES -> new LoginAttacks(day).secondFactorGuessed();
            case ACCOUNT_COMPROMISE -> new IdentityAttacks(day).persistence();
            case RESOURCE_SURGE -> new ResourceAttacks(day).machinesForMining();
            case SUSPICIOUS_API_CALL -> new ResourceAttacks(day).defencesDown();
            case ABNORMAL_TRAFFIC -> new ResourceAttacks(day).bucketEmptied();
            case UNUSUAL_BEHAVIOR -> new IdentityAttacks(day).reconnaissance();
            case SERVICE_ERRORS -> new IdentityAttacks(day).doorsTried();
            case MALWARE, RULE ->
                throw new IllegalArgumentException(
                        Text.printable(trigger.name()) + " is not seen in an audit log; choose one of " + triggers());
        }
        return day.day();
    }

    /** The triggers that an audit log shows, in their order. */
    public static List<Trigger> triggers() {
        return Arrays.stream(Trigger.values())
                .filter(trigger -> trigger != Trigger.MALWARE && trigger != Trigger.RULE)
                .toList();
    }

    /**
     * A day on which an account is taken over: a password is guessed, a second administrator made, a trail stopped, secrets
     * read, and a disk shared with an account outside.
     *
     * @param size about how many records of ordinary work, {@value #LEAST} to {@value #MOST}
     */
    public SimulatedDay takeoverDay(LocalDate date, int size) {
        DayDraft day = ordinary(date, size);
        new Takeover(day).plant();
        return day.day();
    }

    private DayDraft ordinary(LocalDate date, int size) {
        Objects.requireNonNull(date, "date");
        if (size < LEAST || size > MOST) {
            throw new IllegalArgumentException("a day of " + size + " records; choose " + LEAST + " to " + MOST);
        }
        DayDraft day = new DayDraft(organisation, date, seed);
        Machines machines = new Machines(day);
        machines.jobs();
        machines.monitoring(size * 25 / 100);
        machines.builds(day.isWeekend() ? 0 : size * 20 / 100);
        machines.application(size * 25 / 100);
        new Work(day).people(Math.max(0, size - day.size()));
        return day;
    }
}
