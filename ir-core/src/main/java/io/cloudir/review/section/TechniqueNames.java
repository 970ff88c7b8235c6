package io.cloudir.review.section;

import io.cloudir.model.Technique;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Names of the ATT&amp;CK techniques (Enterprise) that occur in clouds. */
final class TechniqueNames {
    private static final String FILE = "technique-names.properties";
    private static final Properties NAMES = read();

    private TechniqueNames() {}

    /** The name, that of the technique it is part of, or nothing. */
    static String of(Technique technique) {
        String id = technique.id();
        int dot = id.indexOf('.');
        return NAMES.getProperty(id, dot < 0 ? "" : NAMES.getProperty(id.substring(0, dot), ""));
    }

    private static Properties read() {
        try (InputStream file = TechniqueNames.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the library lacks its own file " + FILE + "; build it again");
            }
            Properties names = new Properties();
            Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
            names.load(text);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("the library's own file " + FILE + " cannot be read", e);
        }
    }
}
