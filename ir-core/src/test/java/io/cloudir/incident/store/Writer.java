package io.cloudir.incident.store;

import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process that writes to a store: arguments are the store's root, a name, the number of threads, the number of appends of
 * each. Prints a line for each append that was acknowledged, after it was.
 */
final class Writer {
    /** Ends each line, so that one cut off is known. */
    static final String END = " ok";

    private Writer() {}

    public static void main(String[] arguments) throws Exception {
        DirectoryJournalStore store = DirectoryJournalStore.open(
                Path.of(arguments[0]), "acme", JournalSettings.reproducible(new SettableClock(Drafts.START)));
        ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[2]));
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < Integer.parseInt(arguments[2]); thread++) {
            String name = arguments[1] + "/" + thread + "/";
            running.add(threads.submit(() -> write(store, name, Integer.parseInt(arguments[3]))));
        }
        try {
            for (Future<?> thread : running) {
                thread.get();
            }
            threads.shutdown();
        } catch (ExecutionException e) {
            // Threads that still run must not keep alive a process that has failed.
            System.out.println(e);
            System.exit(1);
        }
    }

    private static void write(DirectoryJournalStore store, String name, int appends) {
        for (int at = 0; at < appends; at++) {
            if (at % 2 == 0) {
                store.appendFacts(Drafts.INCIDENT, List.of(Drafts.note(name + at)));
                acknowledge("fact " + name + at);
            } else {
                decide(store, name + at);
            }
        }
    }

    private static void decide(DirectoryJournalStore store, String text) {
        while (true) {
            long version = store.head(Drafts.INCIDENT).entries();
            try {
                store.appendDecision(Drafts.INCIDENT, version, List.of(Drafts.note("decision " + text)));
                acknowledge(version + " " + text);
                return;
            } catch (ConflictException lost) {
                // another was faster; decide again
            }
        }
    }

    private static synchronized void acknowledge(String line) {
        System.out.println(line + END);
        System.out.flush();
    }

    /** Starts one of these on the class path of the test, whatever the test itself runs on. */
    static Process start(Path root, String name, int threads, int appends) throws IOException {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(
                Writer.class,
                DirectoryJournalStore.class,
                com.fasterxml.jackson.databind.JsonNode.class,
                com.fasterxml.jackson.core.JsonFactory.class,
                com.fasterxml.jackson.annotation.JsonInclude.class)) {
            places.add(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        String.join(System.getProperty("path.separator"), places),
                        Writer.class.getName(),
                        root.toString(),
                        name,
                        String.valueOf(threads),
                        String.valueOf(appends))
                .redirectErrorStream(true)
                .start();
    }

    static String textOf(io.cloudir.incident.journal.JournalEntry entry) {
        return entry.event() instanceof NoteAdded note ? note.text() : "";
    }
}
