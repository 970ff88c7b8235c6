package io.cloudir.model.html;

import java.util.List;

/** Writes a table with a caption, whose head and first cells say what they are the heading of. */
public final class Table {
    /** Something that writes a cell's content. */
    public interface Cell {
        void write(Html html);
    }

    private final Html html;

    private Table(Html html) {
        this.html = html;
    }

    /** Begins a table; it scrolls by itself, also by keyboard, where it is wider than the screen. */
    public static Table begin(Html html, String caption, String style, List<String> columns) {
        html.open("div", "class", "scroll", "role", "region", "aria-label", caption, "tabindex", "0");
        html.open("table", "class", style)
                .element("caption", caption)
                .open("thead")
                .open("tr");
        for (String column : columns) {
            html.element("th", column, "scope", "col");
        }
        html.close("tr").close("thead").line().open("tbody");
        return new Table(html);
    }

    public static Table begin(Html html, String caption, String... columns) {
        return begin(html, caption, "data", List.of(columns));
    }

    /** A row; its first cell is its heading. */
    public Table row(Cell head, Cell... cells) {
        html.open("tr").open("th", "scope", "row");
        head.write(html);
        html.close("th");
        for (Cell cell : cells) {
            html.open("td");
            cell.write(html);
            html.close("td");
        }
        html.close("tr").line();
        return this;
    }

    public void end() {
        html.close("tbody").close("table").close("div").line();
    }

    public static Cell text(String text) {
        return html -> html.text(text);
    }

    public static Cell code(String text) {
        return html -> html.element("code", text);
    }

    /** A text and a smaller one below. */
    public static Cell text(String text, String minor) {
        return html -> {
            html.text(text);
            if (!minor.isBlank()) {
                html.element("span", minor, "class", "minor");
            }
        };
    }

    public static Cell codes(List<String> texts) {
        return html -> html.list("ul", "codes", texts, text -> html.element("code", text));
    }
}
