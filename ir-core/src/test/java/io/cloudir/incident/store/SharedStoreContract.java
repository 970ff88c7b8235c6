package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static io.cloudir.incident.store.Drafts.START;
import static io.cloudir.incident.store.Drafts.draft;
import static io.cloudir.incident.store.Drafts.note;
import static io.cloudir.incident.store.Drafts.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.Claims;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.ResponseEvent.ClaimReleased;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.model.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every journal store promises to many who use it at once. */
abstract class SharedStoreContract extends JournalStoreContract {
    private static final int THREADS = 16;

    @Test
    void ofManyDecisionsOnOneVersionOneWins() throws Exception {
        store.appendFacts(INCIDENT, List.of(opened()));
        int rounds = 25;
        List<Set<Long>> won = inThreads(thread -> {
            Set<Long> mine = new TreeSet<>();
            while (true) {
                long version = store.head(INCIDENT).entries();
                if (version > rounds) {
                    return mine;
                }
                try {
                    store.appendDecision(INCIDENT, version, List.of(note("thread " + thread)));
                    mine.add(version);
                } catch (ConflictException lost) {
                    // another thread was faster; look again
                }
            }
        });
        assertThat(won.stream().flatMap(Set::stream).sorted().toList())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, rounds).mapToObj(Long::valueOf).toList());
    }

    @Test
    void nothingThatManyThreadsAppendIsLost() throws Exception {
        int each = 20;
        inThreads(thread -> {
            for (int at = 0; at < each; at++) {
                store.appendFacts(INCIDENT, List.of(note(thread + "/" + at), note(thread + "/" + at + "b")));
            }
            return thread;
        });
        List<String> texts = store.read(INCIDENT, 0).stream()
                .map(entry -> ((NoteAdded) entry.event()).text())
                .toList();
        assertThat(texts).hasSize(THREADS * each * 2).doesNotHaveDuplicates();
        for (int at = 0; at < texts.size(); at += 2) {
            assertThat(texts.get(at + 1)).as("a batch stays together").isEqualTo(texts.get(at) + "b");
        }
    }

    @Test
    void ofManyRunnersThatClaimAStepOneGetsIt() throws Exception {
        store.appendFacts(INCIDENT, List.of(opened()));
        List<Boolean> got = inThreads(thread -> {
            try {
                Claims.claim(store, incident(), claim("runner-" + thread), START, new Actor.Automation("runner", "r"));
                return true;
            } catch (ConflictException e) {
                assertThat(e).hasMessageContaining("claimed by runner-");
                return false;
            }
        });
        assertThat(got).containsOnlyOnce(true);
        assertThat(store.head(INCIDENT).entries()).isEqualTo(2);
    }

    @Test
    void aClaimEndsWithItsTimeOrItsRelease() {
        Actor actor = new Actor.Automation("runner", "r");
        store.appendFacts(INCIDENT, List.of(opened()));
        Claims.claim(store, incident(), claim("one"), START, actor);
        Claims.claim(store, incident(), claim("one"), START, actor);
        assertThatThrownBy(() -> Claims.claim(store, incident(), claim("two"), START, actor))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("claimed by one until 2026-03-01T08:01:00Z");
        assertThat(incident().response().liveClaim("isolate", START))
                .hasValueSatisfying(claim -> assertThat(claim.runner()).isEqualTo("one"));
        assertThat(incident().response().liveClaim("other", START)).isEmpty();
        assertThat(incident().response().liveClaim("isolate", START.plusSeconds(60)))
                .isEmpty();

        store.appendFacts(INCIDENT, List.of(draft(new ClaimReleased("two", "isolate"))));
        assertThat(incident().response().liveClaim("isolate", START)).isPresent();
        store.appendFacts(INCIDENT, List.of(draft(new ClaimReleased("one", "isolate"))));
        Incident claimed = Claims.claim(store, incident(), claim("two"), START, actor);
        assertThat(claimed.response().liveClaim("isolate", START))
                .hasValueSatisfying(claim -> assertThat(claim.runner()).isEqualTo("two"));
        assertThat(claimed).isEqualTo(incident());
    }

    private Incident incident() {
        return Incident.fold(store.read(INCIDENT, 0));
    }

    private static Claimed claim(String runner) {
        return new Claimed(runner, "isolate", START.plusSeconds(60));
    }

    private <T> List<T> inThreads(Function<Integer, T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> tasks = IntStream.range(0, THREADS)
                    .<Callable<T>>mapToObj(thread -> () -> work.apply(thread))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
