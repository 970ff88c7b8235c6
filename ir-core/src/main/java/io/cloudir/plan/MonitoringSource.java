package io.cloudir.plan;

import io.cloudir.model.CloudAccount;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A source that incidents are seen in.
 *
 * @param id its id
 * @param name what people call it
 * @param kind such as {@code cloud-log}, {@code siem} or {@code endpoint-agent}
 * @param accounts the accounts that it covers; empty if it covers none in particular
 * @param retention how long it must keep what it saw
 * @param owner id of the role that answers for it
 * @param mapping where the {@linkplain io.cloudir.telemetry.LogMapping mapping} of an application's own records is kept: a path
 *     from the plan's folder; empty if none is needed
 */
public record MonitoringSource(
        String id,
        String name,
        String kind,
        List<CloudAccount> accounts,
        Duration retention,
        String owner,
        String mapping) {
    public MonitoringSource {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        accounts = List.copyOf(accounts);
        Lengths.requirePositive(retention, "the retention of '" + id + "'");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(mapping, "mapping");
    }
}
