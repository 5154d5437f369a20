package org.retrovue.shell.remote.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.station.Station;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Gogo commands of this machine, from whoever may read the home.
 *
 * <p>Listens on the loopback address only. Port and key stand in {@code data/shell}, which only the owner of the home can read; a
 * caller has to know the key. One command at a time.
 */
@Component(
        service = {},
        immediate = true)
public final class CommandPort {

    private static final Logger LOG = LoggerFactory.getLogger(CommandPort.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int KEY_BYTES = 24;

    private final ServerSocket server;
    private final Path address;
    private final String key;
    private final CommandProcessor processor;

    @Activate
    public CommandPort(@Reference Station station, @Reference CommandProcessor processor) throws IOException {
        this.processor = processor;
        server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        key = key();
        address = station.folder("data").resolve("shell");
        publish();
        Thread thread = new Thread(this::serve, "retrovue-commands");
        thread.setDaemon(true);
        thread.start();
    }

    private static String key() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void publish() throws IOException {
        Files.deleteIfExists(address);
        if (address.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    address, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(address, server.getLocalPort() + " " + key + "\n", StandardCharsets.UTF_8);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                caller.setSoTimeout(PATIENCE_MILLIS);
                new Exchange(processor, key).with(caller.getInputStream(), caller.getOutputStream());
            } catch (SocketException e) {
                LOG.debug("A caller is gone, or the station stops", e);
            } catch (IOException e) {
                LOG.debug("A caller said nothing in time", e);
            }
        }
    }

    @Deactivate
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(address);
    }
}
