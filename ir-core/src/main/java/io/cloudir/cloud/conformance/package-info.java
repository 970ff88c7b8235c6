/**
 * What every {@link io.cloudir.cloud.CloudAdapter} must do, as checks that any test framework can run. Give {@link
 * io.cloudir.cloud.conformance.Conformance} a fixture of your adapter; an adapter that passes works with everything else here.
 */
@NullMarked
package io.cloudir.cloud.conformance;

import org.jspecify.annotations.NullMarked;
