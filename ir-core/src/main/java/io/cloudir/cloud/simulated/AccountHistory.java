package io.cloudir.cloud.simulated;

import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a {@link SimulatedCloud} is built from, taken from records one by one, in any order: it holds none of them. Records
 * that changed nothing leave what they use, each thing once. Those that changed an account have to be taken in time order,
 * so of them an excerpt is kept until the cloud is built. Not thread-safe.
 */
public final class AccountHistory {
    /** About how many bytes of excerpts are kept by default: some hundred thousand changes. */
    public static final long DEFAULT_LIMIT = 96L << 20;

    private static final FieldPath DATA_EVENT = FieldPath.of("eventCategory");

    /** What an excerpt takes up beside its texts, and for each text that it refers to. */
    private static final int EXCERPT = 160;

    private static final int REFERENCE = 4;

    /** The part of the limit that excerpts about objects may take: there may be far more of them than of all else. */
    private static final int OBJECTS_PART = 4;

    private final long limit;
    private final Map<String, Learnt> accounts = new TreeMap<>();
    private final SharedTexts shared = new SharedTexts();
    private long held;
    private long heldOfObjects;
    private long objectsLeftOut;
    private long leftOut;

    /** What is known of one account; records without an account are under the empty name. */
    private static final class Learnt {
        private final States states = new States();
        private final List<Excerpt> changes = new ArrayList<>();
        private long records;
    }

    /** A history within the default limit. */
    public AccountHistory() {
        this(DEFAULT_LIMIT);
    }

    /**
     * A history within a limit.
     *
     * @param limit about how many bytes of excerpts are kept; the first change that does not fit and all that come later are
     *     left out and counted
     */
    public AccountHistory(long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("the limit is " + limit + " bytes; it cannot be negative");
        }
        this.limit = limit;
    }

    /** Takes a record of CloudTrail; one of another source is passed over. */
    public void add(Activity activity) {
        Activity.Head head = activity.head();
        if (head.cloud() != Cloud.AWS) {
            return;
        }
        Learnt learnt = accounts.computeIfAbsent(head.account().isBlank() ? "" : head.account(), none -> new Learnt());
        learnt.records++;
        if (!head.service().endsWith(".amazonaws.com")) {
            return;
        }
        LogRecord record = LogRecord.of(activity);
        if (ObjectLearning.isChange(record)) {
            keepOfObject(record, learnt);
        } else if (isChange(activity)) {
            keep(record, learnt);
        } else {
            Learning.from(record, learnt.states);
        }
    }

    /** How many changes were left out because the limit was reached. */
    public long leftOut() {
        return leftOut;
    }

    /** How many changes of objects in buckets were left out because their part of the limit was reached. */
    public long objectsLeftOut() {
        return objectsLeftOut;
    }

    /** The account that most records tell of; empty if none names one. */
    public Optional<String> busiest() {
        return accounts.entrySet().stream()
                .filter(account -> !account.getKey().isEmpty())
                .max(Comparator.comparingLong(account -> account.getValue().records))
                .map(Map.Entry::getKey);
    }

    /** What the records of an account, and those that name none, let know of it; called once, at the end. */
    States learn(CloudAccount account) {
        Learnt here = accounts.getOrDefault(account.id(), new Learnt());
        List<Excerpt> changes = new ArrayList<>(here.changes);
        Learnt anywhere = accounts.get("");
        if (anywhere != null) {
            here.states.assumeAll(anywhere.states);
            changes.addAll(anywhere.changes);
        }
        changes.sort(Comparator.comparing(Excerpt::time));
        changes.forEach(change -> Learning.from(change, here.states));
        return here.states;
    }

    private void keepOfObject(LogRecord record, Learnt learnt) {
        if (heldOfObjects >= limit / OBJECTS_PART) {
            objectsLeftOut++;
            return;
        }
        long before = held;
        keep(record, learnt);
        heldOfObjects += held - before;
    }

    private void keep(LogRecord record, Learnt learnt) {
        if (leftOut > 0) {
            // Not even looked at: what it would share with others would stay.
            leftOut++;
            return;
        }
        long before = shared.bytes();
        Excerpt change = Excerpt.of(record, shared);
        long size = EXCERPT + (long) REFERENCE * change.texts() + shared.bytes() - before;
        if (held + size > limit) {
            leftOut++;
            return;
        }
        held += size;
        learnt.changes.add(change);
    }

    /** Whether it changed the account itself, not only an object in a bucket. */
    private static boolean isChange(Activity activity) {
        Activity.Head head = activity.head();
        boolean assumes = head.service().equals("sts.amazonaws.com");
        return head.errorCode().isEmpty()
                && (!head.readOnly() || assumes)
                && activity.values(DATA_EVENT).stream()
                        .noneMatch(category -> category.text().equals("Data"));
    }
}
