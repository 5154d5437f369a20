package org.retrovue.delivery.mpegts.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Channels;
import org.retrovue.api.delivery.Delivery;

/** Serves /iptv/channels.m3u: the list of channels that IPTV apps read. With {@code ?delivery=hls} it names playlists instead of endless streams. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/iptv/channels.m3u")
public final class ChannelList extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Channels channels;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            fieldOption = FieldOption.REPLACE)
    private transient volatile Collection<Delivery> deliveries = List.of();

    /**
     * Made by the container.
     *
     * @param channels the channels
     */
    @Activate
    public ChannelList(@Reference Channels channels) {
        this.channels = channels;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String wanted = Optional.ofNullable(request.getParameter("delivery")).orElse(MpegTsDelivery.ID);
        Optional<Delivery> delivery =
                deliveries.stream().filter(d -> d.id().equals(wanted)).findFirst();
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "no-store");
        response.setCharacterEncoding("UTF-8");
        if (delivery.isEmpty()) {
            response.setStatus(400);
            response.setContentType("text/plain");
            response.getWriter()
                    .println("There is no such delivery; there are "
                            + deliveries.stream().map(Delivery::id).sorted().toList());
            return;
        }
        response.setContentType("audio/x-mpegurl");
        response.getOutputStream()
                .write(text(channels.all(), delivery.get(), base(request)).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns where the reader found this station: the list must work from where it was read. */
    private static String base(HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    /** Writes the list. */
    static String text(List<Channel> all, Delivery delivery, String base) {
        StringBuilder text = new StringBuilder("#EXTM3U x-tvg-url=\"" + base + "/iptv/xmltv.xml\"\n");
        for (Channel channel : all) {
            String name = plain(channel.name());
            delivery.addresses(channel).stream().limit(1).forEach(address -> text.append("#EXTINF:-1 tvg-id=\"")
                    .append(channel.id())
                    .append("\" tvg-chno=\"")
                    .append(channel.number())
                    .append("\" tvg-name=\"")
                    .append(name)
                    .append(logo(channel, base))
                    .append("\" group-title=\"")
                    .append(group(channel))
                    .append("\",")
                    .append(name)
                    .append('\n')
                    .append(base)
                    .append(address.path())
                    .append('\n'));
        }
        return text.toString();
    }

    private static String group(Channel channel) {
        String group = plain(channel.listing().group());
        return group.isEmpty() ? "RetroVue" : group;
    }

    /** The logo's own address, or where this station serves the file. */
    private static String logo(Channel channel, String base) {
        String logo = plain(channel.listing().logo());
        String address = logo.isEmpty() || logo.startsWith("http://") || logo.startsWith("https://")
                ? logo
                : base + "/iptv/logo/" + channel.id();
        return address.isEmpty() ? "" : "\" tvg-logo=\"" + address;
    }

    /** Takes out what would end an attribute or a line. */
    private static String plain(String name) {
        return name.replaceAll("[\\p{Cntrl}\"]", " ").strip();
    }
}
