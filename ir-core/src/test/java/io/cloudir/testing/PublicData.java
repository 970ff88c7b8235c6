package io.cloudir.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Folders of public data sets that a machine may have and the project does not ship: system property {@code
 * cloudir.data}, else environment variable {@code CLOUDIR_DATA}.
 */
public final class PublicData {
    private PublicData() {}

    /** The named data set; where it is missing the calling test is skipped with one line that says what was looked for. */
    public static Path folder(String name) {
        String root = System.getProperty("cloudir.data", System.getenv().getOrDefault("CLOUDIR_DATA", ""));
        Path folder = Path.of(root, name);
        if (root.isBlank() || !Files.isDirectory(folder)) {
            String reason = "skipped: no public data set '%s' in '%s'; -Dcloudir.data=FOLDER names its parent"
                    .formatted(name, root);
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return folder;
    }
}
