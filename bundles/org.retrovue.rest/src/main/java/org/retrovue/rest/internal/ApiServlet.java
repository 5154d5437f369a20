package org.retrovue.rest.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.delivery.Delivery;
import org.retrovue.api.face.Records;
import org.retrovue.api.plan.Explanation;
import org.retrovue.api.plan.Explanations;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.playout.Conditioning;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.playout.RenderCache;
import org.retrovue.api.station.Faults;
import org.retrovue.api.station.Station;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers /api/v1 with JSON. Only reads, so it is open to the local network. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/v1/*")
@HttpWhiteboardServletAsyncSupported
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);

    private static final Duration MOST_EVENTS = Duration.ofHours(48);
    private static final Duration MOST_SCHEDULE = Duration.ofDays(8);
    private static final int MOST_ASSETS = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient MasterClock clock;
    private final transient Channels channels;
    private final transient ChannelView channelView;
    private final transient EventView eventView;
    private final transient AssetView assetView;
    private final transient StatusView statusView;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            fieldOption = FieldOption.REPLACE)
    private transient volatile Collection<Delivery> deliveries = List.of();

    private transient volatile @Nullable Explanations explanations;

    /**
     * Made by the container.
     *
     * @param clock the station's time
     * @param station where it lives
     * @param channels the channels
     * @param schedules what is planned
     * @param playout what airs
     * @param cache what is kept of it
     * @param conditioning what is rendered ahead
     * @param catalog the library
     * @param faults what went wrong
     */
    @Activate
    public ApiServlet(
            @Reference MasterClock clock,
            @Reference Station station,
            @Reference Channels channels,
            @Reference Schedules schedules,
            @Reference Playout playout,
            @Reference RenderCache cache,
            @Reference Conditioning conditioning,
            @Reference Catalog catalog,
            @Reference Faults faults) {
        this.clock = clock;
        this.channels = channels;
        channelView = new ChannelView(channels, schedules);
        eventView = new EventView(playout);
        assetView = new AssetView(clock, channels, schedules, catalog);
        statusView = new StatusView(station, channels, schedules, playout, cache, conditioning, catalog, faults);
    }

    /**
     * Called by the container.
     *
     * @param service says why anything is where it is
     */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindExplanations(Explanations service) {
        explanations = service;
    }

    /**
     * Called by the container.
     *
     * @param service is gone
     */
    void unbindExplanations(Explanations service) {
        if (explanations == service) {
            explanations = null;
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
                response.setHeader("Allow", "GET, HEAD");
                throw new Refusal(405, "This address does not know " + request.getMethod() + ".");
            }
            write(request, response, answer(request));
        } catch (Refusal e) {
            response.setStatus(e.status());
            write(request, response, Json.object("error", e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("No answer to {}", request.getRequestURI(), e);
            response.setStatus(500);
            write(request, response, Json.object("error", "The station failed to answer; its log says why."));
        }
    }

    private Map<String, @Nullable Object> answer(HttpServletRequest request) throws Refusal {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        Instant now = clock.now();
        switch (path) {
            case "/clock":
                return Json.object("now", Json.instant(clock.now()), "speed", Json.number(clock.speed()));
            case "/channels":
                return channelView.all(now, deliveries);
            case "/assets":
                return assetView.assets(
                        request.getParameter("query"),
                        request.getParameter("state"),
                        limit(request.getParameter("limit")));
            case "/openapi.json":
                return description();
            case "/status":
                return statusView.status(now, Json.number(clock.speed()));
            default:
                return ofChannel(path.split("/", -1), now, request);
        }
    }

    private Map<String, @Nullable Object> ofChannel(String[] path, Instant now, HttpServletRequest request)
            throws Refusal {
        if (path.length < 3 || path.length > 4 || !path[1].equals("channels")) {
            throw new Refusal(
                    404,
                    "There are /clock, /channels, /channels/{id}/events, /channels/{id}/schedule, "
                            + "/channels/{id}/explain, /assets, /status and /openapi.json.");
        }
        Channel channel = channels.find(path[2])
                .orElseThrow(() -> new Refusal(404, "There is no such channel. All are at /api/v1/channels."));
        switch (path.length == 3 ? "" : path[3]) {
            case "":
                return channelView.channel(channel, now, deliveries);
            case "events":
                return eventView.events(channel, Span.of(request, now, MOST_EVENTS));
            case "schedule":
                return channelView.schedule(channel, Span.of(request, now, MOST_SCHEDULE));
            case "explain":
                return explain(
                        channel, Span.instant("at", request.getParameter("at")).orElse(now));
            default:
                throw new Refusal(404, "A channel has /events, /schedule and /explain.");
        }
    }

    private Map<String, @Nullable Object> explain(Channel channel, Instant at) throws Refusal {
        @Nullable Explanations known = explanations;
        if (known == null) {
            throw new Refusal(503, "Planning is not ready.");
        }
        Explanation why = known.explain(channel.id(), at)
                .orElseThrow(() -> new Refusal(404, "Nothing is planned there, or it is not kept any more."));
        return Records.object(why);
    }

    /** What is asked here and answered, for programs that read that. */
    private static Map<String, @Nullable Object> description() {
        try (InputStream in = ApiServlet.class.getResourceAsStream("/retrovue/openapi.json")) {
            return JSON.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the bundle has its own description", e);
        }
    }

    private static int limit(@Nullable String text) throws Refusal {
        try {
            return text == null ? MOST_ASSETS : Math.max(0, Math.min(MOST_ASSETS * 100, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            throw new Refusal(400, "\"limit\" is a whole number.");
        }
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, Object answer)
            throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(answer);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }
}
