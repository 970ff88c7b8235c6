package io.cloudir.review.section;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Wording;
import java.util.List;

/** What the last survey found damaged still, and what was read, which nothing takes back: the first that a leader asks. */
final class SummaryDamage {
    /** Most things named of each kind, so that the page stays one. */
    private static final int NAMED = 5;

    private final List<Damage> damaged;

    SummaryDamage(Incident incident) {
        damaged = incident.detection()
                .damage()
                .map(it -> it.event())
                .map(DamageSurveyed::damaged)
                .orElse(List.of());
    }

    /** What is not as it should be; empty if nothing is known to be. */
    Phrase open() {
        return told("Damaged still", unread(DamageStanding.DAMAGED), "")
                .and(told("Damaged, and nobody can tell how it stands", unread(DamageStanding.UNKNOWN), ""));
    }

    /** What suspects read; empty if nothing is known. */
    Phrase read() {
        return told(
                "Read by suspects",
                damaged.stream()
                        .filter(it -> it.effects().contains(DamageEffect.READ))
                        .toList(),
                ", which nothing takes back");
    }

    private List<Damage> unread(DamageStanding standing) {
        return damaged.stream()
                .filter(it -> !it.effects().contains(DamageEffect.READ) && it.standing() == standing)
                .toList();
    }

    private static Phrase told(String what, List<Damage> things, String then) {
        List<Phrase> named = things.stream()
                .limit(NAMED)
                .map(it -> Wording.shortly(it.asset()))
                .toList();
        return named.isEmpty()
                ? Phrase.EMPTY
                : Phrase.of(Look.STRONG, what)
                        .and(" (" + Wording.count(things.size(), "thing") + then + "): ")
                        .and(Phrase.join(", ", named))
                        .and(things.size() > NAMED ? " and " + (things.size() - NAMED) + " more. " : ". ");
    }
}
