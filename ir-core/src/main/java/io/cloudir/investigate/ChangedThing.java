package io.cloudir.investigate;

import io.cloudir.cloud.Containment;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.ResourceRef;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import io.cloudir.telemetry.FieldValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Something that records changed, with all of them: what is taken back of it is taken back at once.
 *
 * @param records the records of its changes in time order, at least one
 */
public record ChangedThing(List<CitedRecord> records) {
    /** What names a thing only for a call that changes another one that it names. */
    private static final Set<String> MEANT_FOR_OTHERS = Set.of("iam:policy", "iam:group", "s3:bucket", "ec2:vpc");

    /** Where ids that a cloud gives stand, with the kind of thing: the call that makes one tells it in its answer alone. */
    private static final Map<FieldPath, String> GIVEN = Map.of(
            FieldPath.of("responseElements.instancesSet.items.instanceId"), "ec2:instance",
            FieldPath.of("responseElements.accessKey.accessKeyId"), "iam:access-key",
            FieldPath.of("requestParameters.accessKeyId"), "iam:access-key",
            FieldPath.of("responseElements.CreateFlowLogsResponse.flowLogIdSet.item"), "ec2:vpc-flow-log");

    /** Request parameters that name a thing which {@link Activity.Head#resources} leaves out. */
    private static final List<FieldPath> NAMES = Stream.of("configurationRecorderName", "service", "serviceName")
            .map(name -> FieldPath.of("requestParameters." + name))
            .toList();

    /** The cluster of a service of ECS; a call that names none means {@code default}. */
    private static final FieldPath CLUSTER = FieldPath.of("requestParameters.cluster");

    private static final Pattern FUNCTION = Pattern.compile("^.*?\\bfunction:");

    public ChangedThing {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("a thing that changed has a record of it; got none");
        }
    }

    /**
     * Groups records so that those which name the same thing are together; the thing that changed last comes first. A record
     * that is not at hand, or that names nothing, stands alone.
     *
     * @param changes records of changes in time order
     * @param activities the records themselves, as far as they are at hand
     */
    public static List<ChangedThing> newestFirst(List<CitedRecord> changes, List<Activity> activities) {
        Map<String, Set<String>> names = new HashMap<>();
        activities.forEach(activity -> names.put(keyOf(activity.summary()), namedBy(activity)));
        int[] group = IntStream.range(0, changes.size()).toArray();
        Map<String, Integer> firstToName = new HashMap<>();
        for (int at = 0; at < group.length; at++) {
            int member = at;
            Set<String> named =
                    new TreeSet<>(names.getOrDefault(keyOf(changes.get(at).summary()), Set.of()));
            // A request names records by their ids, so those that share one go together.
            named.add("record/" + changes.get(at).id());
            for (String name : named) {
                group[rootOf(at, group)] = rootOf(firstToName.computeIfAbsent(name, unseen -> member), group);
            }
        }
        Map<Integer, List<CitedRecord>> things = new LinkedHashMap<>();
        for (int at = group.length - 1; at >= 0; at--) {
            things.computeIfAbsent(rootOf(at, group), unseen -> new ArrayList<>())
                    .add(changes.get(at));
        }
        things.values().forEach(Collections::reverse);
        return things.values().stream().map(ChangedThing::new).toList();
    }

    /** An id alone could be borrowed by a record that is to hide what another one changed. */
    static String keyOf(RecordSummary summary) {
        return summary.id() + '\n' + summary.digest().hex();
    }

    private static int rootOf(int member, int[] group) {
        int root = member;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }

    /** What takes all of it back. */
    public Containment.RollBack rollBack() {
        return new Containment.RollBack(recordIds());
    }

    /** Whether a call that changes something else as well only names things of a kind. */
    static boolean isMeantForOthers(String kind) {
        return MEANT_FOR_OTHERS.contains(kind);
    }

    public List<String> recordIds() {
        return records.stream().map(CitedRecord::id).distinct().toList();
    }

    /** The names of the calls that changed it, each once, in time order. */
    public String calls() {
        return records.stream().map(record -> record.call().name()).distinct().collect(Collectors.joining(", "));
    }

    /** Whether one of the calls made the account's watchers blind. */
    public boolean silences() {
        return records.stream().anyMatch(record -> record.call().silences());
    }

    private static Set<String> namedBy(Activity activity) {
        List<ResourceRef> resources = activity.head().resources();
        List<ResourceRef> changed = resources.stream()
                .filter(resource -> !MEANT_FOR_OTHERS.contains(resource.type()))
                .toList();
        Set<String> named = new TreeSet<>();
        (changed.isEmpty() ? resources : changed).forEach(resource -> named.add(nameOf(resource)));
        GIVEN.forEach((path, type) -> activity.values(path).stream()
                .filter(value ->
                        value.kind() == FieldValue.Kind.TEXT && !value.text().isBlank())
                .forEach(value -> named.add(type + '/' + value.text())));
        for (FieldPath path : NAMES) {
            activity.values(path).stream()
                    .map(FieldValue::text)
                    .filter(name -> !name.isBlank())
                    .forEach(name -> named.add(placeOf(activity) + lastPartOf(name)));
        }
        return named;
    }

    /** Where such a name means one thing alone. */
    private static String placeOf(Activity activity) {
        Activity.Head head = activity.head();
        String place = head.account() + '/' + head.region() + '/' + head.service() + '/';
        if (!head.service().equals("ecs.amazonaws.com")) {
            return place;
        }
        String cluster = activity.values(CLUSTER).stream()
                .map(FieldValue::text)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("default");
        return place + lastPartOf(cluster) + '/';
    }

    private static String lastPartOf(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static String nameOf(ResourceRef resource) {
        String id = resource.id();
        if (GIVEN.containsValue(resource.type())) {
            // Unique wherever it is, and an answer does not tell where.
            return resource.type() + '/' + id;
        }
        if (resource.type().equals("lambda:function")) {
            // Maybe with the end of its ARN before it, and a version or an alias after it.
            id = FUNCTION.matcher(id).replaceFirst("").split(":", 2)[0];
        }
        return resource.account().id() + '/' + resource.region() + '/' + resource.type() + '/' + id;
    }
}
