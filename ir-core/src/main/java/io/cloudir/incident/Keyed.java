package io.cloudir.incident;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list that never changes, in the order of the journal, in which each key stands once and is found at once. */
final class Keyed<E> extends AbstractList<E> implements RandomAccess {
    private final Function<E, String> key;
    private final Grown<E> elements;
    private final @Nullable Tree<String, Integer> places;

    private Keyed(Function<E, String> key, Grown<E> elements, @Nullable Tree<String, Integer> places) {
        this.key = key;
        this.elements = elements;
        this.places = places;
    }

    /** A list with its keys; the same one if it is one already. Of equal keys the last counts, in the place of the first. */
    static <E> Keyed<E> of(List<E> list, Function<E, String> key) {
        if (list instanceof Keyed<E> keyed) {
            return keyed;
        }
        Keyed<E> keyed = new Keyed<>(key, Grown.of(List.of()), null);
        for (E element : list) {
            keyed = keyed.with(element);
        }
        return keyed;
    }

    Optional<E> find(String wanted) {
        return Tree.find(places, wanted).map(elements::get);
    }

    boolean has(String wanted) {
        return Tree.find(places, wanted).isPresent();
    }

    /** This list with an element in the place of the one with its key, or at the end. Only the end is cheap. */
    Keyed<E> with(E element) {
        String name = key.apply(element);
        Optional<Integer> place = Tree.find(places, name);
        if (place.isEmpty()) {
            return new Keyed<>(key, elements.plus(element), Tree.with(places, name, elements.size()));
        }
        List<E> changed = new ArrayList<>(elements);
        changed.set(place.get(), element);
        return new Keyed<>(key, Grown.of(changed), places);
    }

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
