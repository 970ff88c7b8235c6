package io.cloudir.review.section;

import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.model.Actor;
import io.cloudir.respond.ContainmentStanding;
import io.cloudir.respond.ContainmentStanding.LetBack;
import io.cloudir.respond.LeftToPeople;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Held;
import io.cloudir.review.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What may act or talk again, since when and by whose decision, and what stays contained: nobody should learn it late. */
final class SummaryContained {
    /** Most things named of each kind; of further ones the number is told, so that the page stays one. */
    private static final int NAMED = 6;

    private static final int STAYING = 3;

    /** A statement that denies every action on everything without a condition, as the response writes it. */
    private static final Pattern DENIES_ALL =
            Pattern.compile("\\{\"Effect\":\"Deny\",\"Action\":\"\\*\",\"Resource\":\"\\*\"\\}");

    private final Incident incident;
    private final ContainmentStanding standing;

    SummaryContained(Incident incident) {
        this.incident = incident;
        standing = ContainmentStanding.of(incident);
    }

    /** One line for each thing that was let back, the newest first. */
    List<Phrase> letBack() {
        List<LetBack> all = standing.letBack();
        List<Phrase> told = new ArrayList<>(all.stream()
                .sorted(Comparator.comparing(LetBack::since).reversed())
                .limit(NAMED)
                .map(SummaryContained::letBack)
                .toList());
        if (all.size() > NAMED) {
            told.add(Phrase.text("And " + Wording.count(all.size() - (long) NAMED, "other")
                    + " let back before; see Containment and recovery."));
        }
        return told;
    }

    /** On whose word suspects count as contained whom no action cuts off; empty if there are none. */
    Phrase onWord() {
        List<LeftToPeople> all = standing.leftToPeople();
        List<Phrase> named = all.stream()
                .limit(STAYING)
                .map(it -> Wording.shortly(it.target())
                        .and(" (" + decider(it.by()) + ": " + SummarySection.sentence(it.outcome()) + ")"))
                .toList();
        return named.isEmpty()
                ? Phrase.EMPTY
                : Phrase.of(Look.STRONG, "Contained by word alone")
                        .and(", for no action cuts " + (all.size() == 1 ? "it" : "them")
                                + " off and a person ended the task that left " + (all.size() == 1 ? "it" : "them")
                                + " to people: ")
                        .and(Phrase.join(", ", named))
                        .and(all.size() > STAYING ? " and " + (all.size() - STAYING) + " more." : ".");
    }

    private static Phrase letBack(LetBack it) {
        List<Phrase> stays =
                it.stays().stream().limit(STAYING).map(Phrase::code).toList();
        int more = it.stays().size() - stays.size();
        return capital(Wording.shortly(it.target()))
                .and(" ")
                .and(Look.STRONG, Held.again(it.actionType()))
                .and(" since " + Wording.time(it.since()) + ", by decision of " + deciders(it.decidedBy()) + ": ")
                .and(SummarySection.sentence(it.reason()))
                .and(stays.isEmpty() ? "" : " Not given back: ")
                .and(Phrase.join(", ", stays))
                .and(stays.isEmpty() ? "" : (more > 0 ? " and " + more + " more" : "") + ".");
    }

    private static String deciders(List<Actor> actors) {
        return actors.isEmpty()
                ? "nobody that the journal names"
                : String.join(
                        ", ", actors.stream().map(SummaryContained::decider).toList());
    }

    private static String decider(Actor actor) {
        return actor instanceof Actor.Automation it ? it.id() + " by rule " + it.rule() : actor.id();
    }

    private static Phrase capital(Phrase phrase) {
        String first = phrase.spans().get(0).text();
        return Phrase.text(Wording.capital(first))
                .and(new Phrase(phrase.spans().subList(1, phrase.spans().size())));
    }

    /** What is contained still, identities first; empty if nothing is. */
    Phrase held() {
        List<ContainmentStanding.Held> all = standing.held().stream()
                .sorted(Comparator.comparing(it -> it.target().type()))
                .toList();
        List<Phrase> named =
                all.stream().limit(NAMED).map(SummaryContained::held).toList();
        return named.isEmpty()
                ? denied()
                : Phrase.text("Still contained: ")
                        .and(Phrase.join(", ", named))
                        .and(all.size() > NAMED ? " and " + (all.size() - NAMED) + " more. " : ". ")
                        .and(denied());
    }

    private static Phrase held(ContainmentStanding.Held it) {
        return Wording.shortly(it.target())
                .and(" (" + Held.is(it.actionType())
                        + it.until().map(end -> " until " + Wording.time(end)).orElse(""))
                .and(it.whole() ? "" : ", ")
                .and(Look.BAD, it.whole() ? "" : "not whole")
                .and(")");
    }

    /** Identities besides that a change in force denies everything: forgotten, they fail whoever needs them. */
    private Phrase denied() {
        List<String> suspended = standing.held().stream()
                .filter(it -> it.actionType().equals("suspend-identity"))
                .map(it -> it.target().id())
                .toList();
        Map<String, String> last = new LinkedHashMap<>();
        incident.response().actions().stream()
                .filter(IncidentAction::isInForce)
                .flatMap(action -> action.plan().event().changes().stream())
                .forEach(change -> last.put(change.target(), change.after()));
        List<String> denied = last.entrySet().stream()
                .filter(state -> DENIES_ALL.matcher(state.getValue()).find())
                .map(state -> state.getKey().split("#", 2)[0])
                .map(identity -> identity.substring(identity.indexOf(':') + 1))
                .filter(identity -> suspended.stream().noneMatch(arn -> arn.endsWith(":" + identity)))
                .distinct()
                .toList();
        if (denied.isEmpty()) {
            return Phrase.EMPTY;
        }
        Phrase first =
                Phrase.join(", ", denied.stream().limit(NAMED).map(Phrase::code).toList());
        return Phrase.text("Still denied everything: ")
                .and(first)
                .and(denied.size() > NAMED ? " and " + (denied.size() - NAMED) + " more." : ".");
    }
}
