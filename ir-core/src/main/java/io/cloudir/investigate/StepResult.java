package io.cloudir.investigate;

import io.cloudir.cloud.IdentityDetail;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.EstablishedFact;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.model.Entity;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.SortedSet;

/**
 * What one step established.
 *
 * @param findings in the order in which they were made
 * @param fixFirst what must be mended before anything else
 * @param affected what is affected, as far as this step can tell
 * @param identities what identities hold now
 * @param traced records that no signal cites, in time order
 * @param damage what was damaged
 * @param facts what severity depends on
 * @param blind whether a source did not answer in full
 * @param reaches what the suspects can reach
 */
record StepResult(
        List<FindingRecorded> findings,
        List<Fix> fixFirst,
        SortedSet<Entity> affected,
        List<IdentityDetail> identities,
        List<Activity> traced,
        List<BlastRadius.Reach> reaches,
        List<Damage> damage,
        List<EstablishedFact> facts,
        boolean blind) {}
