package io.cloudir.document.bind;

import io.cloudir.document.Node;
import io.cloudir.document.Place;
import io.cloudir.model.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows where the parts of a bound record stand.
 *
 * @param root the document
 * @param path the names and positions that lead to the record
 */
public record Located(Node root, List<Object> path) {
    public Located {
        path = List.copyOf(path);
    }

    /** The place of a part of the record, or of the record itself if no part is named. */
    public Place place(Object... part) {
        return root.at(to(part));
    }

    /** A fault of the key that the part ends with. */
    public Fault keyFault(String code, String message, String fix, Object... part) {
        return root.keyAt(to(part)).fault(code, message, fix);
    }

    /** A fault of a part of the record. */
    public Fault fault(String code, String message, String fix, Object... part) {
        return place(part).fault(code, message, fix);
    }

    private List<Object> to(Object... part) {
        List<Object> whole = new ArrayList<>(path);
        whole.addAll(List.of(part));
        return whole;
    }
}
