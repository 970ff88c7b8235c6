package io.cloudir.telemetry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Small CloudTrail records, whole and intact, for tests to lay out and to damage. */
final class SampleTrail {
    private SampleTrail() {}

    static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    static String record(int number) {
        return record(number, "");
    }

    /** A record with more members behind its own, each beginning with a comma. */
    static String record(int number, String more) {
        return """
                {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/alice",\
                "accountId":"123456789012","accessKeyId":"AKIAIOSFODNN7EXAMPLE","userName":"alice"},\
                "eventTime":"2026-01-31T12:00:%02dZ","eventSource":"iam.amazonaws.com","eventName":"CreateUser",\
                "awsRegion":"us-east-1","sourceIPAddress":"192.0.2.7","userAgent":"aws-cli/2 \\"quoted\\" {[",\
                "requestParameters":{"userName":"bob","tags":[]},"responseElements":null,"readOnly":false,\
                "eventID":"%s","recipientAccountId":"123456789012"%s}""".formatted(number % 60, id(number), more);
    }

    static String document(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(SampleTrail::record)
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(SampleTrail::record).collect(Collectors.joining("\n", "", "\n"));
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] gzip(String plain) {
        return gzip(utf8(plain));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
