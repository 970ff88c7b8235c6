package io.cloudir.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The compiler checks nullness only in packages that ask for it, so every package has to. */
class NullMarkedTest {
    @Test
    void everyPackageIsNullMarked() {
        classes().should(liveInANullMarkedPackage()).allowEmptyShould(true).check(MainClasses.all());
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getName() + ": package " + type.getPackageName()
                                    + " lacks a package-info.java with @NullMarked"));
                }
            }
        };
    }
}
