package io.cloudir.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What callers compile against names no JSON library, so that the library can be replaced under them. */
class ExportedSignaturesTest {
    private static final String JACKSON = "com.fasterxml.jackson.";

    @Test
    void noExportedSignatureNamesAJacksonType() throws IOException {
        classes()
                .should(keepJacksonInside(exportedPackages()))
                .allowEmptyShould(true)
                .check(MainClasses.all());
    }

    private static Set<String> exportedPackages() throws IOException {
        try (InputStream descriptor = Files.newInputStream(MainClasses.FOLDER.resolve("module-info.class"))) {
            return ModuleDescriptor.read(descriptor).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static ArchCondition<JavaClass> keepJacksonInside(Set<String> exported) {
        return new ArchCondition<>("name no Jackson type in an exported signature") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!exported.contains(type.getPackageName()) || !isReachable(type)) {
                    return;
                }
                if (namesJackson(Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream()))
                        || namesJackson(type.getTypeParameters().stream())) {
                    events.add(SimpleConditionEvent.violated(type, type.getDescription() + " extends a Jackson type"));
                }
                type.getMembers().stream()
                        .filter(ExportedSignaturesTest::isOpen)
                        .filter(member -> namesJackson(signature(member)))
                        .forEach(member -> events.add(
                                SimpleConditionEvent.violated(member, member.getDescription() + " names Jackson")));
            }
        };
    }

    private static boolean isReachable(JavaClass type) {
        return isOpen(type.getModifiers())
                && type.getEnclosingClass()
                        .map(ExportedSignaturesTest::isReachable)
                        .orElse(true);
    }

    private static boolean isOpen(JavaMember member) {
        return isOpen(member.getModifiers());
    }

    private static boolean isOpen(Collection<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<? extends JavaType> signature(JavaMember member) {
        if (member instanceof JavaCodeUnit unit) {
            return Stream.of(
                            Stream.of(unit.getReturnType()),
                            unit.getParameterTypes().stream(),
                            unit.getTypeParameters().stream(),
                            unit.getExceptionTypes().stream())
                    .flatMap(types -> types);
        }
        return member.getAllInvolvedRawTypes().stream();
    }

    private static boolean namesJackson(Stream<? extends JavaType> types) {
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .anyMatch(raw -> raw.getPackageName().concat(".").startsWith(JACKSON));
    }
}
