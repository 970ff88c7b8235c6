package io.cloudir.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The compiled main sources of this module, read once for all rules. Test classes are not among them. */
final class MainClasses {
    /** The build says where it puts them; an editor that runs a test by itself uses the default folder. */
    static final Path FOLDER = Path.of(System.getProperty("cloudir.classes", "target/classes"));

    private static final JavaClasses ALL = new ClassFileImporter().importPath(FOLDER);

    private MainClasses() {}

    static JavaClasses all() {
        return ALL;
    }
}
