package io.cloudir.cloud.simulated;

import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.simulated.record.TrailRecord;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody names a thing, or puts into a record, to harm whoever reads it. */
final class HostileNames {
    private static final String NAME = "<script>alert(1)</script>\n\u202E$(reboot)';--\u001B[2J";

    private HostileNames() {}

    static Inventory in(Inventory told) {
        List<Inventory.Thing> things = new ArrayList<>(told.things());
        things.add(new Inventory.Thing(
                Entity.of(EntityType.RESOURCE, NAME), Refs.BUCKET, "", Optional.empty(), List.of()));
        return new Inventory(things, told.next(), told.completeness());
    }

    static Description in(Description told) {
        List<Description.Relation> relations = new ArrayList<>(told.relations());
        relations.add(new Description.Relation("tagged", Entity.of(EntityType.RESOURCE, NAME)));
        return new Description(told.entity(), told.state(), relations);
    }

    static RecordLines in(RecordLines told) {
        String record = TrailRecord.json(Map.of("eventName", NAME, "userAgent", NAME, "eventTime", "never")) + '\n';
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes(record.getBytes(StandardCharsets.UTF_8));
        lines.writeBytes(told.lines());
        return new RecordLines(lines.toByteArray(), told.count() + 1, told.completeness());
    }

    static RecordLines firstHalf(RecordLines whole, Completeness left) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int count = 0;
        int most = whole.count() / 2;
        for (byte each : whole.lines()) {
            if (count == most) {
                break;
            }
            lines.write(each);
            count += each == '\n' ? 1 : 0;
        }
        return new RecordLines(lines.toByteArray(), count, left);
    }
}
