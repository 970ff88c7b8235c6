package io.cloudir.incident.journal.proof;

import io.cloudir.incident.journal.json.CanonicalJson;
import io.cloudir.incident.journal.proof.Verification.FirstBad;
import io.cloudir.incident.journal.proof.Verification.Part;

/** Writes a {@link Verification} as one line of JSON. */
public final class VerificationJson {
    private VerificationJson() {}

    /**
     * {@code {"ok","entries","head","completeness","erased","firstBad"}}, for several journals with one more member,
     * {@code journals}, that holds the same for each, and its {@code file}.
     */
    public static String write(Verification result) {
        CanonicalJson json = new CanonicalJson().raw("{");
        members(result, json);
        if (!result.journals().isEmpty()) {
            json.raw(",").key("journals").list(result.journals(), VerificationJson::part);
        }
        return json.raw("}").toString();
    }

    private static void part(Part part, CanonicalJson json) {
        json.raw("{").key("file").string(part.file()).raw(",");
        members(part.result(), json);
        json.raw("}");
    }

    private static void members(Verification result, CanonicalJson json) {
        json.key("ok").raw(String.valueOf(result.ok()));
        json.raw(",").key("entries").integer(result.entries());
        json.raw(",").key("head").string(result.head().hex());
        json.raw(",").key("completeness").string(result.completeness().code());
        json.raw(",").key("erased").list(result.erased(), (seq, to) -> to.integer(seq));
        json.raw(",").key("firstBad");
        result.firstBad().ifPresentOrElse(bad -> firstBad(bad, json), () -> json.raw("null"));
    }

    private static void firstBad(FirstBad bad, CanonicalJson json) {
        json.raw("{").key("file").string(bad.file());
        json.raw(",").key("line").integer(bad.line());
        json.raw(",").key("seq").integer(bad.seq());
        json.raw(",").key("reason").string(bad.reason().code()).raw("}");
    }
}
