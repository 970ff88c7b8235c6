package io.cloudir.investigate;

import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the method of a Google Cloud audit record did, by its name: {@code google.iam.admin.v1.CreateServiceAccountKey},
 * {@code v1.compute.instances.setMetadata}, {@code storage.setIamPermissions}, {@code SetIamPolicy}.
 *
 * @param verb what was done, in lower case, such as {@code create} or {@code setiampolicy}
 * @param noun to what, in lower case and singular, such as {@code serviceaccountkey} or {@code instance}; empty if the name tells none
 */
record GoogleMethod(String verb, String noun) {
    /** Verbs of names in camel case; what follows them is the thing. */
    private static final List<String> VERBS = List.of(
            "create",
            "upload",
            "insert",
            "import",
            "copy",
            "clone",
            "delete",
            "destroy",
            "disable",
            "suspend",
            "stop",
            "pause",
            "undelete",
            "enable",
            "update",
            "patch",
            "replace",
            "export",
            "access",
            "clear",
            "set");

    private static final Set<String> MAKING =
            Set.of("create", "insert", "bulkinsert", "upload", "import", "copy", "clone");
    private static final Set<String> DELETING = Set.of("delete", "destroy", "purge", "deletecontents");
    private static final Set<String> STOPPING = Set.of("stop", "suspend", "disable", "pause");
    private static final Set<String> READING = Set.of("access", "export");
    private static final Set<String> WRITING = Set.of("create", "update", "patch", "rewrite", "compose", "copy");
    private static final Set<String> OPENING = Set.of("setiampolicy", "setiampermissions");

    /** Things whose rules let somebody in from outside. */
    private static final Set<String> DOORS =
            Set.of("firewall", "bucketaccesscontrol", "objectaccesscontrol", "defaultobjectaccesscontrol");

    /** Kinds whose permissions let somebody at data; those of projects, folders and identities are rights, not doors. */
    private static final Set<String> DATA = Set.of(
            "gcs_bucket",
            "gce_disk",
            "gce_image",
            "gce_snapshot",
            "bigquery_dataset",
            "bigquery_resource",
            "cloud_function",
            "pubsub_topic",
            "secretmanager:secret",
            "run:service");

    /** Calls that act with an identity or sign in; they damage nothing by themselves. */
    private static final List<String> HARMLESS =
            List.of("google.login.", "GenerateAccessToken", "GenerateIdToken", "SignJwt", "SignBlob");

    static GoogleMethod of(String method) {
        String[] parts = method.split("\\.", -1);
        String last = parts[parts.length - 1];
        String lower = last.toLowerCase(Locale.ROOT);
        if (OPENING.contains(lower)) {
            return new GoogleMethod(lower, "");
        }
        if (Character.isUpperCase(last.isEmpty() ? 'a' : last.charAt(0))) {
            return VERBS.stream()
                    .filter(lower::startsWith)
                    .findFirst()
                    .map(verb -> new GoogleMethod(verb, singular(lower.substring(verb.length()))))
                    .orElse(new GoogleMethod(lower, ""));
        }
        return new GoogleMethod(
                lower, parts.length < 2 ? "" : singular(parts[parts.length - 2].toLowerCase(Locale.ROOT)));
    }

    /** Whether a name is of a call that damages nothing, whatever it changes. */
    static boolean isHarmless(String method) {
        return HARMLESS.stream().anyMatch(method::contains);
    }

    /**
     * What it did to something of a kind; empty if it only looked.
     *
     * @param reading whether the record tells that nothing was changed
     */
    Optional<DamageEffect> effectOn(String kind, boolean reading) {
        boolean object = noun.equals("object");
        if (READING.contains(verb) || (object && verb.equals("get"))) {
            return Optional.of(DamageEffect.READ);
        }
        if (reading) {
            return Optional.empty();
        }
        if (OPENING.contains(verb)) {
            return Optional.of(DATA.contains(kind) ? DamageEffect.EXPOSED : DamageEffect.ALTERED);
        }
        boolean door = DOORS.contains(noun);
        if (door && !DELETING.contains(verb)) {
            return Optional.of(DamageEffect.EXPOSED);
        }
        if (object && WRITING.contains(verb)) {
            return Optional.of(DamageEffect.OVERWRITTEN);
        }
        if (STOPPING.contains(verb)) {
            return Optional.of(isOf(kind) ? DamageEffect.STOPPED : DamageEffect.ALTERED);
        }
        if (DELETING.contains(verb)) {
            return Optional.of(isOf(kind) || object ? DamageEffect.DELETED : DamageEffect.ALTERED);
        }
        return Optional.of(MAKING.contains(verb) && isOf(kind) ? DamageEffect.CREATED : DamageEffect.ALTERED);
    }

    /** A call that makes or deletes something else alters what it names: a new key alters its service account. */
    private boolean isOf(String kind) {
        String plain = kind.replaceFirst("^.*:", "").replace("_", "");
        return noun.isEmpty() || plain.equals(noun) || (plain.endsWith(noun) && !noun.equals("key"));
    }

    private static String singular(String noun) {
        return noun.endsWith("ies")
                ? noun.substring(0, noun.length() - 3) + 'y'
                : noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
    }
}
