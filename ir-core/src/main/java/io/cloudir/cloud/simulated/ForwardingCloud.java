package io.cloudir.cloud.simulated;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.Capability;
import io.cloudir.cloud.Capture;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.Exposure;
import io.cloudir.cloud.ExposureRequest;
import io.cloudir.cloud.FindingQuery;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.Preflight;
import io.cloudir.cloud.PreflightRequest;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.Usage;
import io.cloudir.cloud.UsageRequest;
import io.cloudir.model.CloudAccount;
import java.util.List;
import java.util.Objects;

/** A cloud that passes every call on to another. A test overrides the verb that is to behave in another way. */
public class ForwardingCloud implements CloudAdapter {
    private final CloudAdapter cloud;

    public ForwardingCloud(CloudAdapter cloud) {
        this.cloud = Objects.requireNonNull(cloud, "cloud");
    }

    /** What calls are passed on to. */
    final CloudAdapter forwardsTo() {
        return cloud;
    }

    @Override
    public CloudAccount account() {
        return cloud.account();
    }

    @Override
    public String responder() {
        return cloud.responder();
    }

    @Override
    public List<Capability> capabilities() {
        return cloud.capabilities();
    }

    @Override
    public Preflight preflight(PreflightRequest request) {
        return cloud.preflight(request);
    }

    @Override
    public ControlPlane controlPlane() {
        return cloud.controlPlane();
    }

    @Override
    public Inventory inventory(InventoryRequest request) {
        return cloud.inventory(request);
    }

    @Override
    public IdentityDetail identity(IdentityRequest request) {
        return cloud.identity(request);
    }

    @Override
    public Usage usage(UsageRequest request) {
        return cloud.usage(request);
    }

    @Override
    public Description describe(DescribeRequest request) {
        return cloud.describe(request);
    }

    @Override
    public RecordLines logs(LogQuery query) {
        return cloud.logs(query);
    }

    @Override
    public Exposure exposure(ExposureRequest request) {
        return cloud.exposure(request);
    }

    @Override
    public HostDetail host(HostRequest request) {
        return cloud.host(request);
    }

    @Override
    public RecordLines findings(FindingQuery query) {
        return cloud.findings(query);
    }

    @Override
    public Capture capture(EvidenceRequest request) {
        return cloud.capture(request);
    }

    @Override
    public ChangePlan plan(ChangeRequest request) {
        return cloud.plan(request);
    }

    @Override
    public String read(StateRef target) {
        return cloud.read(target);
    }

    @Override
    public ApplyResult apply(StateChange change) {
        return cloud.apply(change);
    }
}
