package org.retrovue.delivery.mpegts.internal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterRegex;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;

/**
 * Serves /channel/{id or number}/live.ts. A filter and not a servlet, because servlet patterns have no place for a name in the middle, and the playlists live under /channel as well.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterRegex("/channel/[^/]+/live\\.ts")
@HttpWhiteboardFilterAsyncSupported
public final class LiveStreams implements Filter {

    private static final Pattern PATH = Pattern.compile("/channel/([A-Za-z0-9][A-Za-z0-9.-]{0,59})/live\\.ts");

    private final Channels channels;
    private final Broadcaster broadcaster;
    private final AtomicLong viewerNumbers = new AtomicLong();

    /**
     * Made by the container.
     *
     * @param channels the channels
     * @param broadcaster feeds the viewers
     */
    @Activate
    public LiveStreams(@Reference Channels channels, @Reference Broadcaster broadcaster) {
        this.channels = channels;
        this.broadcaster = broadcaster;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        Matcher path = PATH.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        Optional<Channel> channel = path.matches() ? channels.find(path.group(1)) : Optional.empty();
        boolean get = request.getMethod().equals("GET");
        if (!get && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            refuse(response, 405, "This address does not know " + request.getMethod() + ".");
        } else if (channel.isEmpty()) {
            refuse(response, 404, "There is no such channel. All are at /api/v1/channels.");
        } else if (broadcaster.full()) {
            response.setHeader("Retry-After", "10");
            refuse(response, 503, "Too many viewers of endless streams.");
        } else {
            response.setContentType(MpegTsDelivery.MEDIA_TYPE);
            if (get) {
                begin(channel.get(), request, response);
            }
        }
    }

    private void begin(Channel channel, HttpServletRequest request, HttpServletResponse response) throws IOException {
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        AtomicReference<StreamViewer> self = new AtomicReference<>();
        ServletOutputStream out = response.getOutputStream();
        StreamConnection connection = new StreamConnection(
                context, out, () -> Optional.ofNullable(self.get()).ifPresent(broadcaster::remove));
        StreamViewer viewer = new StreamViewer(
                channel, "ts-" + viewerNumbers.incrementAndGet() + " " + request.getRemoteAddr(), connection);
        self.set(viewer);
        context.addListener(new Ending(connection));
        out.setWriteListener(connection);
        broadcaster.add(viewer);
    }

    private static void refuse(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getOutputStream().write((message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Closes the connection on our side when the container ends it on its own. */
    private static final class Ending implements AsyncListener {

        private final StreamConnection connection;

        Ending(StreamConnection connection) {
            this.connection = connection;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            connection.close();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            connection.close();
        }

        @Override
        public void onError(AsyncEvent event) {
            connection.close();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
