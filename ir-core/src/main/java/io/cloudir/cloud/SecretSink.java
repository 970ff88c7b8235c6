package io.cloudir.cloud;

/**
 * Where a new secret goes, such as a store of secrets that its owner reads. An adapter is given one when it is made; nothing
 * else of the library ever sees a secret. Implementations are safe to use from several threads.
 */
@FunctionalInterface
public interface SecretSink {
    /**
     * Takes a secret into custody before the call that made it comes back. Whatever it throws takes the new secret back.
     */
    void take(NewSecret secret);
}
