package io.cloudir.review.timeline;

import java.util.ArrayList;
import java.util.List;

/** Makes a story shorter: first what repeats at once, then what repeats between two turns, then what matters least. */
final class Folding {
    private final List<Line> lines;
    private final int limit;

    Folding(List<Line> lines, int limit) {
        this.lines = lines;
        this.limit = limit;
    }

    List<Line> fold() {
        List<Line> neighbours = fold(1);
        List<Line> shorter = neighbours.size() <= limit ? neighbours : fold(Integer.MAX_VALUE);
        return shorter.size() <= limit ? shorter : strongest(shorter);
    }

    /** Folds a line into one like it that lies at most so many lines back, and not before the last turn. */
    private List<Line> fold(int back) {
        List<Line> folded = new ArrayList<>();
        int turn = 0;
        for (Line line : lines) {
            int like = -1;
            for (int at = folded.size() - 1; at >= turn && folded.size() - at <= back; at--) {
                if (folded.get(at).isLike(line)) {
                    like = at;
                    break;
                }
            }
            if (like < 0) {
                folded.add(line);
            } else {
                folded.set(like, folded.get(like).with(line));
            }
            if (line.told().rank() == Told.Rank.TURN) {
                turn = folded.size();
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
