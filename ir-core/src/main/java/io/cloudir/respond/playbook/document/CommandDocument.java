package io.cloudir.respond.playbook.document;

import io.cloudir.document.Place;

/**
 * A command of a step.
 *
 * @param place where it begins
 * @param type {@link #CLOUD} or {@link #MANUAL}
 * @param command what to do
 */
public record CommandDocument(Place place, String type, Word command) {
    /** The command type, and agent type, of this library. */
    public static final String CLOUD = "x-cloud-ir";

    /** The command type of what people do. */
    public static final String MANUAL = "manual";
}
