package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudir.incident.event.DetectionEvent.AssetPart;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a record of Google Cloud says was damaged, by the names that its methods have. */
class DamageRecordTest {
    private static Activity google(String method, String service, String type, String resource) {
        String line = """
                {"insertId":"g-1","logName":"projects/acme/logs/cloudaudit.googleapis.com%%2Factivity",
                "timestamp":"2026-03-02T09:00:00Z","resource":{"type":"%s","labels":{"project_id":"acme"}},
                "protoPayload":{"@type":"type.googleapis.com/google.cloud.audit.AuditLog","methodName":"%s",
                "serviceName":"%s","resourceName":"%s","authenticationInfo":{"principalEmail":"mallory@example.com"}}}
                """.replace("\n", "").formatted(type, method, service, resource);
        return CitedActivities.parse(line.getBytes(StandardCharsets.UTF_8), "test")
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "google.iam.admin.v1.CreateServiceAccountKey, iam, service_account, ALTERED, IDENTITY",
        "google.iam.admin.v1.DisableServiceAccount, iam, service_account, STOPPED, IDENTITY",
        "google.iam.admin.v1.DeleteServiceAccount, iam, service_account, DELETED, IDENTITY",
        "google.iam.admin.v1.DeleteServiceAccountKey, iam, service_account, ALTERED, IDENTITY",
        "v1.compute.instances.setMetadata, compute, gce_instance, ALTERED, ENDPOINT",
        "v1.compute.instances.insert, compute, gce_instance, CREATED, ENDPOINT",
        "beta.compute.instances.bulkInsert, compute, gce_instance, CREATED, ENDPOINT",
        "v1.compute.instances.stop, compute, gce_instance, STOPPED, ENDPOINT",
        "v1.compute.instances.delete, compute, gce_instance, DELETED, ENDPOINT",
        "v1.compute.snapshots.setIamPolicy, compute, gce_snapshot, EXPOSED, DATA",
        "v1.compute.firewalls.patch, compute, gce_firewall_rule, EXPOSED, RESOURCE",
        "storage.setIamPermissions, storage, gcs_bucket, EXPOSED, DATA",
        "storage.objects.get, storage, gcs_bucket, READ, DATA",
        "storage.objects.create, storage, gcs_bucket, OVERWRITTEN, DATA",
        "storage.objects.delete, storage, gcs_bucket, DELETED, DATA",
        "storage.buckets.delete, storage, gcs_bucket, DELETED, DATA",
        "SetIamPolicy, cloudresourcemanager, project, ALTERED, RESOURCE",
        "google.logging.v2.ConfigServiceV2.DeleteSink, logging, logging_sink, DELETED, SERVICE",
        "google.logging.v2.ConfigServiceV2.UpdateSink, logging, logging_sink, ALTERED, SERVICE",
        "cloudsql.instances.export, cloudsql, cloudsql_database, READ, DATA",
        "google.cloud.functions.v1.CloudFunctionsService.UpdateFunction, cloudfunctions, cloud_function, ALTERED, APPLICATION"
    })
    void aMethodOfGoogleCloudIsKnownByItsName(
            String method, String service, String type, DamageEffect effect, AssetPart part) {
        List<DamageRecord> damages = DamageRecord.of(google(method, service + ".googleapis.com", type, "things/one"));

        assertThat(damages).extracting(DamageRecord::effect, DamageRecord::part).containsExactly(tuple(effect, part));
    }

    @Test
    void aServiceWithoutAKindOfItsOwnIsKnownByTheNameOfTheThing() {
        assertThat(DamageRecord.of(google(
                        "google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion",
                        "secretmanager.googleapis.com",
                        "audited_resource",
                        "projects/acme/secrets/ledger/versions/1")))
                .singleElement()
                .satisfies(damage -> {
                    assertThat(damage.effect()).isEqualTo(DamageEffect.READ);
                    assertThat(damage.kind()).isEqualTo("secretmanager:version");
                    assertThat(damage.part()).isEqualTo(AssetPart.DATA);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "v1.compute.instances.list, compute, gce_instance",
        "storage.buckets.getIamPolicy, storage, gcs_bucket",
        "GenerateAccessToken, iamcredentials, service_account",
        "google.login.LoginService.loginFailure, login, audited_resource"
    })
    void whoOnlyLooksOrSignsInDamagesNothing(String method, String service, String type) {
        assertThat(DamageRecord.of(google(method, service + ".googleapis.com", type, "things/one")))
                .isEmpty();
    }
}
