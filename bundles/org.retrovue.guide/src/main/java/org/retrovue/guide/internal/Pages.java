package org.retrovue.guide.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the pages, read from this bundle once. Only names of a plain form are looked up, so no path leads out of it. */
final class Pages {

    private static final Pattern NAME =
            Pattern.compile("/guide/((?:hls/)?[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:js|css|svg|html|webmanifest))");
    private static final Pattern WATCH = Pattern.compile("/watch/[A-Za-z0-9][A-Za-z0-9.-]{0,59}/?");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");

    private final Map<String, Page> known = new ConcurrentHashMap<>();

    /**
     * A file as it is sent.
     *
     * @param bytes its content; not to be changed
     * @param mediaType its type
     * @param tag changes when the content does
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Page(byte[] bytes, String mediaType, String tag) {}

    /**
     * Finds what stands at an address.
     *
     * @param path as it was asked for
     * @return the page, if there is one
     */
    Optional<Page> find(String path) {
        if (path.equals("/") || path.equals("/index.html")) {
            return read("guide.html");
        }
        if (WATCH.matcher(path).matches()) {
            return read("watch.html");
        }
        if (path.equals("/favicon.ico")) {
            return read("icon.svg");
        }
        var name = NAME.matcher(path);
        return name.matches() ? read(name.group(1)) : Optional.empty();
    }

    /** Returns the page for addresses that lead nowhere. */
    Page notFound() {
        return read("lost.html").orElseThrow();
    }

    private Optional<Page> read(String name) {
        Page page = known.get(name);
        if (page == null) {
            try (InputStream in = Pages.class.getResourceAsStream("/web/" + name)) {
                if (in == null) {
                    return Optional.empty();
                }
                byte[] bytes = in.readAllBytes();
                String type = MEDIA_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
                page = new Page(bytes, type, tag(bytes));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + name + " from the guide's bundle", e);
            }
            known.put(name, page);
        }
        return Optional.of(page);
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
