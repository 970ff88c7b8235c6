package io.cloudir.detect.sigma;

import io.cloudir.document.Faults;

/**
 * What the parts of one document are read with.
 *
 * @param faults where faults are added
 * @param names the names that fields may have
 * @param placeholders what {@code %names%} stand for
 */
record Reading(Faults faults, FieldNames names, Placeholders placeholders) {}
