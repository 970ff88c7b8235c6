package io.cloudir.cli;

import io.cloudir.incident.Incident;
import io.cloudir.model.CloudAccount;
import io.cloudir.plan.ResponsePlan;
import java.time.Instant;

/**
 * What a request of one's own is made for.
 *
 * @param incident the incident
 * @param account the account that it acts in
 * @param plan the plan in force
 * @param now the time of the command
 */
record RequestSite(Incident incident, CloudAccount account, ResponsePlan plan, Instant now) {
    /** When the incident began, by its records; when it was opened if it has none. */
    Instant began() {
        return incident.detection().firstRecordAt().orElse(incident.openedAt());
    }
}
