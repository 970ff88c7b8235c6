package io.cloudir.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The house has floors: a room uses only rooms listed above it, and its subpackages live in that room. */
class FloorsTest {
    private static final String ROOT = "io.cloudir";

    /** From the values that everyone speaks in down to the entry class. Rooms of one line do not know each other. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("model"),
            Set.of("document"),
            Set.of("telemetry"),
            Set.of("intel"),
            Set.of("detect"),
            Set.of("severity"),
            Set.of("incident"),
            Set.of("plan"),
            Set.of("cloud"),
            Set.of("evidence", "prepare"),
            Set.of("investigate"),
            Set.of("respond"),
            Set.of("review", "interop", "notify"),
            Set.of(ROOT),
            Set.of("drill"));

    @Test
    void aPackageUsesOnlyPackagesOnFloorsAboveItsOwn() {
        classes().should(useOnlyFloorsAbove()).allowEmptyShould(true).check(MainClasses.all());
    }

    @Test
    void packagesDoNotDependOnEachOtherInACycle() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(MainClasses.all());
    }

    private static ArchCondition<JavaClass> useOnlyFloorsAbove() {
        return new ArchCondition<>("use only floors above their own") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                if (floor(origin) < 0) {
                    events.add(SimpleConditionEvent.violated(
                            origin,
                            "%s is in no listed package; put it into one, or give the package a floor in %s"
                                    .formatted(origin.getName(), FloorsTest.class.getSimpleName())));
                }
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(FloorsTest::climbs)
                        .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
            }
        };
    }

    private static boolean climbs(Dependency use) {
        JavaClass target = use.getTargetClass().getBaseComponentType();
        return isOurs(target)
                && !room(target).equals(room(use.getOriginClass()))
                && floor(target) >= floor(use.getOriginClass());
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(ROOT + ".");
    }

    private static int floor(JavaClass type) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(room(type))) {
                return floor;
            }
        }
        return -1;
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return isOurs(type) && !name.equals(ROOT)
                ? name.substring(ROOT.length() + 1).split("\\.", 2)[0]
                : name;
    }
}
