package org.retrovue.delivery.hls.internal;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.retrovue.api.clock.MonotonicClock;

/** Answers 429 to an address that asks far more often than any player does, before any work is done for it. Stands before all pages of the station. */
@Component(service = Filter.class, configurationPid = FloodGate.PID)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
@Designate(ocd = FloodGate.Config.class)
public final class FloodGate implements Filter {

    /** The configuration's name. */
    static final String PID = "org.retrovue.delivery.flood";

    /** How much is too much. A player asks about once a second, a guide page twenty times when it opens. */
    @ObjectClassDefinition(name = "RetroVue floods", description = "Answers 429 to an address that asks too often.")
    public @interface Config {
        /** Sustained rate. */
        @AttributeDefinition(name = "Requests", description = "That an address may send in a second, for ever.")
        int requests_per_second() default 200;

        /** Burst. */
        @AttributeDefinition(name = "Burst", description = "Requests that an address may send at once.")
        int burst() default 2000;
    }

    private static final int MOST_ADDRESSES = 10_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final MonotonicClock clock;
    private final int burst;
    private final long nanosPerRequest;

    /** Per address, when its allowance would be whole again, in nanoseconds of the clock; the longest idle goes first. */
    private final Map<String, Long> wholeAt = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /**
     * Made by the container.
     *
     * @param config how much is too much
     * @param clock measures
     */
    @Activate
    public FloodGate(Config config, @Reference MonotonicClock clock) {
        this(clock, config.requests_per_second(), config.burst());
    }

    FloodGate(MonotonicClock clock, int requestsPerSecond, int burst) {
        this.clock = clock;
        this.burst = Math.max(1, burst);
        nanosPerRequest = NANOS_PER_SECOND / Math.max(1, requestsPerSecond);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (admits(request.getRemoteAddr())) {
            chain.doFilter(request, response);
        } else {
            HttpServletResponse answer = (HttpServletResponse) response;
            answer.setHeader("Retry-After", "1");
            answer.setStatus(429);
        }
    }

    /** Counts a request of an address and tells whether it is within bounds. */
    synchronized boolean admits(String address) {
        long now = clock.nanos();
        long whole = Math.max(now, wholeAt.getOrDefault(address, now));
        if (whole - now > (burst - 1) * nanosPerRequest) {
            return false;
        }
        wholeAt.put(address, whole + nanosPerRequest);
        return true;
    }
}
