package io.cloudir.prepare;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.InventoryRequest.Kind;
import io.cloudir.plan.MonitoringSource;
import io.cloudir.prepare.Readiness.Finding;
import java.util.ArrayList;
import java.util.List;

/** Whether the agent that the plan counts on reports from every host. */
final class Agents {
    /** Most hosts that are looked at, and most that are named. */
    private static final int HOSTS = 500;

    private static final int NAMED = 20;

    private Agents() {}

    static Finding on(CloudAdapter cloud, MonitoringSource source) {
        List<String> gaps = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        try {
            Inventory hosts = cloud.inventory(InventoryRequest.of(Kind.HOSTS).atMost(HOSTS));
            hosts.things().forEach(host -> look(cloud, host.entity().id(), gaps, unknown));
            hosts.completeness().gaps().forEach(gap -> unknown.add("not looked at: " + gap.what()));
            hosts.next()
                    .ifPresent(
                            rest -> unknown.add("there are more than " + HOSTS + " hosts; the rest was not looked at"));
        } catch (CloudException e) {
            unknown.add("the hosts cannot be listed: " + e.getMessage());
        }
        return Readiness.finding(source, shortened(gaps), shortened(unknown));
    }

    private static void look(CloudAdapter cloud, String host, List<String> gaps, List<String> unknown) {
        try {
            switch (cloud.host(HostRequest.of(host)).agent()) {
                case REPORTING -> {}
                case SILENT -> gaps.add(host + ": its agent is silent");
                case NONE -> gaps.add(host + ": it has no agent");
                case UNKNOWN -> unknown.add(host + ": the cloud does not tell whether it has an agent");
            }
        } catch (CloudException e) {
            unknown.add(host + ": it cannot be looked at: " + e.getMessage());
        }
    }

    private static List<String> shortened(List<String> reasons) {
        if (reasons.size() <= NAMED) {
            return reasons;
        }
        List<String> named = new ArrayList<>(reasons.subList(0, NAMED));
        named.add("and " + (reasons.size() - NAMED) + " more");
        return named;
    }
}
