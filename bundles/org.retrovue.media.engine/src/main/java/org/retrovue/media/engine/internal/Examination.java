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
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_DEFAULT;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_program_from_stream;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_get;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVChapter;
import org.bytedeco.ffmpeg.avformat.AVProgram;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;
import org.retrovue.media.api.Languages;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.probe.MediaReport;
import org.retrovue.time.Rational;

/** Reads a file through once and finds out all that playout and people want to know. For one file, one thread. */
final class Examination {
    private static final String SOUND_NEVER_COMES = "sound is announced but never comes";

    private final Path file;
    private final Interrupts interrupts;
    private final List<String> notes = new ArrayList<>();
    private final List<Audio> audio = new ArrayList<>();
    private @Nullable ReadStream video;

    /** A sound stream that is read. */
    private record Audio(ReadStream stream, SampleCounter counter, SoundRole role) {}

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
        try (Demuxer demuxer = new Demuxer(file, interrupts);
                ReadStream read = new ReadStream(file, demuxer, choose(demuxer))) {
            video = read;
            int main = av_find_best_stream(demuxer.context(), AVMEDIA_TYPE_AUDIO, -1, read.number, (AVCodec) null, 0);
            try {
                openSounds(demuxer, main);
                readThrough(demuxer);
                VideoIndex pictures = pictures(demuxer);
                List<SoundTrack> tracks = new ArrayList<>();
                for (Audio one : audio) {
                    sound(one, pictures)
                            .map(found -> track(demuxer.stream(one.stream().number), found))
                            .ifPresent(tracks::add);
                }
                String contentId = contentId(stamp, main);
                AssetIndex index = AssetIndex.of(contentId, stamp, pictures, tracks);
                return new Result(index, report(demuxer, index));
            } finally {
                audio.forEach(one -> {
                    one.counter().close();
                    one.stream().close();
                });
            }
        }
    }

    private ReadStream video() {
        return Objects.requireNonNull(video);
    }

    private int choose(Demuxer demuxer) throws MediaException {
        int best = av_find_best_stream(demuxer.context(), AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
        if (best < 0 || isCover(demuxer.stream(best))) {
            boolean heard = av_find_best_stream(demuxer.context(), AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0) >= 0;
            throw new MediaException(file + " has no pictures" + (heard ? ", only sound" : " and no sound"));
        }
        return best;
    }

    private static boolean isCover(AVStream stream) {
        return (stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0;
    }

    /** Opens what may be heard: the programme's sound in all languages; what is beside it (commentary and the like) only where there is nothing else. */
    private void openSounds(Demuxer demuxer, int main) throws MediaException {
        List<Integer> all = sounds(demuxer);
        if (main < 0 && !all.isEmpty()) {
            notes.add(SOUND_NEVER_COMES);
        }
        boolean programme = all.stream().anyMatch(i -> role(demuxer.stream(i)) == SoundRole.PROGRAMME);
        for (int i : all) {
            SoundRole role = role(demuxer.stream(i));
            AVCodecParameters parameters = demuxer.stream(i).codecpar();
            boolean known =
                    parameters.sample_rate() > 0 && parameters.ch_layout().nb_channels() > 0;
            if (main < 0 || programme && role != SoundRole.PROGRAMME || i != main && !known) {
                continue;
            }
            try {
                SampleCounter counter = new SampleCounter(demuxer.stream(i));
                audio.add(new Audio(new ReadStream(file, demuxer, i), counter, role));
            } catch (MediaException e) {
                notes.add((all.size() > 1 ? "sound track " + (all.indexOf(i) + 1) : "the sound") + " is left out: "
                        + e.getMessage());
            }
        }
    }

    /** Returns the sound streams that belong to the pictures: a transport stream may hold other programmes. */
    private List<Integer> sounds(Demuxer demuxer) {
        AVProgram programme = av_find_program_from_stream(demuxer.context(), new AVProgram(null), video().number);
        List<Integer> result = new ArrayList<>();
        for (int i = 0; i < demuxer.streams(); i++) {
            if (demuxer.stream(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO && belongs(programme, i)) {
                result.add(i);
            }
        }
        return result;
    }

    private static boolean belongs(@Nullable AVProgram programme, int stream) {
        if (programme == null || programme.isNull()) {
            return true;
        }
        for (int i = 0; i < programme.nb_stream_indexes(); i++) {
            if (programme.stream_index().get(i) == stream) {
                return true;
            }
        }
        return false;
    }

    private static SoundRole role(AVStream stream) {
        return SoundRole.of(stream.disposition(), tag(stream.metadata(), "title"));
    }

    private static SoundTrack track(AVStream stream, SoundIndex index) {
        boolean usual = (stream.disposition() & AV_DISPOSITION_DEFAULT) != 0;
        return new SoundTrack(Languages.code(tag(stream.metadata(), "language")), usual, index);
    }

    private void readThrough(Demuxer demuxer) throws MediaException {
        ReadStream pictures = video();
        boolean vp8 = demuxer.stream(pictures.number).codecpar().codec_id() == AV_CODEC_ID_VP8;
        AVPacket packet = av_packet_alloc();
        try {
            while (demuxer.read(packet)) {
                if (packet.stream_index() == pictures.number) {
                    boolean hidden = (packet.flags() & AV_PKT_FLAG_DISCARD) != 0 || vp8 && isUnseen(packet);
                    int key = (packet.flags() & AV_PKT_FLAG_KEY) != 0 ? PacketTable.KEY : 0;
                    pictures.add(packet, key | (hidden ? PacketTable.HIDDEN : 0));
                } else {
                    hear(packet);
                }
                av_packet_unref(packet);
            }
        } finally {
            av_packet_free(packet);
        }
        pictures.end();
        audio.forEach(one -> one.stream().end());
        if (!demuxer.damage().isEmpty()) {
            notes.add("reading ended before the end of the file: " + demuxer.damage());
        }
        if (pictures.table.count() == 0) {
            throw new MediaException(file + " announces pictures but holds none");
        }
    }

    private void hear(AVPacket packet) {
        for (Audio one : audio) {
            if (packet.stream_index() == one.stream().number) {
                one.stream().add(packet, 0);
                one.counter().add(packet);
            }
        }
    }

    /** A VP8 frame that is only referred to: bit 4 of its tag says whether it is shown. */
    private static boolean isUnseen(AVPacket packet) {
        return packet.size() > 0 && (packet.data().get(0) >> 4 & 1) == 0;
    }

    private VideoIndex pictures(Demuxer demuxer) throws MediaException {
        AVStream stream = demuxer.stream(video().number);
        Timeline timeline = video().timeline(List.of());
        if (!timeline.jumps().isEmpty()) {
            notes.add("timestamps jump " + timeline.jumps().cardinality() + " times; they were put in order");
        }
        AVCodecDescriptor descriptor = avcodec_descriptor_get(stream.codecpar().codec_id());
        boolean reorders = descriptor == null || (descriptor.props() & AV_CODEC_PROP_REORDER) != 0;
        FrameOrder orders = new FrameOrder(file, interrupts, video().table, video().number, reorders);
        int[] order = orders.find(timeline.repaired());
        long[] shown = shown(order, presented(order, timeline.repaired()));
        long first = shown[0];
        long[] ticks = new long[shown.length];
        Arrays.setAll(ticks, i -> shown[i] - first);
        List<Rational> told = new ArrayList<>();
        rational(stream.avg_frame_rate()).ifPresent(told::add);
        rational(stream.r_frame_rate()).ifPresent(told::add);
        long last = video().duration(order[order.length - 1]);
        FrameTimes times = RateFinder.find(ticks, video().tick, last, told);
        return new VideoIndex(video().number, video().tick, video().table, order, times, first, orders.interlaced());
    }

    /**
     * Returns the times of packets with those that are only known by their decoding time put right: several pictures in one packet of a program stream have one presentation
     * time between them. The k-th picture from the end has the k-th decoding time from the end, as much later as one of which both are known.
     */
    private long[] presented(int[] order, long[] times) {
        PacketTable table = video().table;
        int told = 0;
        while (told < order.length && !table.is(order[told], PacketTable.PRESENTED)) {
            told++;
        }
        boolean mixed = Arrays.stream(order).anyMatch(i -> !table.is(i, PacketTable.PRESENTED));
        long[] decoded = video().decodedTimeline().repaired();
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

    private Optional<SoundIndex> sound(Audio one, VideoIndex pictures) {
        SampleCounter counter = one.counter();
        ReadStream stream = one.stream();
        int[] samples = counter.samples();
        if (samples.length == 0 || counter.rate() <= 0) {
            notes.add(SOUND_NEVER_COMES);
            return Optional.empty();
        }
        Rational zero = pictures.tick().times(pictures.firstTicks());
        Timeline heard = stream.timeline(video().timeline(List.of()).offsets());
        List<SoundIndex.Run> runs =
                SoundRuns.find(heard.repaired(), heard.jumps(), stream.tick, samples, counter.rate(), zero);
        if (runs.isEmpty()) {
            notes.add("the sound cannot be decoded");
            return Optional.empty();
        }
        return Optional.of(new SoundIndex(stream.number, stream.tick, counter.rate(), stream.table, samples, runs));
    }

    /** The tables of the pictures and of the main sound name the content, with samples of all of it. */
    private String contentId(FileStamp stamp, int main) throws MediaException {
        MessageDigest digest = Digests.sha256();
        ByteBuffer line = ByteBuffer.allocate(24);
        digest.update(line.putLong(stamp.size()).array());
        List<PacketTable> tables = new ArrayList<>(List.of(video().table));
        audio.stream().filter(one -> one.stream().number == main).forEach(one -> tables.add(one.stream().table));
        for (PacketTable table : tables) {
            for (int i = 0; i < table.count(); i++) {
                line.clear().putInt(table.size(i)).putLong(table.stamp(i)).putLong(table.position(i));
                digest.update(line.putInt(table.is(i, PacketTable.KEY) ? 1 : 0).array());
            }
        }
        ContentSample.add(file, stamp.size(), digest);
        return Digests.hex(digest.digest());
    }

    private MediaReport report(Demuxer demuxer, AssetIndex index) {
        VideoIndex pictures = index.video();
        AVStream stream = demuxer.stream(video().number);
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
        int first = index.sound().map(SoundIndex::stream).orElse(-1);
        for (int i : sounds(demuxer)) {
            heard.add(i == first ? 0 : heard.size(), audio(demuxer.stream(i), i));
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

    private MediaReport.Audio audio(AVStream stream, int number) {
        AVCodecParameters parameters = stream.codecpar();
        int rate = audio.stream()
                .filter(one -> one.stream().number == number)
                .mapToInt(one -> one.counter().rate())
                .findFirst()
                .orElse(parameters.sample_rate());
        int channels = parameters.ch_layout().nb_channels();
        String language = tag(stream.metadata(), "language");
        return new MediaReport.Audio(name(parameters), rate, channels, language, role(stream).words);
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
