package io.cloudir.cloud.conformance;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.Capability;
import io.cloudir.cloud.Capture;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Containment;
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
import io.cloudir.cloud.simulated.ForwardingCloud;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The simulated cloud does what every adapter must;
 *
 * /** Adapters that break one law each, with the check that must find it. */
final class WrongAdapters {
    private WrongAdapters() {}

    /**
     * One of them.
     *
     * @param check the check that finds it
     * @param adapter makes it of one that breaks none
     */
    record Wrong(String check, UnaryOperator<CloudAdapter> adapter) {}

    static Stream<Wrong> all() {
        return Stream.concat(wrongReaders(), wrongActors());
    }

    private static Wrong of(String check, UnaryOperator<CloudAdapter> adapter) {
        return new Wrong(check, adapter);
    }

    private static Stream<Wrong> wrongReaders() {
        return Stream.of(
                of("capabilities: sorted, each once, each with its permissions", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public List<Capability> capabilities() {
                        return List.of(new Capability("logs", List.of()));
                    }
                }),
                of("capabilities: every declared type of action is tried", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public List<Capability> capabilities() {
                        return without("stop-host", super.capabilities());
                    }
                }),
                of("capabilities: what is not declared is unsupported", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public List<Capability> capabilities() {
                        return without("stop-host", super.capabilities());
                    }
                }),
                of("preflight: answers for each capability and changes nothing", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Preflight preflight(PreflightRequest request) {
                        return new Preflight(
                                super.preflight(request).readiness().subList(0, 1));
                    }
                }),
                of("preflight: a missing permission is named", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Preflight preflight(PreflightRequest request) {
                        return new Preflight(super.preflight(request).readiness().stream()
                                .map(it -> new Preflight.Readiness(it.capability(), Preflight.Status.READY, List.of()))
                                .toList());
                    }
                }),
                of("control-plane: each service is told with its health", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public ControlPlane controlPlane() {
                        return new ControlPlane(List.of());
                    }
                }),
                of("inventory: pages hold each thing once, within the limit", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Inventory inventory(InventoryRequest request) {
                        return super.inventory(request.atMost(InventoryRequest.LIMIT));
                    }
                }),
                of("inventory: what is known is listed", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Inventory inventory(InventoryRequest request) {
                        return new Inventory(List.of(), Optional.empty(), Completeness.COMPLETE);
                    }
                }),
                of("inventory: a page that was never told is refused", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Inventory inventory(InventoryRequest request) {
                        return super.inventory(request.after(""));
                    }
                }),
                of("identity: told with its keys", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public IdentityDetail identity(IdentityRequest request) {
                        return super.identity(request).signsInWith(false, Optional.empty(), List.of());
                    }
                }),
                of("usage: what was done is told", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Usage usage(UsageRequest request) {
                        return new Usage(request.identity(), List.of(), Completeness.COMPLETE);
                    }
                }),
                of("describe: told with its state and relations", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Description describe(DescribeRequest request) {
                        return new Description(
                                request.entity(), super.describe(request).state(), List.of());
                    }
                }),
                of("exposure: within the limit", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Exposure exposure(ExposureRequest request) {
                        Exposure.Opening opening = new Exposure.Opening(
                                io.cloudir.model.Entity.NONE,
                                Exposure.EVERYBODY,
                                "door",
                                StateRef.parse("s3:bucket/b#policy"));
                        return new Exposure(List.of(opening, opening), Completeness.COMPLETE);
                    }
                }),
                of("host: told", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public HostDetail host(HostRequest request) {
                        return HostDetail.of("another", "running");
                    }
                }),
                of("logs: what was done is found by identity and by key", logs(records(""))),
                of("logs: the limit is honoured and told", logs(records("a\nb\n"))),
                of("logs: a cancelled query ends and says so", logs(records("a\n"))),
                of(
                        "logs: one record a line",
                        logs(new RecordLines("a\nb".getBytes(StandardCharsets.UTF_8), 1, Completeness.COMPLETE))),
                of("findings: the limit is honoured", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public RecordLines findings(FindingQuery query) {
                        return records("a\nb\n");
                    }
                }),
                of("capture: the whole content, again and again", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Capture capture(EvidenceRequest request) {
                        Capture whole = super.capture(request);
                        int[] opened = {0};
                        return new Capture(
                                whole.kind(),
                                whole.description(),
                                whole.volatility(),
                                whole.source(),
                                () -> new java.io.ByteArrayInputStream(new byte[++opened[0]]));
                    }
                }),
                of("capture: an unknown kind is unsupported", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public Capture capture(EvidenceRequest request) {
                        return super.capture(EvidenceRequest.stateOf(request.entity()));
                    }
                }),
                of("read: what there is not is absent", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public String read(StateRef target) {
                        String value = super.read(target);
                        return value.equals(StateRef.ABSENT) ? "" : value;
                    }
                }),
                of("names: what there is not is not found", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public ChangePlan plan(ChangeRequest request) {
                        try {
                            return super.plan(request);
                        } catch (CloudException.NotFound e) {
                            return ChangePlan.of(request, List.of(), List.of(), List.of());
                        }
                    }
                }),
                of(
                        "names: what belongs to another account is not taken for what has its name here",
                        cloud -> new ForwardingCloud(cloud) {
                            @Override
                            public IdentityDetail identity(IdentityRequest request) {
                                return super.identity(IdentityRequest.of(request.identity()
                                        .replace("999999999999", cloud.account().id())));
                            }
                        }),
                of("names: hostile names are not found either", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public HostDetail host(HostRequest request) {
                        if (request.host().contains("script")) {
                            throw new IllegalStateException(request.host());
                        }
                        return super.host(request);
                    }
                }));
    }

    private static Stream<Wrong> wrongActors() {
        return Stream.of(
                of("stop-host: planning changes nothing and says the same again", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public ChangePlan plan(ChangeRequest request) {
                        ChangePlan plan = super.plan(request);
                        plan.changes().forEach(super::apply);
                        return plan;
                    }
                }),
                of(
                        "block-address: the plan starts from what is read",
                        changed(change -> new StateChange(
                                change.target(),
                                change.call(),
                                change.undoCall(),
                                "unknown",
                                change.after(),
                                change.residue()))),
                of(
                        "harden: each call is a permission that is declared",
                        changed(change -> new StateChange(
                                change.target(),
                                "iam:DoAnything",
                                change.undoCall(),
                                change.before(),
                                change.after(),
                                change.residue()))),
                of("rebuild-host: the plan names what it brings back from", changed(change -> change)),
                of("restore-from-backup: the plan names what it brings back from", changed(change -> change)),
                of("suspend-identity: what was applied is read back as planned", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public ApplyResult apply(StateChange change) {
                        return new ApplyResult.Applied("did nothing at all");
                    }
                }),
                of(
                        "deactivate-key: a change by a call that does not make it is refused",
                        cloud -> new ForwardingCloud(cloud) {
                            @Override
                            public ApplyResult apply(StateChange change) {
                                String call = "iam:UpdateAccessKey";
                                return super.apply(StateChange.reversible(
                                        change.target(), call, call, change.before(), change.after()));
                            }
                        }),
                of("deactivate-key: applying twice equals once", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public ApplyResult apply(StateChange change) {
                        ApplyResult result = super.apply(change);
                        return result.holds() ? new ApplyResult.Applied("again") : result;
                    }
                }),
                of("isolate-host: what is done is not planned again", cloud -> new ForwardingCloud(cloud) {
                    private final Map<ChangeRequest, ChangePlan> kept = new HashMap<>();

                    @Override
                    public ChangePlan plan(ChangeRequest request) {
                        return kept.computeIfAbsent(request, super::plan);
                    }
                }),
                of("restrict-role: undoing brings back what was", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public ApplyResult apply(StateChange change) {
                        return change.after().equals(StateRef.ABSENT)
                                ? new ApplyResult.Applied("forgot to take it away")
                                : super.apply(change);
                    }
                }),
                of("enforce-mfa: undoing twice equals once", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public ApplyResult apply(StateChange change) {
                        ApplyResult result = super.apply(change);
                        return change.after().equals(StateRef.ABSENT) && result.holds()
                                ? new ApplyResult.Applied("again")
                                : result;
                    }
                }),
                of(
                        "stop-host: exactly the declared residue stays",
                        changed(change -> new StateChange(
                                change.target(),
                                change.call(),
                                change.undoCall(),
                                change.before(),
                                change.after(),
                                ""))),
                of("stop-service: a state that moved on is told and left alone", cloud -> new ForwardingCloud(cloud) {
                    @Override
                    public ApplyResult apply(StateChange change) {
                        return super.apply(new StateChange(
                                change.target(),
                                change.call(),
                                change.undoCall(),
                                read(change.target()),
                                change.after(),
                                change.residue()));
                    }
                }),
                of(
                        "roll-back: several records lead to what stood before the first",
                        cloud -> new ForwardingCloud(cloud) {
                            @Override
                            public ChangePlan plan(ChangeRequest request) {
                                List<String> records =
                                        request instanceof Containment.RollBack it ? it.recordIds() : List.of();
                                if (records.size() < 2) {
                                    return super.plan(request);
                                }
                                ChangePlan last = super.plan(new Containment.RollBack(records.get(records.size() - 1)));
                                return ChangePlan.of(request, last.changes(), last.tasks(), last.evidenceAtRisk());
                            }
                        }),
                of("roll-back: several records lead to what stood before the first", rollBack(plan -> List.of())),
                // Wrong in the same way about each record: only what stood before tells.
                of(
                        "roll-back: several records lead to what stood before the first",
                        rollBack(plan -> plan.stream()
                                .filter(change -> !change.target().aspect().equals("logging"))
                                .toList())),
                of(
                        "roll-back: several records lead to what stood before the first",
                        rollBack(plan -> plan.size() < 2 ? plan : plan.subList(1, plan.size()))),
                of(
                        "roll-back: a denied call names its permission and changes nothing",
                        cloud -> new ForwardingCloud(cloud) {
                            @Override
                            public ApplyResult apply(StateChange change) {
                                try {
                                    return super.apply(change);
                                } catch (CloudException.AccessDenied denied) {
                                    throw new CloudException.AccessDenied("something", "it");
                                }
                            }
                        }));
    }

    private static UnaryOperator<CloudAdapter> changed(UnaryOperator<StateChange> how) {
        return cloud -> new ForwardingCloud(cloud) {
            @Override
            public ChangePlan plan(ChangeRequest request) {
                ChangePlan plan = super.plan(request);
                return ChangePlan.of(
                        request, plan.changes().stream().map(how).toList(), plan.tasks(), plan.evidenceAtRisk());
            }
        };
    }

    private static UnaryOperator<CloudAdapter> rollBack(UnaryOperator<List<StateChange>> how) {
        return cloud -> new ForwardingCloud(cloud) {
            @Override
            public ChangePlan plan(ChangeRequest request) {
                ChangePlan plan = super.plan(request);
                return request instanceof Containment.RollBack
                        ? ChangePlan.of(request, how.apply(plan.changes()), plan.tasks(), plan.evidenceAtRisk())
                        : plan;
            }
        };
    }

    private static UnaryOperator<CloudAdapter> logs(RecordLines always) {
        return cloud -> new ForwardingCloud(cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                return always;
            }
        };
    }

    private static RecordLines records(String lines) {
        return new RecordLines(
                lines.getBytes(StandardCharsets.UTF_8), (int) lines.lines().count(), Completeness.COMPLETE);
    }

    private static List<Capability> without(String name, List<Capability> capabilities) {
        List<Capability> fewer = new ArrayList<>(capabilities);
        fewer.removeIf(capability -> capability.name().equals(name));
        return Collections.unmodifiableList(fewer);
    }
}
