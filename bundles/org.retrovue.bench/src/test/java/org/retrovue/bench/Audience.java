package org.retrovue.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Many viewers over loopback in a process of their own, on one thread, so that what they cost is not counted as the station's. HLS viewers fetch the playlist and the newest segment every two seconds
 * and want it before its time; viewers of a stream want to have received what is shown at any moment.
 *
 * <p>Arguments: port, channels, HLS viewers of each, stream viewers of the first, seconds to come in, seconds to measure. Tells "measuring" when all are there, and its findings at the end.
 */
public final class Audience {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final Pattern ENTRY =
            Pattern.compile("#EXT-X-PROGRAM-DATE-TIME:(\\S+)\\n#EXTINF:[0-9.]+,\\n(segment/\\d+\\.ts)");
    private static final long SECOND = 1_000_000_000L;

    private final int port;
    private final long begin = System.nanoTime();
    private final long hold;
    private final long end;
    private int taken;
    private int missed;
    private int failed;
    private long bytes;

    private Audience(int port, int ramp, int seconds) {
        this.port = port;
        hold = begin + (ramp + 8) * SECOND;
        end = hold + seconds * SECOND;
    }

    /** Runs. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        int[] n = java.util.Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        Audience audience = new Audience(n[0], n[4], n[5]);
        audience.run(n[1], n[2], n[3], n[4]);
        System.out.println("taken " + audience.taken + " missed " + audience.missed + " failed " + audience.failed
                + " megabytes " + audience.bytes / 1_000_000);
    }

    @SuppressWarnings("SystemOut")
    private void run(int channels, int each, int streams, int ramp) throws IOException {
        List<Viewer> viewers = new ArrayList<>();
        int all = channels * each + streams;
        for (int i = 0; i < all; i++) {
            long first = begin + ramp * SECOND * i / all;
            // mixed, so that streams come in among the others
            boolean stream = streams > 0 && (long) (i + 1) * streams / all > (long) i * streams / all;
            viewers.add(stream ? new Stream(first) : new Hls(first, "bench-" + i % channels, i));
        }
        boolean told = false;
        try (Selector selector = Selector.open()) {
            while (System.nanoTime() < end) {
                long now = System.nanoTime();
                if (!told && now >= hold) {
                    System.out.println("measuring");
                    told = true;
                }
                for (Viewer viewer : viewers) {
                    viewer.turn(now, selector);
                }
                selector.select(5);
                for (SelectionKey key : selector.selectedKeys()) {
                    ((Viewer) key.attachment()).ready(key);
                }
                selector.selectedKeys().clear();
            }
        }
    }

    private boolean measuring() {
        return System.nanoTime() >= hold;
    }

    /** A connection. */
    private abstract class Viewer {
        long due;
        private @Nullable SocketChannel channel;
        private ByteBuffer out = ByteBuffer.allocate(0);

        Viewer(long due) {
            this.due = due;
        }

        abstract void turn(long now, Selector selector) throws IOException;

        abstract void read(SocketChannel from) throws IOException;

        abstract void lost();

        void send(String path, Selector selector) throws IOException {
            out = ByteBuffer.wrap(
                    ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            SocketChannel known = channel;
            if (known == null || !known.isOpen()) {
                SocketChannel made = SocketChannel.open();
                made.configureBlocking(false);
                made.register(selector, SelectionKey.OP_CONNECT, this);
                made.connect(new InetSocketAddress("127.0.0.1", port));
                channel = made;
            } else {
                known.write(out);
            }
        }

        void ready(SelectionKey key) {
            SocketChannel ready = (SocketChannel) key.channel();
            try {
                if (key.isConnectable() && ready.finishConnect()) {
                    ready.write(out);
                    key.interestOps(SelectionKey.OP_READ);
                } else if (key.isReadable()) {
                    read(ready);
                }
            } catch (IOException e) {
                failed++;
                key.cancel();
                channel = null;
                lost();
            }
        }
    }

    /** Fetches playlists and segments. */
    private final class Hls extends Viewer {
        private final String base;
        private final String token;
        private ByteBuffer in = ByteBuffer.allocate(8192);
        private int bodyFrom = -1;
        private int length;
        private boolean waits;
        private String segment = "";
        private String had = "";
        private long start;

        Hls(long due, String channel, int number) {
            super(due);
            base = "/channel/" + channel + "/";
            token = "?v=viewer-" + number;
        }

        @Override
        void turn(long now, Selector selector) throws IOException {
            if (now >= due && !waits) {
                due = Math.max(due + 2 * SECOND, now);
                segment = "";
                ask("live.m3u8" + token, selector);
            } else if (!segment.isEmpty() && !waits) {
                had = segment;
                ask(segment, selector);
                segment = "";
            }
        }

        private void ask(String path, Selector selector) throws IOException {
            in.clear();
            bodyFrom = -1;
            waits = true;
            send(base + path, selector);
        }

        @Override
        void read(SocketChannel from) throws IOException {
            int read = from.read(in);
            if (read < 0) {
                throw new IOException("the station closed");
            }
            bytes += read;
            if (bodyFrom < 0) {
                head();
            }
            if (bodyFrom >= 0 && in.position() >= bodyFrom + length) {
                waits = false;
                done();
            } else if (!in.hasRemaining()) {
                ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * in.capacity(), bodyFrom + length + 16));
                in = larger.put(in.flip());
            }
        }

        private void head() throws IOException {
            String text = new String(in.array(), 0, Math.min(in.position(), 2048), StandardCharsets.ISO_8859_1);
            int at = text.indexOf("\r\n\r\n");
            if (at < 0) {
                return;
            }
            Matcher told = LENGTH.matcher(text);
            length = told.find() ? Integer.parseInt(told.group(1)) : 0;
            bodyFrom = at + 4;
            if (!text.startsWith("HTTP/1.1 200")) {
                failed++;
                had = "";
            }
        }

        private void done() {
            if (had.isEmpty() || !had.equals(current)) {
                String text = new String(in.array(), bodyFrom, length, StandardCharsets.US_ASCII);
                Matcher entry = ENTRY.matcher(text);
                String newest = "";
                while (entry.find()) {
                    newest = entry.group(2);
                    start = Instant.parse(entry.group(1)).toEpochMilli();
                }
                if (!newest.isEmpty() && !newest.equals(had)) {
                    segment = newest;
                    current = newest;
                }
                return;
            }
            current = "";
            if (measuring()) {
                taken++;
                missed += System.currentTimeMillis() > start ? 1 : 0;
            }
        }

        private String current = "";

        @Override
        void lost() {
            waits = false;
            segment = "";
            had = "";
        }
    }

    /** Watches an endless stream. */
    private final class Stream extends Viewer {
        private static final long HZ = 90_000;

        private final ByteBuffer in = ByteBuffer.allocate(188 * 1400);
        private boolean begun;
        private long newest = -1;
        private long looked;

        Stream(long due) {
            super(due);
        }

        @Override
        void turn(long now, Selector selector) throws IOException {
            if (!begun && now >= due) {
                begun = true;
                send("/channel/bench-0/live.ts", selector);
            }
            if (begun && measuring() && now - looked > SECOND / 2) {
                looked = now;
                taken++;
                long clock = System.currentTimeMillis() * 90 & (1L << 33) - 1;
                long ahead = newest - clock & (1L << 33) - 1;
                missed += newest < 0 || ahead > 60 * HZ ? 1 : 0;
            }
        }

        /** Looks for the last time of a picture in what came; bytes that are no packets, of HTTP's chunks, are passed over. */
        @Override
        void read(SocketChannel from) throws IOException {
            in.clear();
            int read = from.read(in);
            if (read < 0) {
                throw new IOException("the station closed");
            }
            bytes += read;
            byte[] b = in.array();
            for (int i = read - 188; i >= 0; i--) {
                // a packet of the pictures that begins one, with a PES header of video after its adaptation field
                if (b[i] == 0x47 && b[i + 1] == 0x41 && b[i + 2] == 0) {
                    int pes = i + 4 + ((b[i + 3] & 0x20) != 0 ? 1 + (b[i + 4] & 0xff) : 0);
                    if (pes + 14 < i + 188
                            && b[pes] == 0
                            && b[pes + 1] == 0
                            && b[pes + 2] == 1
                            && b[pes + 3] == (byte) 0xe0) {
                        newest = (b[pes + 9] & 0xeL) << 29
                                | (b[pes + 10] & 0xffL) << 22
                                | (b[pes + 11] & 0xfeL) << 14
                                | (b[pes + 12] & 0xffL) << 7
                                | (b[pes + 13] & 0xfeL) >> 1;
                        return;
                    }
                }
            }
        }

        @Override
        void lost() {
            newest = -1;
        }
    }
}
