package io.cloudir.cloud.simulated;

/** Where a call came from. */
record From(String address, String userAgent) {}
