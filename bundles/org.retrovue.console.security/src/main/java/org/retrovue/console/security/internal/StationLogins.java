package org.retrovue.console.security.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.security.Logins;

/**
 * The one login of a station: {@code admin}, with a password made at its first start.
 *
 * <p>What is kept is a salted hash, in {@code config/login} of the home. The password itself goes once to {@code data/first-login}, from
 * where the launcher shows and removes it; it is never logged. Removing {@code config/login} makes a new one at the next start.
 */
@Component(service = Logins.class, immediate = true)
public final class StationLogins implements Logins {

    static final String USER = "admin";

    /** Without letters and digits that look alike, for it is typed from a screen. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    private final PasswordHash hash;

    /** The last password that was right, so that a page of twenty requests does not cost two seconds. */
    private volatile char @Nullable [] lastRight;

    @Activate
    public StationLogins(BundleContext context) throws IOException {
        this(Path.of(home(context)));
    }

    StationLogins(Path home) throws IOException {
        LoginFile kept = new LoginFile(home.resolve("config/login"));
        String line = kept.read();
        hash = line == null ? first(home, kept) : parse(kept, line);
    }

    private static String home(BundleContext context) {
        String home = context.getProperty("retrovue.home");
        if (home == null) {
            throw new IllegalStateException("no station home: the framework property retrovue.home is not set");
        }
        return home;
    }

    private static PasswordHash parse(LoginFile kept, String line) {
        try {
            return PasswordHash.parse(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    kept.path() + " is damaged: remove it and start again to get a new login", e);
        }
    }

    private static PasswordHash first(Path home, LoginFile kept) throws IOException {
        String password = password();
        PasswordHash made = PasswordHash.of(password.toCharArray());
        new LoginFile(home.resolve("data/first-login")).write(USER + " " + password);
        kept.write(made.toString());
        return made;
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Override
    public boolean check(String user, char[] password) {
        if (!user.equals(USER)) {
            return false;
        }
        return wasRight(password) || isRight(password);
    }

    private boolean wasRight(char[] password) {
        char[] last = lastRight;
        if (last == null || last.length != password.length) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < last.length; i++) {
            difference |= last[i] ^ password[i];
        }
        return difference == 0;
    }

    /** One at a time: whoever guesses by the thousand waits in this queue and takes one core, not all. */
    private synchronized boolean isRight(char[] password) {
        boolean right = hash.matches(password);
        if (right) {
            lastRight = password.clone();
        }
        return right;
    }
}
