package io.cloudir;

import io.cloudir.model.IncidentId;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Lets threads that meet at one action, or at one run of a playbook, take turns. Several things may share a lock, so who has a
 * turn at a run and takes one at an action takes it of other turns, or two such threads could wait for each other. Claims keep
 * processes apart by the runner's name, which all threads of a process share. Thread-safe.
 */
final class Turns {
    private static final int LOCKS = 64;

    private final List<Lock> locks =
            IntStream.range(0, LOCKS).<Lock>mapToObj(it -> new ReentrantLock()).toList();

    <T> T at(IncidentId incident, String actionId, Supplier<T> work) {
        Lock lock = locks.get(Math.floorMod(31 * incident.hashCode() + actionId.hashCode(), LOCKS));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
