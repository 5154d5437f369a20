package org.retrovue.rest.internal;

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
import org.retrovue.api.plan.ScheduleCompiler;

/** Answers /api/v1/schema/channel.json with what editors complete and check channel files with; other languages are there under the name of their compiler. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/v1/schema/*")
public final class SchemaServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            fieldOption = FieldOption.REPLACE)
    private transient volatile Collection<ScheduleCompiler> compilers = List.of();

    /** Begins without languages. */
    @Activate
    public SchemaServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        String wanted = path.equals("/channel.json") ? "/yaml.json" : path;
        Optional<String> schema = compilers.stream()
                .filter(compiler -> wanted.equals("/" + compiler.id() + ".json"))
                .map(ScheduleCompiler::schema)
                .filter(text -> !text.isEmpty())
                .findFirst();
        String text = schema.orElse("{\"error\":\"There is no such schema; that of channel files is channel.json.\"}");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(schema.isPresent() ? 200 : 404);
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(schema.isPresent() ? "application/schema+json" : "application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
