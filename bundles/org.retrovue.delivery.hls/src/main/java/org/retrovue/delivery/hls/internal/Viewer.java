package org.retrovue.delivery.hls.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells playlist clients apart without cookies. */
final class Viewer {

    /** The query parameter with which a player names itself. */
    static final String PARAMETER = "v";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST_AGENT = 200;

    private Viewer() {}

    /**
     * Returns who asks: the token of the request, or its address and player, so that a player that names itself nowhere counts once however often it asks.
     */
    static String of(HttpServletRequest request) {
        return token(request).orElseGet(() -> {
            String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
            return request.getRemoteAddr() + " " + agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
        });
    }

    /** Returns the token of the request, if it has a good one. */
    static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PARAMETER))
                .filter(token -> TOKEN.matcher(token).matches());
    }
}
