package io.cloudir.incident.lifecycle;

import io.cloudir.model.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Lists ids in a sentence; ids may come from logs, so they are made printable. */
final class Names {
    private static final int SHOWN = 10;

    private Names() {}

    static String list(List<String> ids) {
        String shown = ids.stream().limit(SHOWN).map(Text::printable).collect(Collectors.joining(", "));
        return ids.size() > SHOWN ? shown + " and " + (ids.size() - SHOWN) + " more" : shown;
    }
}
