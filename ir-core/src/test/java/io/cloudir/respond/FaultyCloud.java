package io.cloudir.respond;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.AuditQuery;
import io.cloudir.cloud.AuditRecords;
import io.cloudir.cloud.Capability;
import io.cloudir.cloud.Capture;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.CloudAccount;
import java.util.List;

/** A cloud that reaches a checkpoint before and after each call that a runner makes of it. */
public final class FaultyCloud implements CloudAdapter {
    private final CloudAdapter cloud;
    private final Runnable checkpoint;

    public FaultyCloud(CloudAdapter cloud, Runnable checkpoint) {
        this.cloud = cloud;
        this.checkpoint = checkpoint;
    }

    @Override
    public CloudAccount account() {
        return cloud.account();
    }

    @Override
    public List<Capability> capabilities() {
        return cloud.capabilities();
    }

    @Override
    public ControlPlane controlPlane() {
        checkpoint.run();
        return cloud.controlPlane();
    }

    @Override
    public IdentityDetail identity(IdentityRequest request) {
        checkpoint.run();
        return cloud.identity(request);
    }

    @Override
    public Description describe(DescribeRequest request) {
        checkpoint.run();
        return cloud.describe(request);
    }

    @Override
    public ChangePlan plan(ChangeRequest request) {
        return cloud.plan(request);
    }

    @Override
    public String read(StateRef target) {
        checkpoint.run();
        return cloud.read(target);
    }

    @Override
    public ApplyResult apply(StateChange change) {
        checkpoint.run();
        ApplyResult result = cloud.apply(change);
        checkpoint.run();
        return result;
    }

    @Override
    public Capture capture(EvidenceRequest request) {
        checkpoint.run();
        Capture capture = cloud.capture(request);
        checkpoint.run();
        return capture;
    }

    @Override
    public AuditRecords auditRecords(AuditQuery query) {
        checkpoint.run();
        return cloud.auditRecords(query);
    }
}
