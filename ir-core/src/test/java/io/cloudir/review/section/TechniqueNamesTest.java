package io.cloudir.review.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.Technique;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TechniqueNamesTest {
    private static final Pattern TAG = Pattern.compile("attack\\.(t[0-9]{4}(?:\\.[0-9]{3})?)");

    @Test
    void everyTechniqueThatAShippedRuleNamesHasANameOfItsOwn() throws IOException {
        Set<Technique> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/io/cloudir/detect/rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                TAG.matcher(Files.readString(file))
                        .results()
                        .forEach(tag -> named.add(new Technique(tag.group(1).toUpperCase(Locale.ROOT))));
            }
        }
        assertThat(named).hasSizeGreaterThan(20).allSatisfy(technique -> {
            boolean part = technique.id().contains(".");
            assertThat(TechniqueNames.of(technique)).isNotEmpty();
            assertThat(TechniqueNames.of(technique).contains(": ")).isEqualTo(part);
        });
    }

    @Test
    void aPartWithoutANameIsNamedByItsWhole() {
        assertThat(TechniqueNames.of(new Technique("T1110.999"))).isEqualTo("Brute Force");
        assertThat(TechniqueNames.of(new Technique("T9999"))).isEmpty();
    }
}
