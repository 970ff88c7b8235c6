package io.cloudir.benchmarks;

import io.cloudir.detect.RuleDocument;
import io.cloudir.detect.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules that are measured: the shipped ones, and all cloud rules of SigmaHQ from wherever a checkout of them is. */
final class Rules {
    /** The folder {@code rules/cloud} of SigmaHQ's repository; it is read, nothing of it is kept. */
    private static final String FOLDER = "CLOUDIR_SIGMA";

    private static final List<String> SHIPPED = List.of(
            "aws/behaviour",
            "aws/data",
            "aws/destruction",
            "aws/errors",
            "aws/execution",
            "aws/identity",
            "aws/logging",
            "aws/logins",
            "aws/surges",
            "gcp/behaviour",
            "gcp/data",
            "gcp/destruction",
            "gcp/errors",
            "gcp/execution",
            "gcp/identity",
            "gcp/logging",
            "gcp/logins",
            "gcp/network",
            "gcp/surges");

    /** Documents that count others, or are counted by them. */
    private static final Pattern WINDOWED = Pattern.compile("(?m)^(correlation|name):");

    /** Fires for every call that a role makes, so for most of a log: it would measure how signals are written. */
    private static final String EVERY_ROLE = "aws_sts_assumerole_misuse";

    private static final Map<String, List<String>> PLACEHOLDERS =
            Map.of("Administrators", List.of("admin*"), "Workstations", List.of("ws-*"));

    private Rules() {}

    /** All of them. */
    static RuleSet all() {
        return RuleSet.shipped().withPlaceholders(PLACEHOLDERS).with(sigma());
    }

    /** Those that look at single records and speak for themselves. */
    static RuleSet single() {
        List<RuleDocument> documents = new ArrayList<>(sigma());
        for (String file : SHIPPED) {
            for (String document : shipped(file).split("(?m)^---$", -1)) {
                if (!WINDOWED.matcher(document).find()) {
                    documents.add(new RuleDocument(file, document));
                }
            }
        }
        return RuleSet.none().withPlaceholders(PLACEHOLDERS).with(documents);
    }

    private static List<RuleDocument> sigma() {
        String folder = System.getenv(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("set " + FOLDER + " to the folder rules/cloud of SigmaHQ's repository");
        }
        try {
            return RuleDocument.read(Path.of(folder)).stream()
                    .filter(document -> !document.name().contains(EVERY_ROLE))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shipped(String file) {
        try (InputStream in = RuleSet.class.getResourceAsStream("rules/" + file + ".yml")) {
            if (in == null) {
                throw new IllegalStateException("no shipped rules " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
