package org.retrovue.delivery.hls.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps out of the log what is no fault of anybody's: players and browsers go away in the middle of an answer all the time. Stands before all pages of the station. */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class DepartedClients implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(DepartedClients.class);

    /** What Jetty throws when an answer cannot be written; its package is not ours to import. */
    static final String GONE = "org.eclipse.jetty.io.EofException";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (EOFException e) {
            if (!e.getClass().getName().equals(GONE)) {
                throw e;
            }
            LOG.debug("{} was not waited for: {}", ((HttpServletRequest) request).getRequestURI(), e.toString());
        }
    }
}
