package io.cloudir.incident;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A list that never changes and of which a longer one is made without copying it: lists that grew out of each other share
 * one array, of which each sees the part that is its own. Whoever is first to make a list longer gets the next place in the
 * array; a second one that grows out of the same list gets a copy. Safe to share between threads.
 */
final class Grown<E> extends AbstractList<E> implements RandomAccess {
    private static final int LEAST = 8;

    private final Object[] elements;
    private final AtomicInteger taken;
    private final int size;

    private Grown(Object[] elements, AtomicInteger taken, int size) {
        this.elements = elements;
        this.taken = taken;
        this.size = size;
    }

    /** A list as one that can grow; the same one if it can already. */
    static <E> Grown<E> of(List<E> list) {
        if (list instanceof Grown<E> grown) {
            return grown;
        }
        Object[] elements = List.copyOf(list).toArray();
        return new Grown<>(elements, new AtomicInteger(elements.length), elements.length);
    }

    /** This list and one more. */
    Grown<E> plus(E element) {
        Objects.requireNonNull(element, "element");
        boolean free = size < elements.length && taken.compareAndSet(size, size + 1);
        Object[] place = free ? elements : Arrays.copyOf(Arrays.copyOf(elements, size), Math.max(LEAST, 2 * size));
        // Seen by whoever gets the new list, since its fields are final.
        place[size] = element;
        return new Grown<>(place, free ? taken : new AtomicInteger(size + 1), size + 1);
    }

    @Override
    @SuppressWarnings("unchecked") // only elements are put in
    public E get(int index) {
        return (E) elements[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return size;
    }
}
