package io.cloudir.cloud.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.respond.ActionTypes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The simulated cloud does what every adapter must; one that breaks a law is found out by the check of that law. */
class ConformanceTest {
    private static final Set<String> TYPES = SampleRequests.of(new SimulatedFixture(Duration.ZERO, cloud -> cloud))
            .keySet();

    @TestFactory
    Stream<DynamicTest> theSimulatedCloudConforms() {
        return suite(Duration.ZERO, cloud -> cloud);
    }

    @TestFactory
    Stream<DynamicTest> itConformsWhenReadersLagBehind() {
        return suite(Duration.ofMinutes(1), cloud -> cloud);
    }

    private static Stream<DynamicTest> suite(Duration lag, UnaryOperator<CloudAdapter> seenAs) {
        return Conformance.of(() -> new SimulatedFixture(lag, seenAs)).checks().stream()
                .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }

    @Test
    void everyTypeOfActionIsChecked() {
        assertThat(ActionTypes.among(new SimulatedFixture(Duration.ZERO, cloud -> cloud).requests()))
                .isEqualTo(ActionTypes.all());
        assertThat(ActionTypes.among(SampleRequests.of(new SimulatedFixture(Duration.ZERO, cloud -> cloud))
                        .values()))
                .isEqualTo(ActionTypes.all());
    }

    @TestFactory
    Stream<DynamicTest> anAdapterThatBreaksALawIsFoundOut() {
        return WrongAdapters.all()
                .map(wrong -> DynamicTest.dynamicTest(wrong.check(), () -> {
                    Check right = named(wrong.check(), cloud -> cloud);
                    Check broken = named(wrong.check(), wrong.adapter());
                    assertThatCode(right::run).doesNotThrowAnyException();
                    assertThatThrownBy(broken::run).isInstanceOf(ConformanceFailure.class);
                }));
    }

    @Test
    void everyCheckHasAnAdapterThatItFinds() {
        Set<String> laws = new HashSet<>();
        Conformance.of(() -> new SimulatedFixture(Duration.ZERO, cloud -> cloud))
                .checks()
                .forEach(check -> laws.add(law(check.name())));
        Set<String> broken = new HashSet<>();
        WrongAdapters.all().forEach(wrong -> broken.add(law(wrong.check())));
        assertThat(broken).isEqualTo(laws);
    }

    /** The law alone, where a check is that of one type of action. */
    private static String law(String check) {
        String type = check.substring(0, check.indexOf(':'));
        return TYPES.contains(type) ? check.substring(check.indexOf(':') + 2) : check;
    }

    private static Check named(String name, UnaryOperator<CloudAdapter> seenAs) {
        return Conformance.of(() -> new SimulatedFixture(Duration.ZERO, seenAs)).checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name));
    }
}
