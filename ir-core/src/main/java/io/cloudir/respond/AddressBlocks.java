package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An address that suspects acted from is blocked; people decide about one that others act from too. */
final class AddressBlocks implements ProposalRule {
    private final IncidentFacts facts;

    AddressBlocks(IncidentFacts facts) {
        this.facts = facts;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        Set<String> shared = ofOthers();
        for (Suspect suspect : facts.suspects()) {
            suspect.addresses().stream()
                    .filter(Containment.BlockAddress::isBlockable)
                    .forEach(address -> {
                        if (shared.contains(address)) {
                            draft.leave(
                                    TaskKind.RESPONSE,
                                    new Containment.BlockAddress(address).target(),
                                    "Decide whether address " + address + " is to be blocked.",
                                    "identities that are no suspects act from there too");
                        } else {
                            draft.propose(
                                    new Containment.BlockAddress(address),
                                    Text.printable(suspect.principal()) + " acted from " + address + ".",
                                    recordsFrom(address));
                        }
                    });
        }
    }

    private Set<String> ofOthers() {
        Set<String> suspects = facts.suspects().stream().map(Suspect::principal).collect(Collectors.toSet());
        return facts.records().stream()
                .map(CitedRecord::summary)
                .filter(record -> !record.actor().isBlank() && !suspects.contains(record.actor()))
                .map(RecordSummary::address)
                .collect(Collectors.toSet());
    }

    private List<String> recordsFrom(String address) {
        return facts.records().stream()
                .filter(record -> record.summary().address().equals(address))
                .map(CitedRecord::id)
                .toList();
    }
}
