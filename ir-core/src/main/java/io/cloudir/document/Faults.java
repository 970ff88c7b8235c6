package io.cloudir.document;

import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The faults found so far. Not thread-safe: one reading of one document has one. */
public final class Faults {
    /** More faults than this are counted, not listed. */
    public static final int LIMIT = 1000;

    private final List<Fault> found = new ArrayList<>();
    private final Set<String> pointers = new HashSet<>();
    /** The pointers of all that lies around something faulty. */
    private final Set<String> around = new HashSet<>();

    private int more;

    /** Takes note of a fault. */
    public void add(Fault fault) {
        if (found.size() < LIMIT) {
            found.add(fault);
            note(fault.pointer());
        } else {
            more++;
        }
    }

    private void note(String pointer) {
        pointers.add(pointer);
        for (int end = pointer.lastIndexOf('/'); end >= 0; end = pointer.lastIndexOf('/', end - 1)) {
            around.add(pointer.substring(0, end));
        }
    }

    /** Takes note of a fault at a place. */
    public void add(Place at, String code, String message, String fix) {
        add(at.fault(code, message, fix));
    }

    /** Notes every key of the mapping that is not among those known. */
    public void refuseUnknown(Node.Mapping mapping, Collection<String> known) {
        for (Node.Member member : mapping.members().values()) {
            if (!known.contains(member.name())) {
                add(
                        member.key(),
                        "unknown-key",
                        "unknown key " + Secrets.quoted(member.name()) + "; known here: " + String.join(", ", known),
                        Nearest.suggestion(member.name(), known, "remove it"));
            }
        }
    }

    /** How many were found; unchanged after a part of the document was read if that part has none. */
    public int count() {
        return found.size() + more;
    }

    /** Whether a fault is known of this value, of something in it or of something around it. */
    public boolean concern(String pointer) {
        if (pointers.contains(pointer) || around.contains(pointer)) {
            return true;
        }
        // A fault of the document as a whole says nothing of its parts.
        for (int end = pointer.lastIndexOf('/'); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
            if (pointers.contains(pointer.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** Whether none was found. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the reading if a fault was found.
     *
     * @param document the document's name
     * @throws FaultyDocumentException with all faults, if there is one
     */
    public void throwIfAny(String document) {
        if (!isEmpty()) {
            throw new FaultyDocumentException(document, sorted());
        }
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
