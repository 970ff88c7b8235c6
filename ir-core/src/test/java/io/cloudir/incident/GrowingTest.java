package io.cloudir.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lists and maps that never change and out of which longer ones grow. */
class GrowingTest {
    @Test
    void everyListKeepsItsOwnElementsWhateverGrowsOutOfIt() {
        List<Grown<Integer>> grown = new ArrayList<>(List.of(Grown.of(List.of())));
        List<List<Integer>> expected = new ArrayList<>(List.of(List.of()));
        SplittableRandom random = new SplittableRandom(1);
        for (int number = 0; number < 2_000; number++) {
            // Mostly the newest grows; sometimes another branch begins at an older one.
            int from = random.nextInt(10) == 0 ? random.nextInt(grown.size()) : grown.size() - 1;
            grown.add(grown.get(from).plus(number));
            List<Integer> longer = new ArrayList<>(expected.get(from));
            longer.add(number);
            expected.add(longer);
        }

        assertThat(grown).isEqualTo(expected);
    }

    @Test
    void aListThatCanGrowIsNotCopiedAndCannotBeChanged() {
        Grown<String> list = Grown.of(List.of("a", "b"));

        assertThat(Grown.of((List<String>) list)).isSameAs(list);
        assertThatThrownBy(() -> list.set(0, "c")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> list.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aTreeIsASortedMapOfLogarithmicDepth() {
        TreeMap<Integer, Integer> expected = new TreeMap<>();
        Tree<Integer, Integer> rising = null;
        Tree<Integer, Integer> mixed = null;
        SplittableRandom random = new SplittableRandom(2);
        for (int number = 0; number < 4_096; number++) {
            rising = Tree.with(rising, number, number);
            int key = random.nextInt(3_000);
            mixed = Tree.with(mixed, key, number);
            expected.put(key, number);
        }

        List<Integer> values = new ArrayList<>();
        for (int place = 0; place < Tree.sizeOf(mixed); place++) {
            values.add(Tree.get(mixed, place));
        }
        assertThat(values).containsExactlyElementsOf(expected.values());
        for (int key = -1; key <= 3_000; key++) {
            assertThat(Tree.find(mixed, key).orElse(null)).isEqualTo(expected.get(key));
        }
        assertThat(depth(rising)).isLessThan(30);
        assertThat(depth(mixed)).isLessThan(30);
    }

    private static int depth(Tree<Integer, Integer> tree) {
        return tree == null ? 0 : 1 + Math.max(depth(tree.left()), depth(tree.right()));
    }

    @Test
    void aKeyThatComesAgainStaysInItsPlace() {
        Keyed<String> list = Keyed.of(List.of("a1", "b1"), text -> text.substring(0, 1));

        assertThat(list.with("a2").with("c1")).containsExactly("a2", "b1", "c1");
        assertThat(list).containsExactly("a1", "b1");
        assertThat(list.find("b")).contains("b1");
    }
}
