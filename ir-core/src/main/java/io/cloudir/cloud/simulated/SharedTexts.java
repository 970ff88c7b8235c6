package io.cloudir.cloud.simulated;

import java.util.HashMap;
import java.util.Map;

/** Gives an equal text in the place of one that many records have, and counts what those take up that it had to keep. */
final class SharedTexts {
    /** Most texts remembered; then it begins anew. */
    private static final int MOST = 20_000;

    /** What a text takes up beside its characters. */
    private static final int OVERHEAD = 56;

    private final Map<String, String> known = new HashMap<>();
    private long bytes;

    String of(String text) {
        if (known.size() >= MOST) {
            known.clear();
        }
        String same = known.putIfAbsent(text, text);
        bytes += same == null ? OVERHEAD + text.length() : 0;
        return same == null ? text : same;
    }

    /** About how many bytes were new. */
    long bytes() {
        return bytes;
    }
}
