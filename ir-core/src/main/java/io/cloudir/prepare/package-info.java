/**
 * Says before anything happens whether an account is ready for it: whether what the response plan counts on is there and
 * keeps what it sees long enough. Nothing is changed here.
 */
@NullMarked
package io.cloudir.prepare;

import org.jspecify.annotations.NullMarked;
