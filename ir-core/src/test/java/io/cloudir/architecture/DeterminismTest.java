package io.cloudir.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Same input, same output: time, chance and threads are the caller's to hand in. */
class DeterminismTest {
    /** Classes that may read the machine's clock or its chance, since they are the edge that hands it in. */
    private static final Set<String> EDGES = Set.of();

    private static final Pattern TIME_OR_CHANCE = Pattern.compile(String.join(
            "|",
            "java\\.time\\.\\w+\\.now\\((?!java\\.time\\.Clock\\)).*",
            "java\\.time\\.Clock\\.(system|tick(Millis|Seconds|Minutes))\\w*\\(.*",
            "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)",
            "java\\.util\\.Date\\.<init>\\(\\)",
            "java\\.util\\.(Calendar|GregorianCalendar)\\.(getInstance|<init>)\\(.*",
            "java\\.util\\.UUID\\.randomUUID\\(\\)",
            "java\\.util\\.(Splittable)?Random\\.<init>\\(\\)",
            "java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)",
            "java\\.util\\.random\\.RandomGenerator\\.(getDefault|of)\\(.*",
            "java\\.security\\.SecureRandom\\.(<init>|getInstance\\w*)\\(.*",
            "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)",
            "java\\.lang\\.(Strict)?Math\\.random\\(\\)"));

    private static final Pattern THREAD = Pattern.compile(String.join(
            "|",
            "java\\.lang\\.Thread\\.(<init>|start|sleep)\\(.*",
            "java\\.util\\.Timer\\.<init>\\(.*",
            "java\\.util\\.concurrent\\.Executors\\.new\\w+\\(.*",
            "java\\.util\\.concurrent\\.ForkJoinPool\\.(<init>|commonPool)\\(.*",
            "java\\.util\\.concurrent\\.CompletableFuture\\.(supply|run)Async\\([^,]*\\)",
            "[\\w.]+\\.parallelStream\\(\\)",
            "java\\.util\\.stream\\.\\w+\\.parallel\\(\\)"));

    @Test
    void timeAndChanceAreHandedIn() {
        classes()
                .should(leaveToTheCaller(
                        TIME_OR_CHANCE, "take time from a Clock or Instant, chance from a source, given by the caller"))
                .allowEmptyShould(true)
                .check(MainClasses.all());
    }

    @Test
    void threadsAreHandedIn() {
        classes()
                .should(leaveToTheCaller(THREAD, "run tasks only on an Executor given by the caller"))
                .allowEmptyShould(true)
                .check(MainClasses.all());
    }

    @Test
    void nothingIsPrinted() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true).check(MainClasses.all());
    }

    private static ArchCondition<JavaClass> leaveToTheCaller(Pattern forbidden, String rule) {
        return new ArchCondition<>(rule) {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                if (EDGES.contains(origin.getName())) {
                    return;
                }
                origin.getCodeUnitAccessesFromSelf().stream()
                        .filter(access -> forbidden
                                .matcher(access.getTarget().getFullName())
                                .matches())
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }
}
