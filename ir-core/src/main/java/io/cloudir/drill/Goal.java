package io.cloudir.drill;

import java.util.Objects;

/**
 * Something that must hold at the end of a drill.
 *
 * @param name what must hold
 * @param met whether it does
 * @param why what it is judged by
 */
public record Goal(String name, boolean met, String why) {
    public Goal {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(why, "why");
    }
}
