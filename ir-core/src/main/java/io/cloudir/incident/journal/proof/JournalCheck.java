package io.cloudir.incident.journal.proof;

import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.journal.Erasure;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.json.EntryLine;
import io.cloudir.incident.journal.json.HeadLine;
import io.cloudir.incident.journal.json.JournalText;
import io.cloudir.incident.journal.json.Tip;
import io.cloudir.incident.journal.proof.Verification.Completeness;
import io.cloudir.incident.journal.proof.Verification.FirstBad;
import io.cloudir.incident.journal.proof.Verification.Reason;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verification of one journal, entry by entry and then of its end. */
final class JournalCheck {
    private final String file;
    private final List<byte[]> lines;
    private final Optional<byte[]> headLine;
    private final List<Optional<JournalEntry>> parsed;
    private Tip tip;

    JournalCheck(String file, byte[] bytes, Optional<IncidentId> incident) {
        this.file = file;
        List<byte[]> all = JournalText.lines(bytes);
        boolean headed = !all.isEmpty() && HeadLine.isOne(all.get(all.size() - 1));
        this.headLine = headed ? Optional.of(all.get(all.size() - 1)) : Optional.empty();
        this.lines = headed ? all.subList(0, all.size() - 1) : all;
        this.parsed = lines.stream().map(JournalText::entry).toList();
        this.tip = Tip.empty(
                incident.or(() -> entries().map(JournalEntry::incident).findFirst())
                        .orElse(new IncidentId("ir-000000000000")));
    }

    private Stream<JournalEntry> entries() {
        return parsed.stream().flatMap(Optional::stream);
    }

    Verification run(Optional<Digest> known, Optional<PublicKey> key) {
        List<Long> erased = new ArrayList<>();
        Set<Digest> seen = entries().map(JournalEntry::hash).collect(Collectors.toSet());
        Optional<FirstBad> bad = chain(erased);
        boolean proven = false;
        if (bad.isEmpty()) {
            bad = end(key);
            proven = bad.isEmpty() && key.isPresent();
        }
        if (bad.isEmpty() && known.isPresent()) {
            proven |= known.get().equals(tip.head().hash());
            // A head taken earlier proves what it covers; what was added since has nothing to be compared with.
            bad = seen.contains(known.get()) || proven ? Optional.empty() : bad(lines.size() + 1, Reason.TRUNCATED);
        }
        boolean complete = proven && bad.isEmpty();
        return new Verification(
                tip.head().entries(),
                tip.head().hash(),
                complete ? Completeness.PROVEN : Completeness.NOT_PROVEN,
                erased,
                bad,
                List.of());
    }

    private Optional<FirstBad> chain(List<Long> erased) {
        Set<Long> erasures = erasures();
        for (int at = 0; at < lines.size(); at++) {
            Optional<JournalEntry> next = parsed.get(at).filter(tip::isFollowedBy);
            if (next.isEmpty()) {
                return bad(at + 1, misplaced(at));
            }
            boolean gone = EntryLine.isErased(lines.get(at));
            boolean mayBeGone = erasures.contains(next.get().seq()) && JournalText.mayBeErased(next.get());
            if (gone ? !mayBeGone : !JournalText.isCanonical(lines.get(at))) {
                return bad(at + 1, Reason.CHANGED);
            }
            if (gone) {
                erased.add(next.get().seq());
            }
            tip = Tip.of(next.get());
        }
        return Optional.empty();
    }

    /** The positions that an erasure names, and of which it may be one: it came later, and no legal hold stood. */
    private Set<Long> erasures() {
        Set<Long> named = new HashSet<>();
        boolean held = false;
        for (JournalEntry entry : entries().toList()) {
            if (entry.event() instanceof PayloadErased erasure && !held && erasure.seq() < entry.seq()) {
                named.add(erasure.seq());
            }
            held = Erasure.isHeldAfter(entry, held);
        }
        return named;
    }

    /** Why the line does not follow on the tip. */
    private Reason misplaced(int at) {
        if (parsed.get(at).isEmpty()) {
            byte[] line = lines.get(at);
            if (HeadLine.isOne(line)) {
                return Reason.INSERTED;
            }
            boolean whole = line[line.length - 1] == '\n' && !JournalText.isUnfinished(lines.subList(at, lines.size()));
            return whole ? Reason.CHANGED : Reason.TORN;
        }
        JournalEntry entry = parsed.get(at).get();
        long expected = tip.head().entries() + 1;
        boolean comesLater = parsed.subList(at + 1, parsed.size()).stream()
                .flatMap(Optional::stream)
                .anyMatch(later -> later.seq() == expected
                        && later.prev().equals(tip.head().hash()));
        if (!entry.incident().equals(tip.head().incident()) || entry.seq() < expected) {
            return Reason.INSERTED;
        }
        if (entry.seq() > expected) {
            return comesLater ? Reason.REORDERED : Reason.DROPPED;
        }
        return comesLater ? Reason.INSERTED : Reason.CHANGED;
    }

    /** Whether the head line, if there is one or has to be one, is that of these entries. */
    private Optional<FirstBad> end(Optional<PublicKey> key) {
        int line = lines.size() + 1;
        if (headLine.isEmpty()) {
            return key.isPresent() ? bad(line, Reason.TRUNCATED) : Optional.empty();
        }
        byte[] bytes = headLine.get();
        if (bytes[bytes.length - 1] != '\n') {
            return bad(line, Reason.TORN);
        }
        Optional<HeadLine> read = HeadLine.read(bytes);
        if (read.isEmpty() || (key.isPresent() && !HeadSigner.isSigned(read.get(), key.get()))) {
            return bad(line, Reason.CHANGED);
        }
        Head head = read.get().head();
        long stated = head.entries();
        if (stated > tip.head().entries()) {
            return bad(line, Reason.TRUNCATED);
        }
        if (stated < tip.head().entries()) {
            return bad(line, Reason.INSERTED);
        }
        boolean same = head.hash().equals(tip.head().hash())
                && (stated == 0 || head.incident().equals(tip.head().incident()));
        return same ? Optional.empty() : bad(line, Reason.CHANGED);
    }

    private Optional<FirstBad> bad(int line, Reason reason) {
        return Optional.of(new FirstBad(file, line, tip.head().entries() + 1, reason));
    }
}
