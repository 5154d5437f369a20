package org.retrovue.api.security;

import org.osgi.annotation.versioning.ProviderType;

/** Judges a name and password. Safe for any thread; an answer may take a tenth of a second, on purpose. */
@ProviderType
public interface Logins {

    /**
     * Says whether this is a login of the station.
     *
     * @param user the name as it was typed
     * @param password the caller keeps it and should clear it afterwards
     * @return false as well when too many wrong ones came in a short time
     */
    boolean check(String user, char[] password);
}
