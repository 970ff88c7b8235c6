package io.cloudir.review.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a story shorter: first what repeats at once, then what repeats between two turns, then what matters least. */
final class Folding {
    private final List<Line> lines;
    private final int limit;

    Folding(List<Line> lines, int limit) {
        this.lines = lines;
        this.limit = limit;
    }

    List<Line> fold() {
        List<Line> neighbours = fold(true);
        List<Line> shorter = neighbours.size() <= limit ? neighbours : fold(false);
        return shorter.size() <= limit ? shorter : strongest(shorter);
    }

    /** Folds a line into one like it since the last turn, or only into the very line before it. */
    private List<Line> fold(boolean neighboursOnly) {
        List<Line> folded = new ArrayList<>();
        Map<List<Object>, Integer> places = new HashMap<>();
        for (Line line : lines) {
            if (line.told().rank() == Told.Rank.TURN) {
                places.clear();
                folded.add(line);
                continue;
            }
            List<Object> kind = List.of(line.told().key(), line.actor());
            Integer place = places.get(kind);
            if (place == null || (neighboursOnly && place != folded.size() - 1)) {
                places.put(kind, folded.size());
                folded.add(line);
            } else {
                folded.set(place, folded.get(place).with(line));
            }
        }
        return folded;
    }

    /** All turns that fit, then the steps that stand for most entries; order is kept. */
    private List<Line> strongest(List<Line> many) {
        List<Line> byWeight = new ArrayList<>(many);
        byWeight.sort((one, other) -> {
            int rank = one.told().rank().compareTo(other.told().rank());
            return rank != 0 ? rank : Integer.compare(other.entries(), one.entries());
        });
        List<Line> kept = new ArrayList<>(byWeight.subList(0, limit));
        kept.sort((one, other) -> {
            int time = one.from().compareTo(other.from());
            return time != 0 ? time : Long.compare(one.firstSeq(), other.firstSeq());
        });
        return kept;
    }
}
