package org.retrovue.media.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.retrovue.media.api.MediaException;
import org.retrovue.tck.framecode.ClipMaker;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

/** Packets that are read without their container are those that it gives. */
public final class PlacedPacketsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Interrupts interrupts = new Interrupts(() -> 0L);

    private Path clip(String name, String... extra) throws IOException {
        return ClipMaker.clip(folder.getRoot().toPath().resolve(name))
                .rate(FrameRate.NTSC)
                .frames(130)
                .size(320, 180)
                .gop(40)
                .extra(extra)
                .make();
    }

    private AssetIndex index(Path file) throws MediaException {
        return new Examination(file, interrupts).examine().index();
    }

    @Test
    public void packetsOfMp4AreTheSameWithoutIt() throws Exception {
        Path[] files = {
            clip("plain.mp4", "-bf", "2"),
            clip("shifted.mov", "-bf", "2", "-output_ts_offset", "1.5"),
            clip("pieces.mp4", "-movflags", "frag_keyframe+empty_moov")
        };
        for (Path file : files) {
            AssetIndex index = index(file);

            VideoIndex video = index.video();
            same(file, video.packets(), video.stream(), video.tick(), video);
            SoundIndex sound = index.sound().orElseThrow();
            same(file, sound.packets(), sound.stream(), sound.tick(), video);
        }
    }

    private void same(Path file, PacketTable table, int stream, Rational tick, VideoIndex guide) throws Exception {
        byte[] description = table.description().orElseThrow();
        Random random = new Random(5);
        try (PacketCursor contained = new PacketCursor(file, interrupts, table, stream, tick, guide);
                PlacedPackets placed = new PlacedPackets(file, table, description)) {
            assertThat(StreamDescription.of(placed.stream()))
                    .isEqualTo(description)
                    .isEqualTo(StreamDescription.of(contained.stream()));
            for (int i = 0; i < 300; i++) {
                int ordinal = i < table.count() ? i : random.nextInt(table.count());
                contained.goTo(ordinal);
                placed.goTo(ordinal);
                contained.read();
                placed.read();
                assertThat(placed.next()).isEqualTo(contained.next());
                assertThat(bytes(placed.packet()))
                        .as("packet %d of stream %d of %s", ordinal, stream, file)
                        .isEqualTo(bytes(contained.packet()));
                if (table == guide.packets()) {
                    assertThat(placed.packet().flags())
                            .isEqualTo(contained.packet().flags());
                }
            }
        }
    }

    private static byte[] bytes(AVPacket packet) {
        byte[] bytes = new byte[packet.size()];
        packet.data().get(bytes);
        return bytes;
    }

    @Test
    public void otherContainersAreOpened() throws Exception {
        for (String name : new String[] {"a.mkv", "b.ts", "c.avi"}) {
            AssetIndex index = index(clip(name));

            assertThat(index.video().packets().description()).as(name).isEmpty();
            assertThat(index.sound().orElseThrow().packets().description())
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    public void anIndexIsWhatWasWritten() throws Exception {
        Path place = folder.getRoot().toPath().resolve("index");
        for (String name : new String[] {"a.mkv", "b.ts", "c.mp4", "d.avi"}) {
            AssetIndex index = index(clip(name));
            index.write(place);

            PacketTable read = AssetIndex.read(place).video().packets();

            PacketTable table = index.video().packets();
            assertThat(read.count()).isEqualTo(table.count());
            assertThat(read.description()).usingRecursiveComparison().isEqualTo(table.description());
            for (int i = 0; i < table.count(); i++) {
                assertThat(read.size(i)).isEqualTo(table.size(i));
                assertThat(read.stamp(i)).isEqualTo(table.stamp(i));
                assertThat(read.position(i)).isEqualTo(table.position(i));
                for (int flag = 1; flag < 8; flag *= 2) {
                    assertThat(read.is(i, flag)).isEqualTo(table.is(i, flag));
                }
            }
        }
    }

    @Test
    public void aFileThatBecameShorterIsAnErrorAndNotAPicture() throws Exception {
        Path file = clip("short.mp4");
        PacketTable table = index(file).video().packets();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(table.position(20));
        }

        try (PlacedPackets packets =
                new PlacedPackets(file, table, table.description().orElseThrow())) {
            packets.goTo(20);
            assertThatThrownBy(packets::read)
                    .isInstanceOf(MediaException.class)
                    .hasMessageContaining("shorter than when it was indexed");
        }
        Files.delete(file);
        assertThatThrownBy(
                        () -> new PlacedPackets(file, table, table.description().orElseThrow()))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("is not there");
    }
}
