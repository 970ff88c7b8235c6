package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the shipped rules say to calls of Google Cloud. */
class ShippedGoogleRulesTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final String DELTA =
            "\"serviceData\":{\"policyDelta\":{\"bindingDeltas\":[{\"action\":\"%s\",\"role\":\"%s\",\"member\":\"%s\"}]}}";
    private static final String SET_POLICY = "cloudresourcemanager.googleapis.com SetIamPolicy";

    /** Title of the one rule that speaks, service and method, more of the payload. */
    static Stream<Arguments> calls() {
        return Stream.of(
                arguments("Service account created", "iam.googleapis.com google.iam.admin.v1.CreateServiceAccount", ""),
                arguments(
                        "Key of a service account created",
                        "iam.googleapis.com google.iam.admin.v1.CreateServiceAccountKey",
                        ""),
                arguments(
                        "Role that rules a project granted",
                        SET_POLICY,
                        DELTA.formatted("ADD", "roles/owner", "user:eve@example.com")),
                arguments("", SET_POLICY, DELTA.formatted("REMOVE", "roles/owner", "user:eve@example.com")),
                arguments("", SET_POLICY, DELTA.formatted("ADD", "roles/viewer", "user:eve@example.com")),
                arguments(
                        "Resource made public",
                        "storage.googleapis.com storage.setIamPermissions",
                        DELTA.formatted("ADD", "roles/storage.objectViewer", "allUsers")),
                arguments(
                        "Identities of another provider trusted",
                        "iam.googleapis.com google.iam.v1.WorkloadIdentityPools.CreateWorkloadIdentityPoolProvider",
                        ""),
                arguments(
                        "Token or signature made in the name of a service account",
                        "iamcredentials.googleapis.com GenerateAccessToken",
                        ""),
                arguments("Custom role written", "iam.googleapis.com google.iam.admin.v1.CreateRole", ""),
                arguments(
                        "Login keys for machines put into a project",
                        "compute.googleapis.com v1.compute.projects.setCommonInstanceMetadata",
                        "\"metadata\":{\"projectMetadataDelta\":{\"addedMetadataKeys\":[\"ssh-keys\"]}}"),
                arguments(
                        "Start-up script of a machine set",
                        "compute.googleapis.com v1.compute.instances.setMetadata",
                        "\"metadata\":{\"instanceMetadataDelta\":{\"addedMetadataKeys\":[\"startup-script\"]}}"),
                arguments(
                        "Second factor of a person taken away",
                        "login.googleapis.com google.login.LoginService.2svDisable",
                        ""),
                arguments(
                        "Google saw a password leak or a suspicious sign-in",
                        "login.googleapis.com google.login.LoginService.suspiciousLogin",
                        ""),
                arguments(
                        "Log sink deleted or changed",
                        "logging.googleapis.com google.logging.v2.ConfigServiceV2.DeleteSink",
                        ""),
                arguments("Logs deleted", "logging.googleapis.com google.logging.v2.LoggingServiceV2.DeleteLog", ""),
                arguments(
                        "Log bucket or exclusion changed",
                        "logging.googleapis.com google.logging.v2.ConfigServiceV2.CreateExclusion",
                        ""),
                arguments(
                        "Audit of data access switched off",
                        SET_POLICY,
                        "\"serviceData\":{\"policyDelta\":{\"auditConfigDeltas\":[{\"action\":\"REMOVE\",\"service\":\"allServices\"}]}}"),
                arguments(
                        "Alarm or its channel deleted",
                        "monitoring.googleapis.com google.monitoring.v3.AlertPolicyService.DeleteAlertPolicy",
                        ""),
                arguments(
                        "Findings muted or no longer sent on",
                        "securitycenter.googleapis.com google.cloud.securitycenter.v1.SecurityCenter.CreateMuteConfig",
                        ""),
                arguments(
                        "Flow logs of a subnet switched off",
                        "compute.googleapis.com v1.compute.subnetworks.patch",
                        "\"request\":{\"enableFlowLogs\":false}"),
                arguments(
                        "",
                        "compute.googleapis.com v1.compute.subnetworks.patch",
                        "\"request\":{\"enableFlowLogs\":true}"),
                arguments(
                        "Policy of the organization loosened",
                        "orgpolicy.googleapis.com google.cloud.orgpolicy.v2.OrgPolicy.DeletePolicy",
                        ""),
                arguments(
                        "Firewall opened to the internet",
                        "compute.googleapis.com v1.compute.firewalls.insert",
                        "\"request\":{\"direction\":\"INGRESS\",\"sourceRanges\":[\"0.0.0.0/0\"],\"alloweds\":[{\"IPProtocol\":\"tcp\",\"ports\":[\"443\"]}]}"),
                arguments(
                        "",
                        "compute.googleapis.com v1.compute.firewalls.insert",
                        "\"request\":{\"sourceRanges\":[\"192.0.2.0/24\"],\"alloweds\":[{\"IPProtocol\":\"tcp\",\"ports\":[\"22\"]}]}"),
                arguments(
                        "",
                        "compute.googleapis.com v1.compute.firewalls.insert",
                        "\"request\":{\"direction\":\"INGRESS\",\"sourceRanges\":[\"0.0.0.0/0\"],\"denieds\":[{\"IPProtocol\":\"tcp\"}]}"),
                arguments("Firewall rule or policy deleted", "compute.googleapis.com v1.compute.firewalls.delete", ""),
                arguments(
                        "Network traffic copied to another machine",
                        "compute.googleapis.com v1.compute.packetMirrorings.insert",
                        ""),
                arguments(
                        "Network connected with another one",
                        "compute.googleapis.com v1.compute.networks.addPeering",
                        ""),
                arguments(
                        "Disk, image or snapshot shared",
                        "compute.googleapis.com v1.compute.snapshots.setIamPolicy",
                        ""),
                arguments("Disk image or database exported", "cloudsql.googleapis.com cloudsql.instances.export", ""),
                arguments(
                        "Database opened to the internet",
                        "cloudsql.googleapis.com cloudsql.instances.patch",
                        "\"request\":{\"body\":{\"settings\":{\"ipConfiguration\":{\"authorizedNetworks\":[{\"value\":\"0.0.0.0/0\"}]}}}}"),
                arguments(
                        "Ransom note uploaded",
                        "storage.googleapis.com storage.objects.create",
                        "\"resourceName\":\"projects/_/buckets/b/objects/HOW_TO_DECRYPT.txt\""),
                arguments(
                        "Encryption key destroyed or disabled", "cloudkms.googleapis.com DestroyCryptoKeyVersion", ""),
                arguments("Store of data deleted", "cloudsql.googleapis.com cloudsql.instances.delete", ""),
                arguments("Backup or snapshot deleted", "compute.googleapis.com v1.compute.snapshots.delete", ""),
                arguments("Project deleted", "cloudresourcemanager.googleapis.com DeleteProject", ""),
                arguments(
                        "Service accounts disabled or deleted",
                        "iam.googleapis.com google.iam.admin.v1.DisableServiceAccount",
                        ""),
                arguments(
                        "Code of a function or service replaced",
                        "run.googleapis.com google.cloud.run.v2.Services.UpdateService",
                        ""),
                arguments("Shell opened in a container", "k8s.io io.k8s.core.v1.pods.exec.create", ""),
                arguments(
                        "Container that can break out started",
                        "k8s.io io.k8s.core.v1.pods.create",
                        "\"request\":{\"spec\":{\"containers\":[{\"securityContext\":{\"privileged\":true}}]}}"),
                arguments(
                        "",
                        "k8s.io io.k8s.core.v1.pods.create",
                        "\"request\":{\"spec\":{\"containers\":[{\"image\":\"web\"}]}}"),
                arguments(
                        "Everything allowed in a cluster",
                        "k8s.io io.k8s.rbac.v1.clusterrolebindings.create",
                        "\"request\":{\"roleRef\":{\"name\":\"cluster-admin\"}}"),
                arguments(
                        "Everything allowed in a cluster",
                        "k8s.io io.k8s.rbac.v1.clusterroles.create",
                        "\"request\":{\"rules\":[{\"verbs\":[\"*\"],\"resources\":[\"*\"]}]}"),
                arguments(
                        "",
                        "k8s.io io.k8s.rbac.v1.clusterroles.create",
                        "\"request\":{\"rules\":[{\"verbs\":[\"get\"],\"resources\":[\"pods\"]}]}"),
                arguments(
                        "Machines for heavy computing requested",
                        "compute.googleapis.com v1.compute.instances.insert",
                        "\"request\":{\"machineType\":\"projects/p/zones/us-central1-a/machineTypes/a2-highgpu-8g\"}"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallIsToldByTheRuleMadeForIt(String title, String call, String more) {
        assertThat(titles(1, at -> payload(call, more)))
                .containsExactlyElementsOf(title.isEmpty() ? List.of() : List.of(title));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aCallThatWasRefusedChangedNothing(String title, String call, String more) {
        List<String> attempts = List.of(
                "Machines for heavy computing requested",
                "Second factor of a person taken away",
                "Google saw a password leak or a suspicious sign-in");

        assertThat(titles(1, at -> payload(call, (more.isEmpty() ? "" : more + ",") + "\"status\":{\"code\":7}")))
                .isSubsetOf(attempts);
    }

    @Test
    void anAdministrationPortOpenedIsTold() {
        assertThat(
                        titles(
                                1,
                                at -> payload(
                                        "compute.googleapis.com v1.compute.firewalls.insert",
                                        "\"request\":{\"direction\":\"INGRESS\",\"sourceRanges\":[\"0.0.0.0/0\"],\"alloweds\":[{\"IPProtocol\":\"tcp\",\"ports\":[\"22\"]}]}")))
                .containsExactlyInAnyOrder(
                        "Firewall opened to the internet", "Administration or database port opened to the internet");
    }

    @Test
    void aServiceOpenedToEverybodyIsTold() {
        assertThat(
                        titles(
                                1,
                                at -> payload(
                                        "run.googleapis.com google.cloud.run.v1.Services.SetIamPolicy",
                                        "\"request\":{\"policy\":{\"bindings\":[{\"members\":[\"allUsers\"],\"role\":\"roles/run.invoker\"}]}}")))
                .containsExactlyInAnyOrder("Resource made public", "Service opened to everybody");
    }

    /** Title, how many calls it takes, service and method, more of the payload in which {@code #} counts. */
    static Stream<Arguments> counts() {
        return Stream.of(
                arguments(
                        "Many failed sign-ins of one person",
                        10,
                        "login.googleapis.com google.login.LoginService.loginFailure",
                        ""),
                arguments(
                        "Repeated failures of the second factor",
                        3,
                        "login.googleapis.com google.login.LoginService.loginChallenge",
                        "\"metadata\":{\"event\":[{\"parameter\":[{\"name\":\"login_challenge_status\",\"value\":\"Challenge Failed\"}]}]}"),
                arguments(
                        "Several secrets read",
                        5,
                        "secretmanager.googleapis.com google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion",
                        "\"resourceName\":\"projects/1/secrets/s#/versions/1\""),
                arguments("Data read out of many buckets", 10, "storage.googleapis.com storage.objects.get", ""),
                arguments("Many objects deleted", 50, "storage.googleapis.com storage.objects.delete", ""),
                arguments(
                        "Many machines deleted or stopped",
                        10,
                        "compute.googleapis.com v1.compute.instances.delete",
                        "\"resourceName\":\"projects/p/zones/z/instances/i#\""),
                arguments(
                        "Many machines or jobs started", 20, "compute.googleapis.com v1.compute.instances.insert", ""),
                arguments("Many buckets created", 15, "storage.googleapis.com storage.buckets.create", ""),
                arguments(
                        "Many calls refused to one identity",
                        30,
                        "storage.googleapis.com storage.objects.list",
                        "\"status\":{\"code\":7}"),
                arguments(
                        "A service fails again and again",
                        50,
                        "bigquery.googleapis.com jobservice.insert",
                        "\"status\":{\"code\":14}"),
                arguments(
                        "Key of a service account used from many addresses",
                        8,
                        "storage.googleapis.com storage.objects.list",
                        "\"authenticationInfo\":{\"principalEmail\":\"ci@p.iam.gserviceaccount.com\",\"serviceAccountKeyName\":\"//iam.googleapis.com/keys/k\"},\"requestMetadata\":{\"callerIp\":\"192.0.2.#\"}"));
    }

    @ParameterizedTest
    @MethodSource("counts")
    void aCountSpeaksWhenItIsReachedAndNotBefore(String title, int times, String call, String more) {
        IntFunction<String> made = at -> payload(call, more.replace("#", Integer.toString(at)));

        assertThat(titles(times, made)).contains(title);
        assertThat(titles(times - 1, made)).doesNotContain(title);
    }

    @Test
    void theEndOfALongOperationIsNotASecondCall() {
        assertThat(titles(
                        38,
                        at -> payload("compute.googleapis.com v1.compute.instances.insert", "")
                                + ",\"operation\":{\"id\":\"o" + at / 2 + "\",\"" + (at % 2 == 0 ? "first" : "last")
                                + "\":true}"))
                .isEmpty();
    }

    @Test
    void failedSignInsOfManyPeopleFromOneAddress() {
        assertThat(titles(
                        10,
                        at -> payload(
                                "login.googleapis.com google.login.LoginService.loginFailure",
                                "\"authenticationInfo\":{\"principalEmail\":\"p" + at + "@example.com\"}")))
                .containsExactly("Failed sign-ins of many people from one address");
    }

    private static String payload(String call, String more) {
        String[] names = call.split(" ", -1);
        String who = more.contains("authenticationInfo")
                ? ""
                : ",\"authenticationInfo\":{\"principalEmail\":\"alice@example.com\"}";
        String where = more.contains("requestMetadata") ? "" : ",\"requestMetadata\":{\"callerIp\":\"192.0.2.7\"}";
        String what = more.contains("resourceName") ? "" : ",\"resourceName\":\"projects/example-project/things/1\"";
        return "\"protoPayload\":{\"@type\":\"type.googleapis.com/google.cloud.audit.AuditLog\",\"serviceName\":\""
                + names[0] + "\",\"methodName\":\"" + names[1] + "\"" + who + where + what
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static List<String> titles(int records, IntFunction<String> member) {
        StringBuilder log = new StringBuilder();
        for (int at = 0; at < records; at++) {
            log.append("{\"insertId\":\"r")
                    .append(at)
                    .append(
                            "\",\"logName\":\"projects/example-project/logs/cloudaudit.googleapis.com%2Factivity\",\"timestamp\":\"")
                    .append(START.plusSeconds(10L * at))
                    .append(
                            "\",\"resource\":{\"type\":\"t\",\"labels\":{\"project_id\":\"example-project\",\"bucket_name\":\"b")
                    .append(at)
                    .append("\"}},")
                    .append(member.apply(at))
                    .append("}\n");
        }
        return SourceRecords.titles(log.toString());
    }
}
