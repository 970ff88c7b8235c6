package io.cloudir.cloud.simulated.day;

import io.cloudir.model.Digest;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Chance that is the same for the same seed. */
final class Chance {
    private static final int HEX_OF_LONG = 15;

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** The chance of a seed and a purpose, so that more of one thing does not move another. */
    static Chance of(long seed, String purpose) {
        String hex = Digest.ofText(seed + "\n" + purpose).hex().substring(0, HEX_OF_LONG);
        return new Chance(new SplittableRandom(Long.parseLong(hex, 16)));
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** From {@code least} to {@code most}, both possible. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    long between(long least, long most) {
        return least + (long) ((most - least) * random.nextDouble());
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    String hex(int digits) {
        StringBuilder text = new StringBuilder();
        while (text.length() < digits) {
            text.append(String.format(Locale.ROOT, "%016x", random.nextLong()));
        }
        return text.substring(0, digits);
    }
}
