/**
 * Proposes severity facts from the signals of an incident, with a reason and the records for each. {@link
 * io.cloudir.severity.derive.FactsFromSignals} is the way in; a person confirms or corrects what it proposes.
 */
@NullMarked
package io.cloudir.severity.derive;

import org.jspecify.annotations.NullMarked;
