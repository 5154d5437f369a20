package org.retrovue.delivery.hls.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a segment that a request asks for.
 *
 * @param first counted from zero
 * @param length one or more
 */
record ByteRange(int first, int length) {

    private static final Pattern SEVERAL = Pattern.compile("bytes=[0-9 ,-]*,[0-9 ,-]*");
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** A range that has no bytes in this segment, or none that can be understood: HTTP 416. */
    static final class Unsatisfiable extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads a Range header.
     *
     * @param header as sent; absent when the whole is wanted
     * @param size of the segment in bytes
     * @return the range; empty for the whole: no header, another unit, or several ranges (which a server may ignore)
     * @throws Unsatisfiable when nothing of it can be served
     */
    static Optional<ByteRange> of(@Nullable String header, int size) throws Unsatisfiable {
        if (header == null
                || !header.startsWith("bytes=")
                || SEVERAL.matcher(header).matches()) {
            return Optional.empty();
        }
        Matcher matcher = ONE.matcher(header);
        if (!matcher.matches() || header.equals("bytes=-")) {
            throw new Unsatisfiable();
        }
        boolean suffix = matcher.group(1).isEmpty();
        boolean open = matcher.group(2).isEmpty();
        long to = open || suffix ? size - 1L : Math.min(size - 1L, Long.parseLong(matcher.group(2)));
        long from = suffix ? Math.max(0, size - Long.parseLong(matcher.group(2))) : Long.parseLong(matcher.group(1));
        if (from > to) {
            throw new Unsatisfiable();
        }
        return Optional.of(new ByteRange((int) from, (int) (to - from + 1)));
    }

    /** Returns the value of a Content-Range header. */
    String contentRange(int size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
