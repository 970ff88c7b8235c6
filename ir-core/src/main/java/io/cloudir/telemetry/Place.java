package io.cloudir.telemetry;

import io.cloudir.model.Text;
import java.nio.file.Path;
import java.util.Locale;

/** Names a file in messages and record ids: file names are chosen by others, too. */
final class Place {
    private Place() {}

    /** A path with slashes; what cannot be shown is written as its number, so that two files never share a name. */
    static String of(Path path) {
        String name = path.toString().replace(path.getFileSystem().getSeparator(), "/");
        return shown(name);
    }

    static String shown(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        name.codePoints().forEach(next -> {
            if (next == '\\' || !Text.isPrintable(next)) {
                shown.append(String.format(Locale.ROOT, "\\u{%x}", next));
            } else {
                shown.appendCodePoint(next);
            }
        });
        return shown.toString();
    }
}
