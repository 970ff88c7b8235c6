package io.cloudir.respond.playbook;

import io.cloudir.document.Shipped;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The playbooks that lie beside these classes. */
final class ShippedPlaybooks {
    private static final Map<String, Playbook> ALL = all();

    private ShippedPlaybooks() {}

    static Optional<Playbook> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    static List<String> ids() {
        return List.copyOf(ALL.keySet());
    }

    private static Map<String, Playbook> all() {
        Map<String, Playbook> all = new TreeMap<>();
        String list = new String(Shipped.bytes(ShippedPlaybooks.class, "shipped/list.txt"), StandardCharsets.UTF_8);
        list.lines().filter(id -> !id.isBlank()).forEach(id -> {
            String file = "shipped/" + id + ".json";
            all.put(id, PlaybookReader.read(file, Shipped.bytes(ShippedPlaybooks.class, file)));
        });
        return Collections.unmodifiableMap(all);
    }
}
