package org.retrovue.console.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.catalog.Catalog;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Schedules;
import org.retrovue.api.playout.Conditioning;
import org.retrovue.api.playout.Playout;
import org.retrovue.api.playout.RenderCache;
import org.retrovue.api.station.Faults;

/** The page "RetroVue" of the web console: channels, viewers, runway, horizons, faults, cache. Refreshes itself. Behind the console's login. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=retrovue",
            "felix.webconsole.title=RetroVue",
            "felix.webconsole.category=RetroVue"
        })
public final class StationPage extends AbstractServlet {

    private static final long serialVersionUID = 1L;

    private final transient MasterClock clock;
    private final transient StationTables tables;

    /**
     * Made by the container.
     *
     * @param clock the station's time
     * @param channels the channels
     * @param schedules what is planned
     * @param playout what airs
     * @param cache what is kept of it
     * @param conditioning what is rendered ahead
     * @param catalog the library
     * @param faults what went wrong
     */
    @Activate
    public StationPage(
            @Reference MasterClock clock,
            @Reference Channels channels,
            @Reference Schedules schedules,
            @Reference Playout playout,
            @Reference RenderCache cache,
            @Reference Conditioning conditioning,
            @Reference Catalog catalog,
            @Reference Faults faults) {
        this.clock = clock;
        tables = new StationTables(channels, schedules, playout, cache, conditioning, catalog, faults);
    }

    @Override
    public void renderContent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        out.println(Html.HEAD);
        out.println("<p id=\"retrovue-late\"></p>");
        out.println(tables.at(clock.now()));
        out.println("<script src=\"${pluginRoot}/res/refresh.js\"></script>");
    }
}
