package io.cloudir.detect.sigma;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** How a text is written before it is looked for. */
enum Encoding {
    UTF16LE("utf16le", "wide"),
    UTF16BE("utf16be", ""),
    /** Little-endian behind a byte order mark. */
    UTF16("utf16", ""),
    BASE64("base64", ""),
    /** Base64 of a longer text in which the text begins at any of the three places that a byte can have. */
    BASE64OFFSET("base64offset", "");

    private static final int[] START = {0, 2, 3};
    private static final int[] CUT = {0, 3, 2};

    private final String code;
    private final String otherCode;

    Encoding(String code, String otherCode) {
        this.code = code;
        this.otherCode = otherCode;
    }

    /** Sigma's words for it. */
    List<String> codes() {
        return otherCode.isEmpty() ? List.of(code) : List.of(code, otherCode);
    }

    static Optional<Encoding> ofCode(String code) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.codes().contains(code))
                .findFirst();
    }

    /** Whether a chain ends in Base64 and begins with at most one width. */
    static boolean fit(List<Encoding> chain) {
        int last = chain.size() - 1;
        return chain.get(last).isBase64()
                && (last == 0 || (last == 1 && !chain.get(0).isBase64()));
    }

    private boolean isBase64() {
        return this == BASE64 || this == BASE64OFFSET;
    }

    /** What a text becomes by a chain that {@link #fit fits}: any of these. */
    static List<String> apply(List<Encoding> chain, String text) {
        byte[] bytes = chain.size() == 1
                ? text.getBytes(StandardCharsets.UTF_8)
                : chain.get(0).widen(text);
        return chain.get(chain.size() - 1) == BASE64
                ? List.of(Base64.getEncoder().encodeToString(bytes))
                : List.of(offset(bytes, 0), offset(bytes, 1), offset(bytes, 2));
    }

    private byte[] widen(String text) {
        Charset charset = this == UTF16BE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return (this == UTF16 ? "\uFEFF" + text : text).getBytes(charset);
    }

    /** The characters that depend on these bytes alone, whatever stands before and behind them. */
    private static String offset(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String encoded = Base64.getEncoder().encodeToString(shifted);
        return encoded.substring(START[before], Math.max(START[before], encoded.length() - CUT[shifted.length % 3]));
    }
}
