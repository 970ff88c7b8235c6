package io.cloudir.evidence;

import io.cloudir.evidence.EvidenceCheck.ErasedPiece;
import io.cloudir.evidence.EvidenceCheck.Part;
import io.cloudir.evidence.EvidenceCheck.Piece;
import io.cloudir.evidence.EvidenceCheck.State;
import io.cloudir.incident.journal.json.CanonicalJson;
import io.cloudir.model.IncidentId;
import java.util.List;
import java.util.Locale;

/** Writes an {@link EvidenceCheck} as one line of JSON. */
public final class EvidenceCheckJson {
    private EvidenceCheckJson() {}

    /**
     * {@code {"incident","ok","pieces","contents","missing","damaged","bad","erased"}}: counts of pieces by their state, and each piece
     * that is not intact with its contents that are not; of erased pieces the entry, who ordered it and why.
     */
    public static String write(IncidentId incident, EvidenceCheck check) {
        CanonicalJson json = new CanonicalJson().raw("{").key("incident").string(incident.value());
        json.raw(",").key("ok").raw(String.valueOf(check.ok()));
        json.raw(",").key("pieces").integer(check.pieces().size());
        json.raw(",")
                .key("contents")
                .integer(check.pieces().stream().mapToLong(Piece::parts).sum());
        json.raw(",").key("missing").integer(check.count(State.MISSING));
        json.raw(",").key("damaged").integer(check.count(State.DAMAGED));
        List<Piece> bad = check.pieces().stream()
                .filter(piece -> piece.state() != State.INTACT)
                .toList();
        json.raw(",").key("bad").list(bad, EvidenceCheckJson::piece);
        json.raw(",").key("erased").list(check.erased(), EvidenceCheckJson::erased);
        return json.raw("}").toString();
    }

    private static void erased(ErasedPiece piece, CanonicalJson json) {
        json.raw("{").key("seq").integer(piece.seq());
        json.raw(",").key("orderedBy").string(piece.orderedBy());
        json.raw(",").key("reason").string(piece.reason()).raw("}");
    }

    private static void piece(Piece piece, CanonicalJson json) {
        json.raw("{").key("evidence").string(piece.evidenceId());
        json.raw(",").key("kind").string(piece.kind());
        json.raw(",").key("state").string(word(piece.state()));
        json.raw(",").key("contents").integer(piece.parts());
        json.raw(",").key("badContents").integer(piece.damagedParts());
        json.raw(",").key("bad").list(piece.damaged(), EvidenceCheckJson::part).raw("}");
    }

    private static void part(Part part, CanonicalJson json) {
        json.raw("{").key("name").string(part.name());
        json.raw(",").key("sha256").string(part.digest().hex());
        json.raw(",").key("state").string(word(part.state()));
        json.raw(",").key("reason").string(part.reason()).raw("}");
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
