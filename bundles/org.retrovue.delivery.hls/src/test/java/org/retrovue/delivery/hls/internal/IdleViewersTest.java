package org.retrovue.delivery.hls.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Viewers that ask for segments and read nothing, or go away while they are sent; by raw sockets, on Jetty as in the station. */
public final class IdleViewersTest {
    private static final int THREADS = 8;
    private static final int IDLE = 60;
    private static final int SEGMENT = 8 << 20;
    private static final int PATIENCE_MILLIS = 30_000;

    private final TestChannels channels = new TestChannels();
    private final QueuedThreadPool threads = new QueuedThreadPool(THREADS, THREADS);
    private final Server server = new Server(threads);
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final Semaphore closed = new Semaphore(0);
    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();

    @Before
    public void start() throws Exception {
        channels.size = SEGMENT;
        server.addConnector(connector);
        connector.addBean(new Connection.Listener() {
            @Override
            public void onClosed(Connection connection) {
                closed.release();
            }
        });
        ServletContextHandler handler = new ServletContextHandler("/");
        FilterHolder watch = new FilterHolder((request, response, chain) -> {
            try {
                chain.doFilter(request, response);
            } catch (IOException e) {
                thrown.add(e);
                throw e;
            }
        });
        handler.addFilter(watch, "/*", EnumSet.of(DispatcherType.REQUEST));
        handler.addFilter(new FilterHolder(new DepartedClients()), "/*", EnumSet.of(DispatcherType.REQUEST));
        handler.addServlet(new ServletHolder(new HlsServlet(channels, Duration.ofSeconds(3))), "/channel/*");
        handler.addServlet(new ServletHolder(new LongAnswer()), "/long");
        handler.addServlet(new ServletHolder(new DamagedFile()), "/damaged");
        for (FilterHolder filter : handler.getServletHandler().getFilters()) {
            filter.setAsyncSupported(true);
        }
        for (ServletHolder servlet : handler.getServletHandler().getServlets()) {
            servlet.setAsyncSupported(true);
        }
        server.setHandler(handler);
        server.start();
    }

    @After
    public void stop() throws Exception {
        server.stop();
    }

    /** Writes more than fits into any buffer, as pages do, without a thought for who reads it. */
    private static final class LongAnswer extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            for (int i = 0; i < 64; i++) {
                response.getOutputStream().write(new byte[SEGMENT / 64]);
            }
        }
    }

    /** Fails at something that is no client. */
    private static final class DamagedFile extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("Connection", "close");
            throw new EOFException("a file is too short");
        }
    }

    private Socket ask(String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("127.0.0.1", connector.getLocalPort()), PATIENCE_MILLIS);
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String segment(int ahead) {
        return "/channel/5.1/segment/" + (TestChannels.ON_AIR + ahead) + ".ts";
    }

    @Test(timeout = 60_000)
    public void viewersThatReadNothingHoldNoThreadAndAreLetGo() throws Exception {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < IDLE; i++) {
            idle.add(ask(segment(i % 5)));
        }
        for (Socket socket : idle) {
            assertThat(socket.getInputStream().read()).as("an answer has begun").isEqualTo('H');
        }

        for (int i = 0; i < 3; i++) {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + connector.getLocalPort() + segment(i)))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.body()).as("who reads is served meanwhile").hasSize(SEGMENT);
        }

        assertThat(closed.tryAcquire(IDLE, PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .as("all connections are closed")
                .isTrue();
        for (Socket socket : idle) {
            assertThat(restOf(socket)).as("given up before its end").isLessThan(SEGMENT);
            socket.close();
        }
        assertThat(thrown).isEmpty();
    }

    private static long restOf(Socket socket) {
        long count = 0;
        byte[] some = new byte[1 << 16];
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                count += read;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection is open still", e);
        } catch (IOException e) {
            return count; // reset: that is let go, too
        }
        return count;
    }

    @Test(timeout = 60_000)
    public void viewersThatGoAwayInTheMiddleLeaveNothingInTheLog() throws Exception {
        for (int i = 0; i < 20; i++) {
            for (String path : List.of(segment(i % 5), "/channel/5.1/live.m3u8", "/long", "/channel/none/live.m3u8")) {
                Socket socket = ask(path);
                if (i % 2 == 0) {
                    assertThat(socket.getInputStream().read()).isEqualTo('H');
                }
                socket.setSoLinger(true, 0); // a reset, as of a player that is killed
                socket.close();
            }
        }
        assertThat(closed.tryAcquire(80, PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
                .isTrue();
        assertThat(thrown).as("what the container would log as an error").isEmpty();
    }

    @Test
    public void otherFailuresAreNotHidden() throws Exception {
        try (Socket socket = ask("/damaged")) {
            assertThat(restOf(socket)).as("an answer that says so").isPositive();
        }

        assertThat(thrown).singleElement().isInstanceOf(EOFException.class).isNotInstanceOf(EofException.class);
        assertThat(EofException.class.getName()).isEqualTo(DepartedClients.GONE);
    }
}
