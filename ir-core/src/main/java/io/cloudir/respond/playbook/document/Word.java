package io.cloudir.respond.playbook.document;

import io.cloudir.document.Place;

/**
 * A text and where it stands.
 *
 * @param text the text
 * @param place where it begins, quotes included
 */
public record Word(String text, Place place) {}
