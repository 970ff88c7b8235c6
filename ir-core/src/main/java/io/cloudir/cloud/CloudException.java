package io.cloudir.cloud;

/** A cloud did not do what it was asked to. Messages name the call and the thing, never a credential. */
public abstract class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CloudException(String message) {
        super(message);
    }

    /** Whether the same call may succeed if it is made again later, unchanged. */
    public boolean retryable() {
        return false;
    }

    /** The adapter's own identity may not do it. */
    public static final class AccessDenied extends CloudException {
        private static final long serialVersionUID = 1L;
        private final String permission;

        /**
         * A denial.
         *
         * @param permission the permission that is missing, such as {@code iam:PutUserPolicy}
         * @param what what was asked for
         */
        public AccessDenied(String permission, String what) {
            super(what + " was denied; grant the responder " + permission);
            this.permission = permission;
        }

        /** The permission that is missing. */
        public String permission() {
            return permission;
        }
    }

    /** What was named does not exist. */
    public static final class NotFound extends CloudException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message);
        }
    }

    /** This adapter, or this cloud, cannot do it. */
    public static final class Unsupported extends CloudException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message) {
            super(message);
        }
    }

    /** Too many calls in a short time. */
    public static final class Throttled extends CloudException {
        private static final long serialVersionUID = 1L;

        public Throttled(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The service did not answer, or answered with a fault of its own. */
    public static final class Unavailable extends CloudException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message) {
            super(message);
        }

        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The state of the cloud or one of its limits stands in the way. */
    public static final class Conflict extends CloudException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }
    }
}
