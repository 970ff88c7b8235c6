package io.cloudir.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system in memory, which only root on Linux can mount; elsewhere the test is skipped, and says so. */
final class Tmpfs implements AutoCloseable {
    private final Path place;

    private Tmpfs(Path place) {
        this.place = place;
    }

    /** Mounts it on a folder, with room for so many kilobytes. */
    static Tmpfs on(Path place, int kilobytes) {
        boolean mounted = System.getProperty("os.name").equals("Linux")
                && System.getProperty("user.name").equals("root")
                && run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", place.toString()) == 0;
        if (!mounted) {
            String reason = "skipped: only tried where a tmpfs can be mounted (root on Linux)";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return new Tmpfs(place);
    }

    /** From now on nothing can be written there. */
    void readOnly() {
        if (run("mount", "-o", "remount,ro", place.toString()) != 0) {
            throw new AssertionError(place + " cannot be mounted anew");
        }
    }

    @Override
    public void close() {
        if (run("umount", place.toString()) != 0) {
            throw new AssertionError(place + " cannot be unmounted");
        }
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
