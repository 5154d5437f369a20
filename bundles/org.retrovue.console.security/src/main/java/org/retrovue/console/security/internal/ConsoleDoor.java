package org.retrovue.console.security.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.security.Logins;

/**
 * Lets nobody into the web console without the station's login.
 *
 * <p>The framework property {@code felix.webconsole.security.providers=org.retrovue} makes the console wait for this service: while it is
 * absent the console is closed, instead of open with a default login.
 */
@Component(property = SecurityProvider.PROPERTY_ID + "=org.retrovue")
public final class ConsoleDoor implements SecurityProvider {

    private static final String BASIC = "Basic ";

    private final Logins logins;

    @Activate
    public ConsoleDoor(@Reference Logins logins) {
        this.logins = logins;
    }

    @Override
    public @Nullable Object authenticate(HttpServletRequest request, HttpServletResponse response) {
        String user = user(request.getHeader("Authorization"));
        if (user == null) {
            refuse(response);
        }
        return user;
    }

    private @Nullable String user(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        String credentials;
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).trim());
            credentials = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
        int colon = credentials.indexOf(':');
        if (colon < 0) {
            return null;
        }
        String user = credentials.substring(0, colon);
        char[] password = credentials.substring(colon + 1).toCharArray();
        boolean right = logins.check(user, password);
        Arrays.fill(password, ' ');
        return right ? user : null;
    }

    private static void refuse(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Basic realm=\"RetroVue\", charset=\"UTF-8\"");
        try {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } catch (IOException e) {
            // The stranger has hung up; there is nobody left to refuse.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    @Override
    public boolean authorize(Object user, String role) {
        return true;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        refuse(response);
    }
}
