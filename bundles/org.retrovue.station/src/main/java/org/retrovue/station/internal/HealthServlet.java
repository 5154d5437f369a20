package org.retrovue.station.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /health}: whether the station lives (it answers) and whether it is ready, as JSON; open to all. {@code /health/ready} answers 503
 * while it is not ready, {@code /health/live} always 200.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/health", "/health/live", "/health/ready"})
public final class HealthServlet extends HttpServlet {

    /** Tag of the checks that decide readiness; a plug-in may add its own. */
    static final String READINESS = "readiness";

    private static final long serialVersionUID = 1L;

    private final transient SortedMap<String, HealthCheck> checks = new ConcurrentSkipListMap<>();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(hc.tags=" + READINESS + ")",
            unbind = "removeCheck")
    void addCheck(HealthCheck check, Map<String, Object> properties) {
        checks.put(name(properties), check);
    }

    void removeCheck(HealthCheck check, Map<String, Object> properties) {
        checks.remove(name(properties), check);
    }

    private static String name(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault("hc.name", "check " + properties.get("service.id")));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Check> results = new ArrayList<>();
        checks.forEach((name, check) -> results.add(run(name, check)));
        boolean ready = !results.isEmpty() && results.stream().allMatch(Check::ready);
        response.setStatus(!ready && request.getServletPath().endsWith("/ready") ? 503 : 200);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json(ready, results).getBytes(StandardCharsets.UTF_8));
    }

    private static Check run(String name, HealthCheck check) {
        try {
            Result result = check.execute();
            StringBuilder message = new StringBuilder();
            for (ResultLog.Entry entry : result) {
                message.append(message.isEmpty() ? "" : " ").append(entry.getMessage());
            }
            return new Check(name, result.getStatus(), message.toString());
        } catch (RuntimeException | LinkageError e) {
            return new Check(name, Result.Status.HEALTH_CHECK_ERROR, "The check failed: " + e);
        }
    }

    static String json(boolean ready, List<Check> results) {
        StringBuilder json =
                new StringBuilder("{\"live\": true, \"ready\": ").append(ready).append(", \"checks\": [");
        for (Check check : results) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ", ")
                    .append("{\"name\": ")
                    .append(quoted(check.name()))
                    .append(", \"status\": ")
                    .append(quoted(check.status().name()))
                    .append(", \"message\": ")
                    .append(quoted(check.message()))
                    .append('}');
        }
        return json.append("]}\n").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /** What one check said. */
    record Check(String name, Result.Status status, String message) {
        boolean ready() {
            return status == Result.Status.OK || status == Result.Status.WARN;
        }
    }
}
