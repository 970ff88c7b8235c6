/** Makes a response plan readable: one page for everybody, and a card for whoever is on call. */
@NullMarked
package io.cloudir.plan.page;

import org.jspecify.annotations.NullMarked;
