package io.cloudir.incident;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sorted map that never changes and of which another with one more key is made in logarithmic time: a weight-balanced
 * tree, after Adams (Efficient sets: a balancing act, 1993) with the parameters 3 and 2 that Hirai and Yamamoto proved
 * (2011). The empty tree is null.
 *
 * @param key the key at the root
 * @param value what belongs to it
 * @param left what comes before
 * @param right what comes after
 * @param size how many keys there are
 */
record Tree<K extends Comparable<? super K>, V>(
        K key, V value, @Nullable Tree<K, V> left, @Nullable Tree<K, V> right, int size) {
    private static final int DELTA = 3;
    private static final int RATIO = 2;

    static int sizeOf(@Nullable Tree<?, ?> tree) {
        return tree == null ? 0 : tree.size;
    }

    static <K extends Comparable<? super K>, V> Optional<V> find(@Nullable Tree<K, V> tree, K key) {
        Tree<K, V> at = tree;
        while (at != null) {
            int order = key.compareTo(at.key);
            if (order == 0) {
                return Optional.of(at.value);
            }
            at = order < 0 ? at.left : at.right;
        }
        return Optional.empty();
    }

    /** The value at a place in the order of keys, from 0. */
    static <K extends Comparable<? super K>, V> V get(@Nullable Tree<K, V> tree, int index) {
        int place = Objects.checkIndex(index, sizeOf(tree));
        Tree<K, V> at = Objects.requireNonNull(tree);
        while (place != sizeOf(at.left)) {
            boolean before = place < sizeOf(at.left);
            place -= before ? 0 : sizeOf(at.left) + 1;
            at = Objects.requireNonNull(before ? at.left : at.right);
        }
        return at.value;
    }

    /** The same with a value for a key, in the place of the one it had. */
    static <K extends Comparable<? super K>, V> Tree<K, V> with(@Nullable Tree<K, V> tree, K key, V value) {
        if (tree == null) {
            return node(key, value, null, null);
        }
        int order = key.compareTo(tree.key);
        if (order == 0) {
            return node(key, value, tree.left, tree.right);
        }
        return order < 0
                ? balanced(tree, with(tree.left, key, value), tree.right)
                : balanced(tree, tree.left, with(tree.right, key, value));
    }

    private static <K extends Comparable<? super K>, V> Tree<K, V> node(
            K key, V value, @Nullable Tree<K, V> left, @Nullable Tree<K, V> right) {
        return new Tree<>(key, value, left, right, sizeOf(left) + sizeOf(right) + 1);
    }

    private static <K extends Comparable<? super K>, V> Tree<K, V> node(
            Tree<K, V> root, @Nullable Tree<K, V> left, @Nullable Tree<K, V> right) {
        return node(root.key, root.value, left, right);
    }

    private static <K extends Comparable<? super K>, V> Tree<K, V> balanced(
            Tree<K, V> root, @Nullable Tree<K, V> left, @Nullable Tree<K, V> right) {
        int weightLeft = sizeOf(left) + 1;
        int weightRight = sizeOf(right) + 1;
        if (right != null && weightRight > DELTA * weightLeft) {
            Tree<K, V> inner = right.left;
            return inner == null || sizeOf(inner) + 1 < RATIO * (sizeOf(right.right) + 1)
                    ? node(right, node(root, left, inner), right.right)
                    : node(inner, node(root, left, inner.left), node(right, inner.right, right.right));
        }
        if (left != null && weightLeft > DELTA * weightRight) {
            Tree<K, V> inner = left.right;
            return inner == null || sizeOf(inner) + 1 < RATIO * (sizeOf(left.left) + 1)
                    ? node(left, left.left, node(root, inner, right))
                    : node(inner, node(left, left.left, inner.left), node(root, inner.right, right));
        }
        return node(root, left, right);
    }
}
