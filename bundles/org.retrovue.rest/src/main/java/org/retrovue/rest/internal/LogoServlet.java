package org.retrovue.rest.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.station.Station;

/** Serves the logos of channels that are files beside the channel files, at /iptv/logo/{channel}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern(Logos.PATH + "*")
public final class LogoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Channels channels;
    private final transient Path folder;

    /**
     * Made by the container.
     *
     * @param channels the channels
     * @param station where their files are
     */
    @Activate
    public LogoServlet(@Reference Channels channels, @Reference Station station) {
        this.channels = channels;
        folder = station.folder("channels");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Optional<Logos.Logo> logo = channels.find(id).flatMap(channel -> Logos.file(channel, folder));
        if (logo.isEmpty()) {
            response.setStatus(404);
            response.setContentType("text/plain; charset=utf-8");
            response.getWriter().println("This channel has no logo here.");
            return;
        }
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "max-age=300");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // A drawing may hold scripts: it is shown and never run.
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        response.setContentType(logo.get().mediaType());
        Files.copy(logo.get().file(), response.getOutputStream());
    }
}
