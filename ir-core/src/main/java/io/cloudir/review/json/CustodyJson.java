package io.cloudir.review.json;

import io.cloudir.incident.EvidenceItem;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.Upkeep.ErasedEntry;
import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.model.Actor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the custody of an incident's evidence for the tools of examiners and courts: JSON-LD in the terms of CASE 1.x and
 * UCO 1.x (caseontology.org). Each piece of evidence is a {@code ProvenanceRecord} whose exhibit number is its id in the
 * journal; collecting it, failing to, handing it on and erasing what told of it are {@code InvestigativeAction}s. {@code ir:journalSeq}
 * names the entry of the journal that proves a node. The same journal gives the same text; what logs and people wrote is escaped.
 */
public final class CustodyJson {
    private static final String CASE = "https://ontology.caseontology.org/case/";
    private static final String UCO = "https://ontology.unifiedcyberontology.org/uco/";

    private static final Set<String> ABOUT_EVIDENCE =
            Set.of("evidence-collected", "evidence-not-collected", "evidence-loss-accepted", "custody-transferred");

    private final Incident incident;
    private final CustodyIds ids;
    private final JsonOut json;

    private CustodyJson(Incident incident, JsonOut json) {
        this.incident = incident;
        this.ids = new CustodyIds(incident.id());
        this.json = json;
    }

    /** The custody of all evidence, as one JSON-LD document that ends with a line feed. */
    public static String write(Incident incident) {
        return JsonOut.document(json -> new CustodyJson(incident, json).document());
    }

    private void document() throws IOException {
        json.begin();
        json.begin("@context");
        json.text("kb", "urn:" + incident.id().value() + ":");
        json.text("ir", "urn:io.cloudir:");
        json.text("case-investigation", CASE + "investigation/");
        json.text("case-vocabulary", CASE + "vocabulary/");
        for (String name : List.of("action", "core", "identity", "observable", "tool", "types", "vocabulary")) {
            json.text("uco-" + name, UCO + name + "/");
        }
        json.text("xsd", "http://www.w3.org/2001/XMLSchema#");
        json.end();
        json.array("@graph", this::graph);
        json.end();
    }

    private void graph() throws IOException {
        investigation();
        for (Actor actor : actors()) {
            node(ids.actor(actor), actor instanceof Actor.Person ? "uco-identity:Identity" : "uco-tool:Tool", () -> {
                json.text("uco-core:name", actor.id());
                if (actor instanceof Actor.Automation it) {
                    json.text("uco-core:description", "cloud-ir, by rule " + it.rule());
                }
            });
        }
        for (String holder : holders()) {
            node(ids.holder(holder), "uco-identity:Identity", () -> json.text("uco-core:name", holder));
        }
        for (EvidenceItem item : incident.evidence().items()) {
            exhibit(item.collected());
            collection(item.collected());
            for (int at = 0; at < item.custody().size(); at++) {
                handing(item, at);
            }
        }
        for (Recorded<EvidenceNotCollected> lost : incident.evidence().notCollected()) {
            failure(lost);
        }
        for (ErasedEntry erased : erased()) {
            erasure(erased);
        }
    }

    private void investigation() throws IOException {
        node(ids.investigation(), "case-investigation:Investigation", () -> {
            json.text("uco-core:name", incident.id().value());
            json.text("uco-core:description", incident.title());
            typed("case-investigation:investigationForm", "case-vocabulary:InvestigationFormVocab", "incident");
            json.text("case-investigation:investigationStatus", incident.phase().code());
            typed("uco-core:startTime", "xsd:dateTime", incident.openedAt().toString());
            List<String> members = new ArrayList<>();
            incident.evidence().items().forEach(item -> members.add(ids.exhibit(item.id())));
            references("uco-core:object", members);
        });
    }

    private void exhibit(Recorded<EvidenceCollected> collected) throws IOException {
        EvidenceCollected it = collected.event();
        node(ids.content(it.evidenceId()), "uco-observable:ObservableObject", () -> {
            json.objects("uco-core:hasFacet", List.of(it), facet -> {
                json.text("@id", ids.facet(facet.evidenceId()));
                json.text("@type", "uco-observable:ContentDataFacet");
                typed("uco-observable:sizeInBytes", "xsd:integer", Long.toString(facet.bytes()));
                json.objects("uco-observable:hash", List.of(facet.digest()), digest -> {
                    json.text("@id", ids.hash(facet.evidenceId()));
                    json.text("@type", "uco-types:Hash");
                    typed("uco-types:hashMethod", "uco-vocabulary:HashNameVocab", "SHA256");
                    typed("uco-types:hashValue", "xsd:hexBinary", digest.hex());
                });
            });
        });
        node(ids.exhibit(it.evidenceId()), "case-investigation:ProvenanceRecord", () -> {
            json.text("case-investigation:exhibitNumber", it.evidenceId());
            json.text("uco-core:name", it.kind());
            json.text("uco-core:description", it.description() + " From: " + it.source());
            references("uco-core:object", List.of(ids.content(it.evidenceId())));
        });
    }

    private void collection(Recorded<EvidenceCollected> collected) throws IOException {
        String exhibit = collected.event().evidenceId();
        action(ids.action(collected.seq()), "preserved", "Success", collected, () -> {
            references("uco-action:result", List.of(ids.content(exhibit), ids.exhibit(exhibit)));
        });
    }

    private void handing(EvidenceItem item, int at) throws IOException {
        Recorded<CustodyTransferred> handing = item.custody().get(at);
        long before =
                at == 0 ? item.collected().seq() : item.custody().get(at - 1).seq();
        action(ids.action(handing.seq()), "transferred custody", "Success", handing, () -> {
            json.text("uco-core:description", handing.event().purpose());
            references(
                    "uco-action:participant", List.of(ids.holder(handing.event().to())));
            references("uco-action:object", List.of(ids.exhibit(item.id())));
            references("case-investigation:wasInformedBy", List.of(ids.action(before)));
        });
    }

    private void failure(Recorded<EvidenceNotCollected> lost) throws IOException {
        action(ids.action(lost.seq()), "could not preserve", "Fail", lost, () -> {
            json.text(
                    "uco-core:description",
                    lost.event().kind() + " of " + lost.event().source() + ": "
                            + lost.event().reason());
        });
    }

    /** Of what was erased only its place is left: it is told, so that nobody takes the list for whole. */
    private void erasure(ErasedEntry erased) throws IOException {
        Optional<Recorded<PayloadErased>> ordered = orderOf(erased);
        String id = ids.erased(erased.seq());
        String name = "erased an entry of kind " + erased.type();
        if (ordered.isPresent()) {
            action(id, name, "Success", ordered.get(), () -> {
                json.text(
                        "uco-core:description",
                        ordered.get().event().reason() + " ("
                                + ordered.get().event().legalBasis()
                                + "). What the entry told of is not in this document.");
                json.number("ir:erasedSeq", erased.seq());
            });
        } else {
            node(id, "case-investigation:InvestigativeAction", () -> {
                json.text("uco-core:name", name);
                typed("uco-action:actionStatus", "uco-vocabulary:ActionStatusTypeVocab", "Unknown");
                json.text(
                        "uco-core:description",
                        "No entry tells who ordered it. What the entry told of is not in this document.");
                json.number("ir:erasedSeq", erased.seq());
            });
        }
    }

    private List<ErasedEntry> erased() {
        return incident.upkeep().erasedEntries().stream()
                .filter(entry -> ABOUT_EVIDENCE.contains(entry.type()))
                .toList();
    }

    private Optional<Recorded<PayloadErased>> orderOf(ErasedEntry erased) {
        return incident.upkeep().erasures().stream()
                .filter(order -> order.event().seq() == erased.seq())
                .findFirst();
    }

    private void action(String id, String name, String status, Recorded<?> recorded, JsonOut.Part rest)
            throws IOException {
        node(id, "case-investigation:InvestigativeAction", () -> {
            json.text("uco-core:name", name);
            typed("uco-action:actionStatus", "uco-vocabulary:ActionStatusTypeVocab", status);
            typed("uco-action:endTime", "xsd:dateTime", recorded.occurredAt().toString());
            references("uco-action:performer", List.of(ids.actor(recorded.actor())));
            rest.write();
            json.number("ir:journalSeq", recorded.seq());
        });
    }

    private void node(String id, String type, JsonOut.Part rest) throws IOException {
        json.begin();
        json.text("@id", id);
        json.text("@type", type);
        rest.write();
        json.end();
    }

    private void typed(String name, String type, String value) throws IOException {
        json.begin(name);
        json.text("@type", type);
        json.text("@value", value);
        json.end();
    }

    private void references(String name, List<String> nodes) throws IOException {
        json.objects(name, nodes, node -> json.text("@id", node));
    }

    /** Everybody who made one of the entries, once. */
    private Set<Actor> actors() {
        Set<Actor> actors = new LinkedHashSet<>();
        for (EvidenceItem item : incident.evidence().items()) {
            actors.add(item.collected().actor());
            item.custody().forEach(handing -> actors.add(handing.actor()));
        }
        incident.evidence().notCollected().forEach(lost -> actors.add(lost.actor()));
        erased().stream().flatMap(entry -> orderOf(entry).stream()).forEach(order -> actors.add(order.actor()));
        return actors;
    }

    /** Everybody to whom evidence was handed and who made no entry. */
    private Set<String> holders() {
        Set<String> holders = new LinkedHashSet<>();
        incident.evidence()
                .items()
                .forEach(item -> item.custody()
                        .forEach(handing -> holders.add(handing.event().to())));
        actors().stream().filter(Actor.Person.class::isInstance).forEach(actor -> holders.remove(actor.id()));
        return holders;
    }
}
