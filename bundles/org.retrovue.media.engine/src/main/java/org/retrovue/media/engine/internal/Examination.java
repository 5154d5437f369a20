package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_PROP_REORDER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_descriptor_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.time.Rational;

/** Reads a file through once and finds out all that playout and people want to know. For one file, one thread. */
final class Examination {
    private static final String SOUND_NEVER_COMES = "sound is announced but never comes";

    private final Path file;
    private final Interrupts interrupts;
    private final List<String> notes = new ArrayList<>();
    private final Stream video = new Stream();
    private final Stream audio = new Stream();

    /** What is gathered of a stream. */
    private static final class Stream {
        int number = -1;
        Rational tick = Rational.ONE;
        final PacketTable table = new PacketTable();
        long[] decoded = new long[1024];
        long[] durations = new long[1024];

        void add(AVPacket packet, int flags) {
            int at = table.count();
            if (at == decoded.length) {
                decoded = Arrays.copyOf(decoded, 2 * at);
                durations = Arrays.copyOf(durations, 2 * at);
            }
            decoded[at] = packet.dts();
            durations[at] = packet.duration();
            boolean presented = packet.pts() != PacketTable.NONE;
            long stamp = presented ? packet.pts() : packet.dts();
            table.add(packet.size(), stamp, packet.pos(), flags | (presented ? PacketTable.PRESENTED : 0));
        }

        Timeline timeline(List<Rational> guide) {
            long[] stamps = new long[table.count()];
            Arrays.setAll(stamps, table::stamp);
            return timeline(stamps, guide);
        }

        Timeline decodedTimeline() {
            return timeline(Arrays.copyOf(decoded, table.count()), List.of());
        }

        private Timeline timeline(long[] stamps, List<Rational> guide) {
            int count = table.count();
            return new Timeline(stamps, Arrays.copyOf(decoded, count), Arrays.copyOf(durations, count), tick, guide);
        }
    }

    /**
     * What was found.
     *
     * @param index for playout
     * @param report for people
     */
    record Result(AssetIndex index, MediaReport report) {}

    Examination(Path file, Interrupts interrupts) {
        this.file = file;
        this.interrupts = interrupts;
    }

    Result examine() throws MediaException {
        FileStamp stamp = FileStamp.of(file);
        try (Demuxer demuxer = new Demuxer(file, interrupts)) {
            choose(demuxer);
            Optional<SampleCounter> counter = counter(demuxer);
            try {
                readThrough(demuxer, counter.orElse(null));
                VideoIndex pictures = pictures(demuxer);
                Optional<SoundIndex> sound = counter.flatMap(c -> sound(c, pictures));
                String contentId = contentId(stamp);
                AssetIndex index = new AssetIndex(contentId, stamp, pictures, sound);
                return new Result(index, report(demuxer, index, counter));
            } finally {
                counter.ifPresent(SampleCounter::close);
            }
        }
    }

    private void choose(Demuxer demuxer) throws MediaException {
        int best = av_find_best_stream(demuxer.context(), AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (best < 0 || isCover(demuxer.stream(best))) {
            boolean heard = av_find_best_stream(demuxer.context(), AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0) >= 0;
            throw new MediaException(file + " has no pictures" + (heard ? ", only sound" : " and no sound"));
        }
        video.number = best;
        video.tick = rational(demuxer.stream(best).time_base()).orElseThrow();
        int heard = av_find_best_stream(demuxer.context(), AVMEDIA_TYPE_AUDIO, -1, best, (AVCodec) null, 0);
        if (heard >= 0) {
            audio.number = heard;
            audio.tick = rational(demuxer.stream(heard).time_base()).orElseThrow();
        }
    }

    private static boolean isCover(AVStream stream) {
        return (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
    }

    private Optional<SampleCounter> counter(Demuxer demuxer) {
        if (audio.number < 0) {
            for (int i = 0; i < demuxer.streams(); i++) {
                if (demuxer.stream(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
                    notes.add(SOUND_NEVER_COMES);
                    break;
                }
            }
            return Optional.empty();
        }
        try {
            return Optional.of(new SampleCounter(demuxer.stream(audio.number)));
        } catch (MediaException e) {
            notes.add("the sound is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void readThrough(Demuxer demuxer, @Nullable SampleCounter counter) throws MediaException {
        try (Placement pictures = placement(demuxer, video);
                Placement sound = counter == null ? null : placement(demuxer, audio)) {
            readThrough(demuxer, counter, pictures, sound);
            pictures.description().ifPresent(video.table::describe);
            if (sound != null) {
                sound.description().ifPresent(audio.table::describe);
            }
        } catch (IOException e) {
            throw new MediaException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (!demuxer.damage().isEmpty()) {
            notes.add("reading ended before the end of the file: " + demuxer.damage());
        }
        if (video.table.count() == 0) {
            throw new MediaException(file + " announces pictures but holds none");
        }
    }

    private Placement placement(Demuxer demuxer, Stream of) throws IOException {
        return new Placement(file, demuxer.format(), demuxer.stream(of.number));
    }

    private void readThrough(
            Demuxer demuxer, @Nullable SampleCounter counter, Placement pictures, @Nullable Placement sound)
            throws MediaException {
        boolean vp8 = demuxer.stream(video.number).codecpar().codec_id() == AV_CODEC_ID_VP8;
        AVPacket packet = av_packet_alloc();
        try {
            while (demuxer.read(packet)) {
                if (packet.stream_index() == video.number) {
                    boolean hidden = (packet.flags() & AV_PKT_FLAG_DISCARD) != 0 || vp8 && isUnseen(packet);
                    int key = (packet.flags() & AV_PKT_FLAG_KEY) != 0 ? PacketTable.KEY : 0;
                    video.add(packet, key | (hidden ? PacketTable.HIDDEN : 0));
                    pictures.add(packet);
                } else if (packet.stream_index() == audio.number && counter != null) {
                    audio.add(packet, 0);
                    counter.add(packet);
                    if (sound != null) {
                        sound.add(packet);
                    }
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
    }

    /** A VP8 frame that is only referred to: bit 4 of its tag says whether it is shown. */
    private static boolean isUnseen(AVPacket packet) {
        return packet.size() > 0 && (packet.data().get(0) >> 4 & 1) == 0;
    }

    private VideoIndex pictures(Demuxer demuxer) throws MediaException {
        AVStream stream = demuxer.stream(video.number);
        Timeline timeline = video.timeline(List.of());
        if (!timeline.jumps().isEmpty()) {
            notes.add("timestamps jump " + timeline.jumps().cardinality() + " times; they were put in order");
        }
        AVCodecDescriptor descriptor = avcodec_descriptor_get(stream.codecpar().codec_id());
        boolean reorders = descriptor == null || (descriptor.props() & AV_CODEC_PROP_REORDER) != 0;
        FrameOrder orders = new FrameOrder(file, interrupts, video.table, video.number, reorders);
        int[] order = orders.find(timeline.repaired());
        long[] shown = shown(order, presented(order, timeline.repaired()));
        long first = shown[0];
        long[] ticks = new long[shown.length];
        Arrays.setAll(ticks, i -> shown[i] - first);
        List<Rational> told = new ArrayList<>();
        rational(stream.avg_frame_rate()).ifPresent(told::add);
        rational(stream.r_frame_rate()).ifPresent(told::add);
        long last = video.durations[order[order.length - 1]];
        FrameTimes times = RateFinder.find(ticks, video.tick, last, told);
        return new VideoIndex(video.number, video.tick, video.table, order, times, first, orders.interlaced());
    }

    /**
     * Returns the times of packets with those that are only known by their decoding time put right: several pictures in one packet of a program stream have one presentation
     * time between them. The k-th picture from the end has the k-th decoding time from the end, as much later as one of which both are known.
     */
    private long[] presented(int[] order, long[] times) {
        PacketTable table = video.table;
        int told = 0;
        while (told < order.length && !table.is(order[told], PacketTable.PRESENTED)) {
            told++;
        }
        boolean mixed = Arrays.stream(order).anyMatch(i -> !table.is(i, PacketTable.PRESENTED));
        long[] decoded = video.decodedTimeline().repaired();
        long[] rising = IntStream.range(0, table.count())
                .filter(i -> !table.is(i, PacketTable.HIDDEN))
                .mapToLong(i -> decoded[i])
                .sorted()
                .toArray();
        int before = rising.length - order.length; // what the decoder dropped at the start
        boolean known = before >= 0 && rising.length > 0 && rising[0] != PacketTable.NONE;
        if (!mixed || told == order.length || !known) {
            return times;
        }
        long later = times[order[told]] - rising[before + told];
        long[] result = times.clone();
        for (int k = 0; k < order.length; k++) {
            result[order[k]] = rising[before + k] + later;
        }
        return result;
    }

    /** The times of frames in order of presentation. Without presentation times the k-th picture has the k-th decoding time. */
    private static long[] shown(int[] order, long[] times) {
        long[] result = Arrays.stream(order).mapToLong(i -> times[i]).toArray();
        long before = PacketTable.NONE;
        long[] known = Arrays.stream(result).filter(t -> t != PacketTable.NONE).toArray();
        if (known.length < result.length) {
            Arrays.setAll(result, i -> i); // raw streams: no times at all; the file's own rate decides
            return result;
        }
        Arrays.sort(result);
        for (int i = 0; i < result.length; i++) {
            result[i] = before == PacketTable.NONE ? result[i] : Math.max(result[i], before + 1);
            before = result[i];
        }
        return result;
    }

    private Optional<SoundIndex> sound(SampleCounter counter, VideoIndex pictures) {
        int[] samples = counter.samples();
        if (samples.length == 0 || counter.rate() <= 0) {
            notes.add(SOUND_NEVER_COMES);
            return Optional.empty();
        }
        Rational zero = pictures.tick().times(pictures.firstTicks());
        Timeline heard = audio.timeline(video.timeline(List.of()).offsets());
        List<SoundIndex.Run> runs =
                SoundRuns.find(heard.repaired(), heard.jumps(), audio.tick, samples, counter.rate(), zero);
        if (runs.isEmpty()) {
            notes.add("the sound cannot be decoded");
            return Optional.empty();
        }
        return Optional.of(new SoundIndex(audio.number, audio.tick, counter.rate(), audio.table, samples, runs));
    }

    private String contentId(FileStamp stamp) throws MediaException {
        MessageDigest digest = Digests.sha256();
        ByteBuffer line = ByteBuffer.allocate(24);
        digest.update(line.putLong(stamp.size()).array());
        for (PacketTable table : List.of(video.table, audio.table)) {
            for (int i = 0; i < table.count(); i++) {
                line.clear().putInt(table.size(i)).putLong(table.stamp(i)).putLong(table.position(i));
                digest.update(line.putInt(table.is(i, PacketTable.KEY) ? 1 : 0).array());
            }
        }
        ContentSample.add(file, stamp.size(), digest);
        return Digests.hex(digest.digest());
    }

    private MediaReport report(Demuxer demuxer, AssetIndex index, Optional<SampleCounter> counter) {
        VideoIndex pictures = index.video();
        AVStream stream = demuxer.stream(video.number);
        AVCodecParameters parameters = stream.codecpar();
        boolean interlaced = pictures.interlaced() || parameters.field_order() > AV_FIELD_PROGRESSIVE;
        Rational aspect = rational(stream.sample_aspect_ratio())
                .or(() -> rational(parameters.sample_aspect_ratio()))
                .orElse(Rational.ONE);
        MediaReport.Video seen = new MediaReport.Video(
                name(parameters),
                parameters.width(),
                parameters.height(),
                aspect,
                pictures.times().rate(),
                pictures.frames(),
                interlaced);
        List<MediaReport.Audio> heard = new ArrayList<>();
        for (int i = 0; i < demuxer.streams(); i++) {
            AVStream other = demuxer.stream(i);
            if (other.codecpar().codec_type() == AVMEDIA_TYPE_AUDIO) {
                int rate = i == audio.number
                        ? counter.map(SampleCounter::rate).orElse(0)
                        : other.codecpar().sample_rate();
                int channels = other.codecpar().ch_layout().nb_channels();
                MediaReport.Audio entry = new MediaReport.Audio(
                        name(other.codecpar()), rate, channels, tag(other.metadata(), "language"));
                heard.add(i == audio.number ? 0 : heard.size(), entry);
            }
        }
        return new MediaReport(
                index.contentId(),
                pictures.times().duration(),
                demuxer.format(),
                Optional.of(seen),
                heard,
                chapters(demuxer, pictures),
                notes);
    }

    private static List<MediaReport.Chapter> chapters(Demuxer demuxer, VideoIndex pictures) {
        Rational zero = pictures.tick().times(pictures.firstTicks());
        List<MediaReport.Chapter> result = new ArrayList<>();
        for (int i = 0; i < demuxer.context().nb_chapters(); i++) {
            AVChapter chapter = demuxer.context().chapters(i);
            Rational start = rational(chapter.time_base())
                    .map(tick -> tick.times(chapter.start()).minus(zero))
                    .orElse(Rational.ZERO);
            Rational clamped = start.signum() < 0 ? Rational.ZERO : start;
            if (clamped.compareTo(pictures.times().duration()) < 0) {
                result.add(new MediaReport.Chapter(clamped, tag(chapter.metadata(), "title")));
            }
        }
        result.sort(Comparator.comparing(MediaReport.Chapter::start));
        return result;
    }

    private static String name(AVCodecParameters parameters) {
        return avcodec_get_name(parameters.codec_id()).getString();
    }

    private static String tag(@Nullable AVDictionary tags, String key) {
        AVDictionaryEntry entry = tags == null ? null : av_dict_get(tags, key, null, 0);
        return entry == null || entry.isNull() ? "" : entry.value().getString(StandardCharsets.UTF_8);
    }

    private static Optional<Rational> rational(AVRational value) {
        return value.num() > 0 && value.den() > 0
                ? Optional.of(Rational.of(value.num(), value.den()))
                : Optional.empty();
    }
}
