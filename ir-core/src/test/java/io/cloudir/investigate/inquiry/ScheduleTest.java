package io.cloudir.investigate.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Steps run as their needs, the executor and their limits allow. */
class ScheduleTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T12:00:00Z"));
    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    /** Asks its questions and concludes what it was answered, after what it needed. */
    private record Plain(String name, List<String> needs, List<Question<?>> asked) implements Step<String> {
        @Override
        public List<Question<?>> questions(Map<String, String> needed, Answers answers) {
            return asked;
        }

        @Override
        public String conclude(Map<String, String> needed, Answers answers) {
            return needed.values() + name + told(answers);
        }
    }

    private static List<String> told(Answers answers) {
        return answers.all().stream()
                .map(given -> given.answer() instanceof Answer.Told told
                        ? String.valueOf(told.value())
                        : given.answer() instanceof Answer.Lost lost ? "lost: " + lost.why() : "absent")
                .toList();
    }

    private static Question<String> question(String what, Function<BooleanSupplier, String> call) {
        return new Question<>(what, "", "something", call, String.class, text -> Completeness.COMPLETE);
    }

    private static Plain step(String name, String needs, Question<?>... asked) {
        return new Plain(name, needs.isEmpty() ? List.of() : List.of(needs.split(",")), List.of(asked));
    }

    @Test
    void eachStepIsGivenTheResultsOfWhatItNeedsAndNothingElse() {
        Map<String, String> results = new Schedule<>(List.of(
                        step("c", "a,b", question("q", enough -> "3")),
                        step("a", "", question("q", enough -> "1")),
                        step("b", "a", question("q", enough -> "2"))))
                .run(Runnable::run, clock, name -> LONG);

        assertThat(results)
                .containsExactly(
                        Map.entry("c", "[[]a[1], [[]a[1]]b[2]]c[3]"),
                        Map.entry("a", "[]a[1]"),
                        Map.entry("b", "[[]a[1]]b[2]"));
    }

    @Test
    void stepsThatDoNotNeedEachOtherRunAtOnceOnAnExecutorWithThreads() {
        CyclicBarrier together = new CyclicBarrier(3);
        Question<String> meets = question("q", enough -> {
            try {
                together.await();
                return "met";
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(new Schedule<>(List.of(step("a", "", meets), step("b", "", meets), step("c", "", meets)))
                        .run(pool, clock, name -> LONG))
                .containsExactly(Map.entry("a", "[]a[met]"), Map.entry("b", "[]b[met]"), Map.entry("c", "[]c[met]"));
    }

    @Test
    void whatHangsIsLeftAtItsLimitAndTheOthersGoOn() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(3);
        List<String> asked = new CopyOnWriteArrayList<>();
        Question<String> hangs = question("hangs", enough -> {
            asked.add("hangs");
            awaitQuietly(released);
            return "too late";
        });
        Question<String> next = question("next", enough -> {
            asked.add("next");
            return "2";
        });
        Step<String> hanging = step("a", "", question("first", enough -> "1"), hangs, next);

        Map<String, String> results = new Schedule<>(
                        List.of(hanging, step("b", "a", question("q", enough -> "4")), step("c", "")))
                .run(
                        task -> pool.execute(() -> {
                            task.run();
                            ended.countDown();
                        }),
                        clock,
                        name -> name.equals("a") ? SHORT : LONG);
        assertThat(results.get("a")).isEqualTo("[]a[1, lost: no answer within 0.02s, lost: no answer within 0.02s]");
        assertThat(results.get("b")).endsWith("b[4]");
        assertThat(results.get("c")).isEqualTo("[]c[]");

        released.countDown();
        ended.await();
        assertThat(asked).as("asked again after it was left").containsExactly("hangs");
    }

    @Test
    void onTheCallersThreadTheLimitIsCheckedBetweenQuestionsAndALateAnswerDoesNotCount() {
        List<String> asked = new ArrayList<>();
        Question<String> slow = question("slow", enough -> {
            asked.add("slow");
            clock.set(clock.instant().plus(LONG));
            return "too late";
        });
        Question<String> next = question("next", enough -> {
            asked.add("next");
            return "2";
        });

        assertThat(new Schedule<>(List.of(step("a", "", question("first", enough -> "1"), slow, next), step("b", "a")))
                        .run(Runnable::run, clock, name -> LONG))
                .containsEntry("a", "[]a[1, lost: no answer within 5m, lost: no answer within 5m]")
                .containsKey("b");
        assertThat(asked).containsExactly("slow");
    }

    @Test
    void anAdapterIsToldThatItIsEnoughBeforeTheLimitSoThatItsAnswerCounts() {
        Question<String> patient = question("patient", enough -> {
            List<String> found = new ArrayList<>();
            while (!enough.getAsBoolean()) {
                found.add("record");
                clock.set(clock.instant().plus(Duration.ofMinutes(1)));
            }
            return found.size() + " records";
        });

        assertThat(new Schedule<>(List.of(step("a", "", patient)))
                        .run(Runnable::run, clock, name -> Duration.ofMinutes(20)))
                .containsEntry("a", "[]a[18 records]");
    }

    @Test
    void anAnswerMayLeadToFurtherQuestions() {
        Step<String> pivot = new Step<>() {
            @Override
            public String name() {
                return "pivot";
            }

            @Override
            public List<String> needs() {
                return List.of();
            }

            @Override
            public List<Question<?>> questions(Map<String, String> needed, Answers answers) {
                List<Question<?>> questions = new ArrayList<>();
                int known = answers.all().size();
                for (int at = 0; at <= Math.min(known, 3); at++) {
                    int hop = at;
                    questions.add(question("hop " + hop, enough -> "at " + hop));
                }
                return questions;
            }

            @Override
            public String conclude(Map<String, String> needed, Answers answers) {
                return told(answers).toString();
            }
        };

        assertThat(new Schedule<>(List.of(pivot)).run(Runnable::run, clock, name -> LONG))
                .containsEntry("pivot", "[at 0, at 1, at 2, at 3]");
    }

    @Test
    void whateverAnAdapterDoesWrongIsAnAnswer() {
        Question<String> denied = question("denied", enough -> {
            throw new CloudException.AccessDenied("iam:GetUser", "the call");
        });
        Question<String> gone = question("gone", enough -> {
            throw new CloudException.NotFound("no such thing");
        });
        Question<String> broken = question("broken", enough -> {
            throw new IllegalStateException("a bug\nof it");
        });

        assertThat(new Schedule<>(List.of(step("a", "", denied, gone, broken)))
                        .run(Runnable::run, clock, name -> LONG)
                        .get("a"))
                .isEqualTo("[]a[lost: the call was denied; grant the responder iam:GetUser, absent,"
                        + " lost: the adapter failed with IllegalStateException: a bug\uFFFDof it]");
    }

    @Test
    void anExecutorThatTakesNothingLosesTheQuestionsAndNotTheInvestigation() {
        assertThat(new Schedule<>(List.of(step("a", "", question("q", enough -> "1")), step("b", "a")))
                        .run(
                                task -> {
                                    throw new RejectedExecutionException("full");
                                },
                                clock,
                                name -> LONG))
                .containsEntry("a", "[]a[lost: the executor took no more tasks]")
                .containsKey("b");
    }

    @Test
    void aTaskThatNeverBeginsCountsFromWhenItWasHandedOver() {
        assertThat(new Schedule<>(List.of(step("a", "", question("q", enough -> "1"))))
                        .run(task -> {}, clock, name -> SHORT))
                .containsEntry("a", "[]a[lost: no answer within 0.02s]");
    }

    @Test
    void anInterruptedInvestigationEndsAtOnceAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        Map<String, String> results = new Schedule<>(List.of(
                        step("a", "", question("q", enough -> "1")), step("b", "a", question("r", enough -> "2"))))
                .run(task -> {}, clock, name -> LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(results)
                .containsEntry("a", "[]a[lost: the investigation was interrupted]")
                .extractingByKey("b")
                .asString()
                .endsWith("b[lost: the investigation was interrupted]");
    }

    @Test
    void anErrorInAQuestionComesOutWhereTheInvestigationRuns() {
        Question<String> grave = question("grave", enough -> {
            throw new StackOverflowError("deep");
        });

        assertThatThrownBy(() -> new Schedule<>(List.of(step("a", "", grave))).run(pool, clock, name -> LONG))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void twoStepsOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Schedule<>(List.of(step("a", ""), step("a", ""))))
                .hasMessage("two steps are called 'a'; give each a name of its own");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void waitingForAThreadDoesNotCountAgainstTheLimitOfAStep() {
        ExecutorService one = Executors.newFixedThreadPool(1);
        Question<String> slow = question("slow", enough -> {
            clock.set(clock.instant().plus(Duration.ofMinutes(2)));
            return "1";
        });
        try {
            assertThat(new Schedule<>(List.of(step("a", "", slow), step("b", "", question("q", enough -> "2"))))
                            .run(one, clock, name -> name.equals("a") ? LONG : Duration.ofMinutes(1)))
                    .containsExactly(Map.entry("a", "[]a[1]"), Map.entry("b", "[]b[2]"));
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void aStepThatNeverGetsAThreadIsGivenUpOnceNothingElseRuns() {
        CountDownLatch released = new CountDownLatch(1);
        ExecutorService one = Executors.newFixedThreadPool(1);
        Question<String> hangs = question("hangs", enough -> {
            awaitQuietly(released);
            return "too late";
        });
        try {
            assertThat(new Schedule<>(List.of(step("a", "", hangs), step("b", "", question("q", enough -> "2"))))
                            .run(one, clock, name -> SHORT))
                    .containsEntry("b", "[]b[lost: no answer within 0.02s]");
        } finally {
            released.countDown();
            one.shutdownNow();
        }
    }

    @Test
    @Timeout(60)
    void anInterruptEndsTheInvestigationAtOnceHoweverManyStepsAreOutstanding() {
        Thread investigating = Thread.currentThread();
        CountDownLatch released = new CountDownLatch(1);
        CyclicBarrier all = new CyclicBarrier(3, investigating::interrupt);
        Question<String> hangs = question("hangs", enough -> {
            try {
                all.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            awaitQuietly(released);
            return "too late";
        });

        Map<String, String> results = new Schedule<>(
                        List.of(step("a", "", hangs), step("b", "", hangs), step("c", "", hangs), step("d", "a")))
                .run(pool, clock, name -> LONG);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(results.values()).allMatch(result -> result.contains("interrupted") || result.endsWith("d[]"));
        released.countDown();
    }
}
