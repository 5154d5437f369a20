package org.retrovue.delivery.hls.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.ChannelFormat;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.channel.Segment;
import org.retrovue.api.channel.SegmentUnavailableException;
import org.retrovue.api.channel.Window;
import org.retrovue.delivery.hls.internal.HlsAddress.What;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves playlists and segments. A face over {@link Channels}: it holds nothing between requests. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/channel/*")
@HttpWhiteboardServletAsyncSupported
public final class HlsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(HlsServlet.class);

    /** A segment is a function of its number, so any cache may keep it; longer than ten minutes nobody asks for it. */
    private static final String KEEP = "public, max-age=600, immutable";

    /** Longer than a whole segment takes from nothing on a busy machine, shorter than players wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** A segment that was not read by then is past. */
    private static final Duration READ_WITHIN = Duration.ofSeconds(30);

    private final transient Channels channels;
    private final transient Fragments fragments = new Fragments();
    private final Duration readWithin;

    /**
     * Made by the container.
     *
     * @param channels the channels
     */
    @Activate
    public HlsServlet(@Reference Channels channels) {
        this(channels, READ_WITHIN);
    }

    HlsServlet(Channels channels, Duration readWithin) {
        this.channels = channels;
        this.readWithin = readWithin;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "Date, Content-Length, Content-Range");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            HlsAddress address = HlsAddress.of(request.getPathInfo());
            if (request.getMethod().equals("OPTIONS")) {
                preflight(response);
            } else if (allowed(address.what(), request.getMethod())) {
                answer(address, request, response);
            } else {
                response.setHeader("Allow", address.what() == What.GOODBYE ? "POST, OPTIONS" : "GET, HEAD, OPTIONS");
                refuse(response, 405, "This address does not know " + request.getMethod() + ".");
            }
        } catch (HlsAddress.Malformed e) {
            refuse(response, e.status(), e.getMessage());
        }
    }

    private static boolean allowed(What what, String method) {
        return what == What.GOODBYE ? method.equals("POST") : method.equals("GET") || method.equals("HEAD");
    }

    /** Browsers ask first before they send a Range header to another origin. */
    private static void preflight(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, POST");
        response.setHeader("Access-Control-Allow-Headers", "Range");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setStatus(204);
    }

    private void answer(HlsAddress address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Channel> channel = channels.find(address.channel());
        if (channel.isEmpty()) {
            refuse(response, 404, "There is no channel \"" + address.channel() + "\". All are at /api/v1/channels.");
            return;
        }
        Optional<ChannelFormat> format = format(channel.get(), address);
        if (format.isEmpty()) {
            refuse(
                    response,
                    404,
                    "Channel " + channel.get().id() + " has no such rendition (any more). All are in "
                            + address.packaging().playlist() + ".");
            return;
        }
        Channel watched = channel.get().in(format.get());
        switch (address.what()) {
            case PLAYLIST:
                if (address.format().isEmpty() && !channel.get().renditions().isEmpty()) {
                    multivariant(channel.get(), address.packaging(), request, response);
                } else {
                    playlist(watched, address.packaging(), request, response);
                }
                break;
            case INITIALISATION:
                initialisation(watched, request, response);
                break;
            case SEGMENT:
                segment(watched, address, request, response);
                break;
            case GOODBYE:
                Viewer.token(request).ifPresent(viewer -> channels.left(channel.get(), viewer));
                response.setStatus(204);
                break;
        }
    }

    private static Optional<ChannelFormat> format(Channel channel, HlsAddress address) {
        return address.format().isEmpty()
                ? Optional.of(channel.format())
                : channel.formats().stream()
                        .filter(format -> format.key().equals(address.format()))
                        .findFirst();
    }

    /** Lists the formats. Makes no viewer: a player that goes on asks for one of them. */
    private void multivariant(
            Channel channel, Packaging packaging, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String query = Viewer.token(request)
                .map(token -> "?" + Viewer.PARAMETER + "=" + token)
                .orElse("");
        write(Multivariant.of(channel, packaging, channels::codecs, query), request, response);
    }

    private void write(String playlist, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] text = playlist.getBytes(StandardCharsets.UTF_8);
        response.setContentType(Playlist.MEDIA_TYPE);
        response.setContentLength(text.length);
        send(request, response, text, new ByteRange(0, text.length));
    }

    private void playlist(
            Channel channel, Packaging packaging, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (request.getMethod().equals("GET")) {
            begin(channel, Viewer.of(request));
        }
        write(Playlist.of(channels.window(channel), packaging), request, response);
    }

    /** Notes a viewer. One that comes first waits here until there is a picture, not after the playlist was written. */
    private void begin(Channel channel, String viewer) {
        channels.watching(channel, viewer, HlsDelivery.ID);
        try {
            channels.awaitPicture(channel, PATIENCE);
        } catch (SegmentUnavailableException e) {
            LOG.debug("The playlist goes out before there is a picture: {}", e.getMessage());
        }
    }

    /** Returns the segment that is on the air, the nearest where the window does not reach. */
    private static long onAir(Window window) {
        return window.segments().stream()
                .filter(place -> !place.start().isAfter(window.now()))
                .mapToLong(Segment.Place::number)
                .max()
                .orElse(window.segments().get(0).number());
    }

    /** Writes what a player of MP4 reads first. Not to be kept: it changes with the format in the channel's file. */
    private void initialisation(Channel channel, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            long number = onAir(channels.window(channel));
            Segment segment = channels.segment(channel, number, PATIENCE);
            byte[] bytes = new FragmentedMp4(channel.format()).initialisation(segment.bytes());
            response.setContentType(Packaging.MP4.mediaType());
            response.setContentLength(bytes.length);
            send(request, response, bytes, new ByteRange(0, bytes.length));
        } catch (SegmentUnavailableException e) {
            refuse(response, e);
        }
    }

    private void segment(Channel channel, HlsAddress address, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Segment segment;
        try {
            segment = channels.segment(channel, address.segment(), PATIENCE);
        } catch (SegmentUnavailableException e) {
            refuse(response, e);
            return;
        }
        byte[] bytes = address.packaging() == Packaging.TS ? segment.bytes() : fragments.of(channel.format(), segment);
        response.setHeader("Accept-Ranges", "bytes");
        try {
            Optional<ByteRange> asked = ByteRange.of(request.getHeader("Range"), bytes.length);
            ByteRange range = asked.orElse(new ByteRange(0, bytes.length));
            asked.ifPresent(r -> {
                response.setStatus(206);
                response.setHeader("Content-Range", r.contentRange(bytes.length));
            });
            response.setHeader("Cache-Control", KEEP);
            response.setContentType(address.packaging().mediaType());
            response.setContentLength(range.length());
            send(request, response, bytes, range);
        } catch (ByteRange.Unsatisfiable e) {
            response.setHeader("Content-Range", "bytes */" + bytes.length);
            refuse(response, 416, "The segment has " + bytes.length + " bytes; no such range.");
        }
    }

    private void send(HttpServletRequest request, HttpServletResponse response, byte[] bytes, ByteRange range)
            throws IOException {
        if (request.getMethod().equals("GET")) {
            Body.send(request, response, bytes, range, readWithin);
        }
    }

    private static void refuse(HttpServletResponse response, SegmentUnavailableException e) throws IOException {
        switch (e.reason()) {
            case GONE:
                refuse(response, 410, e.getMessage());
                break;
            case NOT_YET:
                refuse(response, 404, e.getMessage());
                break;
            case LATE:
                response.setHeader("Retry-After", "1");
                refuse(response, 503, e.getMessage());
                break;
        }
    }

    private static void refuse(HttpServletResponse response, int status, @Nullable String message) throws IOException {
        byte[] text = (message + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
