package org.retrovue.rest.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.retrovue.api.channel.Channels;

/** Answers /health: 200 as long as the station lives; /health/ready: 200 once channels can be watched, 503 before. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/health", "/health/ready"})
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Channels channels;

    /**
     * Made by the container.
     *
     * @param channels the channels, once they are there
     */
    @Activate
    public HealthServlet(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Channels channels) {
        this.channels = channels;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean ready = channels != null;
        boolean asked = request.getServletPath().endsWith("/ready");
        response.setStatus(asked && !ready ? 503 : 200);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.getOutputStream()
                .write(("{\"status\":\"up\",\"ready\":" + ready + "}").getBytes(StandardCharsets.UTF_8));
    }
}
