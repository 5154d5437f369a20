package org.retrovue.playout.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a GOP or sound by all that decides its bytes. */
final class ContentName {
    private final MessageDigest digest;

    ContentName(String kind) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        and(kind);
    }

    ContentName and(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        and(bytes.length); // so that parts cannot run into each other
        digest.update(bytes);
        return this;
    }

    ContentName and(long part) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (part >> shift));
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
