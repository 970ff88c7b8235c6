package io.cloudir.telemetry;

import io.cloudir.model.Cloud;

/**
 * Where the records of a source that come without an envelope hold what a record must have. One that has it there, in the usual
 * form, is what it seems; all others are looked at by their format.
 *
 * @param cloud the cloud that the records tell of
 * @param time the key of the time
 * @param action the key of what was done; a record in an envelope does not have it
 * @param id the key of the record's own id, which it may lack
 */
record Landmarks(Cloud cloud, String time, String action, String id) {}
