/**
 * The values that every other package speaks in: identifiers, cloud accounts and resources, principals, severities,
 * time ranges. Plain immutable records and enums that check themselves when they are made and know no format.
 */
@NullMarked
package io.cloudir.model;

import org.jspecify.annotations.NullMarked;
