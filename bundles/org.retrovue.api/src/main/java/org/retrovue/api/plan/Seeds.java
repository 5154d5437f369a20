package org.retrovue.api.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Chance that is the same everywhere: numbers out of SHA-256, never out of a language's hash. The one place where planning's seeds and digests are made. */
public final class Seeds {
    private Seeds() {}

    /**
     * Returns a number made of the parts.
     *
     * @param parts what it depends on; their texts count, and their order
     * @return any long, the same on any machine
     */
    public static long of(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append('\n');
        }
        byte[] digest = sha256(text.toString());
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | (digest[i] & 0xff);
        }
        return value;
    }

    /**
     * Names a text by its content.
     *
     * @param text any text
     * @return hex SHA-256 of its UTF-8 bytes
     */
    public static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
