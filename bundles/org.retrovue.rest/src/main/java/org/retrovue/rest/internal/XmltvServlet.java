package org.retrovue.rest.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.catalog.CatalogSnapshot;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.ScheduleEntry;
import org.retrovue.api.plan.Schedules;

/** Answers /iptv/xmltv.xml: what is planned on all channels, as IPTV apps read it. Reads what is planned, plans nothing. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/iptv/xmltv.xml")
public final class XmltvServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Duration BEFORE = Duration.ofHours(6);
    private static final Duration AHEAD = Duration.ofDays(8);

    private final transient MasterClock clock;
    private final transient Channels channels;
    private final transient Schedules schedules;
    private final transient Catalog catalog;

    /**
     * Made by the container.
     *
     * @param clock the station's time
     * @param channels the channels
     * @param schedules what is planned
     * @param catalog the library
     */
    @Activate
    public XmltvServlet(
            @Reference MasterClock clock,
            @Reference Channels channels,
            @Reference Schedules schedules,
            @Reference Catalog catalog) {
        this.clock = clock;
        this.channels = channels;
        this.schedules = schedules;
        this.catalog = catalog;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/xml; charset=utf-8");
        PrintWriter to = response.getWriter();
        CatalogSnapshot snapshot = catalog.snapshot();
        Xmltv guide = new Xmltv(snapshot::asset, base(request));
        List<Channel> all = channels.all();
        all.forEach(guide::channel);
        Instant now = clock.now();
        for (Channel channel : all) {
            List<ScheduleEntry> entries = schedules.entries(channel.id(), now.minus(BEFORE), now.plus(AHEAD));
            guide.programmes(channel, Listings.of(entries));
            to.print(guide.taken());
            if (to.checkError()) {
                return; // nobody reads any more
            }
        }
        to.print(guide);
    }

    private static String base(HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }
}
