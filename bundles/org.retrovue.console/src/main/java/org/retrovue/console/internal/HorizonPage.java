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
import org.retrovue.api.channel.Channels;
import org.retrovue.api.clock.MasterClock;
import org.retrovue.api.plan.Schedules;

/** The page "Horizon" of the web console: how far each channel is planned, what failed, and what changed last. Refreshes itself. Behind the console's login. */
@Component(
        service = Servlet.class,
        property = {
            "felix.webconsole.label=retrovue-horizon",
            "felix.webconsole.title=Horizon",
            "felix.webconsole.category=RetroVue"
        })
public final class HorizonPage extends AbstractServlet {

    private static final long serialVersionUID = 1L;

    private final transient MasterClock clock;
    private final transient HorizonTables tables;

    /**
     * Made by the container.
     *
     * @param clock the station's time
     * @param channels the channels
     * @param schedules what is planned
     */
    @Activate
    public HorizonPage(@Reference MasterClock clock, @Reference Channels channels, @Reference Schedules schedules) {
        this.clock = clock;
        tables = new HorizonTables(channels, schedules);
    }

    @Override
    public void renderContent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        out.println(Html.HEAD);
        out.println("<link rel=\"stylesheet\" href=\"${pluginRoot}/res/preview.css\">");
        out.println("<p id=\"retrovue-late\"></p>");
        out.println(tables.at(clock.now()));
        out.println("<script src=\"${pluginRoot}/res/refresh.js\"></script>");
    }
}
