package io.cloudir.investigate.inquiry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;

/**
 * One step's asking within its time limit: run by a thread of the executor, watched by the thread that investigates. What is
 * answered after the limit, or after it was given up, does not count.
 */
final class Asking implements Runnable {
    private final String step;
    private final Function<Answers, List<Question<?>>> questions;
    private final Clock clock;
    private final Duration limit;
    private final BlockingQueue<Asking> finished;

    private Optional<Instant> begun = Optional.empty();
    private boolean done;
    private Answers answers = Answers.NONE;
    private Optional<String> givenUp = Optional.empty();
    private Optional<Throwable> broken = Optional.empty();

    Asking(
            String step,
            Function<Answers, List<Question<?>>> questions,
            Clock clock,
            Duration limit,
            BlockingQueue<Asking> finished) {
        this.step = step;
        this.questions = questions;
        this.clock = clock;
        this.limit = limit;
        this.finished = finished;
    }

    String step() {
        return step;
    }

    /** When its time is over; empty while it waits for a thread, which does not count. */
    synchronized Optional<Instant> deadline() {
        return begun.map(at -> at.plus(limit));
    }

    Duration limit() {
        return limit;
    }

    /** Whether nothing more comes of it. */
    synchronized boolean isDone() {
        return done;
    }

    /** Ends it before it began. */
    synchronized void refuse(String why) {
        giveUp(why);
        end();
    }

    private synchronized void begin() {
        begun = Optional.of(clock.instant());
    }

    private synchronized void end() {
        done = true;
        finished.add(this);
    }

    @Override
    public void run() {
        begin();
        // Who waits learns that the time runs now.
        finished.add(this);
        try {
            askAll();
        } catch (RuntimeException | Error e) {
            brokenBy(e);
        } finally {
            end();
        }
    }

    private void askAll() {
        List<Question<?>> open = questions.apply(Answers.NONE);
        while (!open.isEmpty()) {
            for (Question<?> question : open) {
                if (isOver()) {
                    return;
                }
                answered(question, question.ask(this::isEnough));
            }
            Answers known = answers();
            open = known.unanswered(questions.apply(known));
            if (isOver()) {
                return;
            }
        }
    }

    /** Gives up: whatever is answered from now on does not count. */
    synchronized void giveUp(String why) {
        if (givenUp.isEmpty()) {
            givenUp = Optional.of(why);
        }
    }

    /** What counts, with the reason for everything that was not answered. */
    synchronized Answers settled() {
        giveUp("no answer within " + limit.toString().substring(2).toLowerCase(Locale.ROOT));
        Answers settled = answers;
        for (Question<?> question : settled.unanswered(questions.apply(settled))) {
            settled = settled.with(question, new Answer.Lost(givenUp.orElseThrow()));
        }
        return settled;
    }

    /** Throws what a step threw; what an adapter throws is an answer and never comes here. */
    synchronized void rethrow() {
        broken.ifPresent(e -> {
            if (e instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e;
        });
    }

    private synchronized void brokenBy(Throwable e) {
        broken = Optional.of(e);
    }

    private synchronized void answered(Question<?> question, Answer answer) {
        if (!isOver()) {
            answers = answers.with(question, answer);
        }
    }

    private synchronized Answers answers() {
        return answers;
    }

    private synchronized boolean isOver() {
        return givenUp.isPresent()
                || deadline().filter(end -> !clock.instant().isBefore(end)).isPresent();
    }

    /** A log is told to stop when nine tenths of the time are over, so that what it found so far still counts. */
    private synchronized boolean isEnough() {
        return givenUp.isPresent()
                || begun.map(at -> at.plus(limit.multipliedBy(9).dividedBy(10)))
                        .filter(end -> !clock.instant().isBefore(end))
                        .isPresent();
    }
}
