package org.retrovue.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.Test;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler;

public final class SchemaServletTest {
    @Test
    public void theSchemaOfChannelFilesIsThere() throws Exception {
        SchemaServlet servlet = new SchemaServlet();
        Field compilers = SchemaServlet.class.getDeclaredField("compilers");
        compilers.setAccessible(true);
        compilers.set(servlet, List.<ScheduleCompiler>of(new Language()));
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler handler = new ServletContextHandler("/");
        handler.addServlet(new ServletHolder(servlet), "/api/v1/schema/*");
        server.setHandler(handler);
        server.start();
        try {
            HttpResponse<String> schema = get(connector.getLocalPort(), "channel.json");
            assertThat(schema.statusCode()).isEqualTo(200);
            assertThat(schema.body()).isEqualTo("{\"type\":\"object\"}");
            assertThat(schema.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/schema+json");
            assertThat(get(connector.getLocalPort(), "other.json").statusCode()).isEqualTo(404);
        } finally {
            server.stop();
        }
    }

    private static HttpResponse<String> get(int port, String name) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + "/api/v1/schema/" + name);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static final class Language implements ScheduleCompiler {
        @Override
        public String id() {
            return "yaml";
        }

        @Override
        public String schema() {
            return "{\"type\":\"object\"}";
        }

        @Override
        public Reading read(PlanText text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Compilation compile(Request request) {
            throw new UnsupportedOperationException();
        }
    }
}
