package io.cloudir.respond;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.Capture;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.ForwardingCloud;

/** A cloud that reaches a checkpoint before and after each call that a runner makes of it. */
public final class CheckpointCloud extends ForwardingCloud {
    private final Runnable checkpoint;

    public CheckpointCloud(CloudAdapter cloud, Runnable checkpoint) {
        super(cloud);
        this.checkpoint = checkpoint;
    }

    @Override
    public ControlPlane controlPlane() {
        checkpoint.run();
        return super.controlPlane();
    }

    @Override
    public IdentityDetail identity(IdentityRequest request) {
        checkpoint.run();
        return super.identity(request);
    }

    @Override
    public Description describe(DescribeRequest request) {
        checkpoint.run();
        return super.describe(request);
    }

    @Override
    public String read(StateRef target) {
        checkpoint.run();
        return super.read(target);
    }

    @Override
    public ApplyResult apply(StateChange change) {
        checkpoint.run();
        ApplyResult result = super.apply(change);
        checkpoint.run();
        return result;
    }

    @Override
    public Capture capture(EvidenceRequest request) {
        checkpoint.run();
        Capture capture = super.capture(request);
        checkpoint.run();
        return capture;
    }

    @Override
    public RecordLines logs(LogQuery query) {
        checkpoint.run();
        return super.logs(query);
    }
}
