package org.retrovue.guide.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves the guide at /, the player at /watch/{channel}, and what they are made of at /guide/. Everything comes out of this bundle; the pages ask /api/v1 for what changes. Answers 404 with a page for
 * every address that nobody else has.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
@HttpWhiteboardServletAsyncSupported
public final class PageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** Nothing from elsewhere, nothing inline; blob: is how a player hands pieces to the browser. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final transient Pages pages = new Pages();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(405);
            return;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<Pages.Page> page = pages.find(path);
        if (page.isEmpty()) {
            response.setStatus(404);
        }
        send(page.orElseGet(pages::notFound), request, response);
    }

    private static void send(Pages.Page page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("ETag", page.tag());
        if (page.tag().equals(request.getHeader("If-None-Match")) && response.getStatus() == 200) {
            response.setStatus(304);
            return;
        }
        response.setContentType(page.mediaType());
        response.setContentLength(page.bytes().length);
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(page.bytes());
        }
    }
}
