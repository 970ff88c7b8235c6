package io.cloudir.respond.playbook.document;

import io.cloudir.document.Place;

/**
 * A variable. Nothing that runs gives values back, so each has the value it is declared with.
 *
 * @param place where it begins
 * @param type its CACAO type
 * @param value its value as written
 */
public record VariableDocument(Place place, String type, Word value) {}
