package io.cloudir.respond;

import io.cloudir.cloud.Recovery;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Objects that suspects deleted or overwrote in a bucket that keeps versions come back from the newest version that is older
 * than the incident. How far it reaches is told by the folder that the records have in common; a lone object is left to people.
 */
final class ObjectRestorations implements ProposalRule {
    private static final Set<String> CALLS = Set.of("DeleteObject", "DeleteObjects", "PutObject", "CopyObject");

    private final IncidentFacts facts;
    private final Circumstances circumstances;

    ObjectRestorations(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    /** The buckets in which these deeds deleted or overwrote objects. */
    static Set<String> bucketsOf(Collection<Activity> deeds) {
        return byBucket(deeds).keySet();
    }

    private static Map<String, List<Activity>> byBucket(Collection<Activity> deeds) {
        Map<String, List<Activity>> byBucket = new LinkedHashMap<>();
        deeds.stream()
                .filter(deed -> CALLS.contains(IncidentFacts.nameOf(deed)))
                .forEach(deed -> IncidentFacts.texts(deed, "requestParameters.bucketName")
                        .forEach(bucket -> byBucket.computeIfAbsent(bucket, unseen -> new ArrayList<>())
                                .add(deed)));
        return byBucket;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        Optional<Instant> since = facts.compromisedAt();
        byBucket(facts.deedsHere()).forEach((bucket, deeds) -> {
            if (since.isPresent() && circumstances.versionedBuckets().contains(bucket)) {
                String folder = folderOf(deeds);
                if (!folder.isEmpty() && !folder.endsWith("/")) {
                    draft.leave(
                            TaskKind.RECOVERY,
                            Entity.of(EntityType.RESOURCE, bucket),
                            "Bring object " + Text.printable(folder) + " of bucket " + Text.printable(bucket)
                                    + " back from its newest version before " + since.get() + '.',
                            "a restoration reaches all objects whose names begin so, and no other was touched");
                    return;
                }
                draft.propose(
                        new Recovery.RestoreObjects(bucket, folder, since.get()),
                        "Suspects deleted or overwrote objects of bucket " + Text.printable(bucket)
                                + (folder.isEmpty() ? "" : " below " + Text.printable(folder)) + " ("
                                + Text.count(deeds.size(), "record")
                                + "), which keeps versions. What others wrote there since stays as a version.",
                        deeds.stream().map(Activity::id).toList());
            }
        });
    }

    /** What the names of the objects begin with, up to the last slash; empty if a record names none. */
    private static String folderOf(List<Activity> deeds) {
        Set<String> keys = new LinkedHashSet<>();
        for (Activity deed : deeds) {
            List<String> named = IncidentFacts.texts(deed, "requestParameters.key");
            if (named.isEmpty()) {
                return "";
            }
            keys.addAll(named);
        }
        String common = keys.iterator().next();
        if (keys.size() == 1) {
            return common;
        }
        for (String key : keys) {
            while (!key.startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        return common.substring(0, common.lastIndexOf('/') + 1);
    }
}
