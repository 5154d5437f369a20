package org.retrovue.media.engine.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.time.Rational;

/** Writes and reads reports for the way between two processes of the same build. */
final class ReportCodec {
    private static final int LONGEST = 10_000;

    private ReportCodec() {}

    static void write(MediaReport report, DataOutputStream out) throws IOException {
        text(report.contentId(), out);
        rational(report.duration(), out);
        text(report.container(), out);
        out.writeBoolean(report.video().isPresent());
        if (report.video().isPresent()) {
            video(report.video().get(), out);
        }
        out.writeInt(report.audio().size());
        for (MediaReport.Audio audio : report.audio()) {
            text(audio.codec(), out);
            out.writeInt(audio.sampleRate());
            out.writeInt(audio.channels());
            text(audio.language(), out);
            text(audio.role(), out);
        }
        out.writeInt(report.chapters().size());
        for (MediaReport.Chapter chapter : report.chapters()) {
            rational(chapter.start(), out);
            text(chapter.title(), out);
        }
        out.writeInt(report.notes().size());
        for (String note : report.notes()) {
            text(note, out);
        }
    }

    private static void video(MediaReport.Video video, DataOutputStream out) throws IOException {
        text(video.codec(), out);
        out.writeInt(video.width());
        out.writeInt(video.height());
        rational(video.pixelAspect(), out);
        out.writeBoolean(video.rate().isPresent());
        rational(video.rate().orElse(Rational.ZERO), out);
        out.writeLong(video.frames());
        out.writeBoolean(video.interlaced());
    }

    static MediaReport read(DataInputStream in) throws IOException {
        String contentId = in.readUTF();
        Rational duration = rational(in);
        String container = in.readUTF();
        Optional<MediaReport.Video> video = in.readBoolean() ? Optional.of(video(in)) : Optional.empty();
        List<MediaReport.Audio> audio = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            audio.add(new MediaReport.Audio(in.readUTF(), in.readInt(), in.readInt(), in.readUTF(), in.readUTF()));
        }
        List<MediaReport.Chapter> chapters = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            chapters.add(new MediaReport.Chapter(rational(in), in.readUTF()));
        }
        List<String> notes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            notes.add(in.readUTF());
        }
        return new MediaReport(contentId, duration, container, video, audio, chapters, notes);
    }

    private static MediaReport.Video video(DataInputStream in) throws IOException {
        String codec = in.readUTF();
        int width = in.readInt();
        int height = in.readInt();
        Rational pixelAspect = rational(in);
        boolean constant = in.readBoolean();
        Rational rate = rational(in);
        return new MediaReport.Video(
                codec,
                width,
                height,
                pixelAspect,
                constant ? Optional.of(rate) : Optional.empty(),
                in.readLong(),
                in.readBoolean());
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        out.writeUTF(text.substring(0, Math.min(LONGEST, text.length())));
    }

    private static void rational(Rational value, DataOutputStream out) throws IOException {
        out.writeLong(value.num());
        out.writeLong(value.den());
    }

    private static Rational rational(DataInputStream in) throws IOException {
        return Rational.of(in.readLong(), in.readLong());
    }
}
