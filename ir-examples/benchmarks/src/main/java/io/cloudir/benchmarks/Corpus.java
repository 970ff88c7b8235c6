package io.cloudir.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * CloudTrail records drawn from shapes: which fields a call has, how they are nested and about how long their values are, is
 * as in real logs; every value is made up. The same seed gives the same bytes. The rare calls of the last shapes fire rules.
 */
final class Corpus {
    private static final Pattern HOLE = Pattern.compile("@\\{([a-z0-9]+)}");
    private static final int PEOPLE = 300;

    /** How many shapes at the end fire rules. */
    private static final int RARE = 3;

    /** How many addresses one of them comes from. */
    private static final int ADDRESSES = 2;

    private static final List<String> WORDS = List.of(
            "orders", "billing", "search", "gateway", "ingest", "reports", "catalog", "payments", "session", "media");
    private static final List<String> SERVICES = List.of("ec2", "lambda", "ecs-tasks", "autoscaling", "config", "eks");
    private static final List<String> REGIONS =
            List.of("us-east-1", "us-east-1", "us-east-1", "eu-west-1", "us-west-2");
    private static final List<String> AGENTS = List.of(
            "aws-sdk-java/2.25.10 Linux/6.1.79 OpenJDK_64-Bit_Server_VM/17.0.10+7-LTS Java/17.0.10 vendor/Amazon.com_Inc."
                    + " exec-env/AWS_ECS_FARGATE io/sync http/Apache cfg/retry-mode/legacy",
            "Boto3/1.34.55 md/Botocore#1.34.55 ua/2.0 os/linux#5.10.209 md/arch#x86_64 lang/python#3.11.8",
            "aws-cli/2.15.25 Python/3.11.8 Linux/6.5.0 exe/x86_64.ubuntu.22 prompt/off command/ec2.describe-instances",
            "APN/1.0 HashiCorp/1.0 Terraform/1.7.4 (+https://www.terraform.io) terraform-provider-aws/5.39.0",
            "console.amazonaws.com");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final SplittableRandom random;
    private final String[] shapes;
    private final int[] upTo;
    private final List<byte[]> records = new ArrayList<>();
    private long second = 1_772_528_400L;

    private Corpus(long seed, int leftOut) {
        random = new SplittableRandom(seed);
        String[] lines = shapes().split("\n", -1);
        int last = lines.length - 1 - leftOut;
        shapes = new String[last];
        upTo = new int[last];
        int sum = 0;
        for (int at = 0; at < last; at++) {
            int blank = lines[at].indexOf(' ');
            sum += Integer.parseInt(lines[at].substring(0, blank));
            upTo[at] = sum;
            shapes[at] = lines[at].substring(blank + 1);
        }
    }

    /** Some records, in the order of time. */
    static List<byte[]> records(long seed, int count) {
        return records(seed, count, 0);
    }

    /** Records that fire no rule. */
    static List<byte[]> quiet(long seed, int count) {
        return records(seed, count, RARE);
    }

    private static List<byte[]> records(long seed, int count, int leftOut) {
        Corpus corpus = new Corpus(seed, leftOut);
        for (int at = 0; at < count; at++) {
            corpus.records.add(corpus.next());
        }
        return corpus.records;
    }

    /** Records one a line. */
    static byte[] lines(List<byte[]> records) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] record : records) {
            lines.writeBytes(record);
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private byte[] next() {
        second += random.nextInt(2);
        int drawn = random.nextInt(upTo[upTo.length - 1]);
        int shape = 0;
        while (upTo[shape] <= drawn) {
            shape++;
        }
        int person = skewed(PEOPLE);
        String account = Integer.toString(100_000_001 + person % 7) + "123";
        String region = REGIONS.get(random.nextInt(REGIONS.size()));
        return HOLE.matcher(shapes[shape])
                .replaceAll(hole -> value(hole, person, account, region))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String value(MatchResult hole, int person, String account, String region) {
        return switch (hole.group(1)) {
            case "account" -> account;
            case "region" -> region;
            case "time" -> Instant.ofEpochSecond(second).toString();
            case "user" -> "person" + person;
            case "role" -> WORDS.get(person % WORDS.size()) + "-task-role-" + person;
            case "session" -> "task-" + hex(16, new SplittableRandom(person));
            case "aroa" -> "AROA" + letters(17, new SplittableRandom(person));
            case "aida" -> "AIDA" + letters(17, new SplittableRandom(person));
            case "akia" -> "AKIAEXAMPLE" + letters(9, new SplittableRandom(person));
            case "asia" -> "ASIAEXAMPLE" + letters(9, random);
            case "ip" -> "198." + (18 + person % 2) + "." + random.nextInt(ADDRESSES) + "." + person % 256;
            case "svc" -> SERVICES.get(person % SERVICES.size());
            case "agent" -> AGENTS.get(person % AGENTS.size());
            case "bucket" -> WORDS.get(person % WORDS.size()) + "-data-" + account + "-" + region;
            case "path" -> WORDS.get(random.nextInt(WORDS.size())) + "/year=2026/month=03/part-" + hex(24, random);
            case "word" -> WORDS.get(random.nextInt(WORDS.size()));
            case "uuid" ->
                hex(8, random) + "-" + hex(4, random) + "-" + hex(4, random) + "-" + hex(4, random) + "-"
                        + hex(12, random);
            case "hex" -> "0" + hex(16, random);
            case "byte" -> Integer.toString(random.nextInt(256));
            case "int" -> Integer.toString(random.nextInt(1_000_000));
            case "long64" -> letters(64, random);
            case "long" -> letters(360, random);
            default -> throw new IllegalStateException("no value for the hole " + hole.group());
        };
    }

    /** Few are often met, many seldom. */
    private int skewed(int count) {
        double drawn = random.nextDouble();
        return (int) (drawn * drawn * drawn * count);
    }

    private static String hex(int length, SplittableRandom random) {
        StringBuilder text = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private static String letters(int length, SplittableRandom random) {
        StringBuilder text = new StringBuilder(length);
        for (int at = 0; at < length; at++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String shapes() {
        try (InputStream in = Corpus.class.getResourceAsStream("cloudtrail-shapes.txt")) {
            return new String(Objects.requireNonNull(in, "shapes").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
