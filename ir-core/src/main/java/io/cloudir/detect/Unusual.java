package io.cloudir.detect;

/**
 * Why a baseline has fired.
 *
 * @param least the least that is usual
 * @param most the most that is usual
 * @param words when it was, and what is usual, without a full stop; what a log wrote is in printable form
 */
record Unusual(long least, long most, String words) {}
