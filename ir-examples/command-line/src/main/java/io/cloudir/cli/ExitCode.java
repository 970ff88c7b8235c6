package io.cloudir.cli;

/** What the tool tells the shell. */
final class ExitCode {
    static final int DONE = 0;
    static final int USAGE = 2;
    static final int TAMPERED = 3;
    static final int INPUT = 4;
    static final int STORE = 5;
    static final int REFUSED = 6;
    static final int BUG = 70;

    private ExitCode() {}
}
