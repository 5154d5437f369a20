package org.retrovue.api.station;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Where the station lives. The folders exist. */
@ProviderType
public interface Station {
    /**
     * Returns the home directory.
     *
     * @return absolute
     */
    Path home();

    /**
     * Returns a folder of the home: "channels", "media", "data", "cache", "plugins", "config" or "logs".
     *
     * @param name its name
     * @return absolute; made if it was missing
     */
    Path folder(String name);

    /**
     * Returns the HTTP port.
     *
     * @return 1 to 65535
     */
    int port();
}
