package io.cloudir.plan.tree;

import io.cloudir.model.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The faults found so far. Not thread-safe: one reading of one document has one. */
public final class Faults {
    /** More faults than this are counted, not listed. */
    public static final int LIMIT = 1000;

    private final List<Fault> found = new ArrayList<>();
    private final Set<String> pointers = new HashSet<>();
    private int more;

    /** Takes note of a fault. */
    public void add(Fault fault) {
        if (found.size() < LIMIT) {
            found.add(fault);
            pointers.add(fault.pointer());
        } else {
            more++;
        }
    }

    /** Whether a fault is known of this value, of something in it or of something around it. */
    public boolean concern(String pointer) {
        for (String known : pointers) {
            if (known.equals(pointer)
                    || known.startsWith(pointer + "/")
                    || (!known.isEmpty() && pointer.startsWith(known + "/"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether none was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All faults in document order; one more says so if there were too many to list. */
    public List<Fault> sorted() {
        List<Fault> all = new ArrayList<>(found.stream().sorted().toList());
        if (more > 0) {
            all.add(new Fault(
                    0,
                    0,
                    "",
                    "too-many-faults",
                    more + " more faults are not listed; " + LIMIT + " are",
                    "mend those that are listed and check again"));
        }
        return List.copyOf(all);
    }
}
