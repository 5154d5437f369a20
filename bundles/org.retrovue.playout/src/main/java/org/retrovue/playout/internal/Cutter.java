package org.retrovue.playout.internal;

import java.util.ArrayList;
import java.util.List;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.channel.Channel;
import org.retrovue.api.channel.Segment;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;

/** Says where a channel's segments lie and what they are made of: segment n is the GOPs whose first frame lies in [n S, (n + 1) S). */
final class Cutter {
    private final Timeline timeline;

    Cutter(Timeline timeline) {
        this.timeline = timeline;
    }

    Segment.Place place(Channel channel, long number) {
        return place(channel, number, gops(channel, number));
    }

    Cut cut(Channel channel, long number) {
        List<Gop> gops = gops(channel, number);
        Segment.Place place = place(channel, number, gops);
        FrameRate rate = channel.format().rate();
        SoundFrames sound = SoundFrames.of(place.frames(), rate);
        return new Cut(place, gops, sound, heard(channel, sound, rate));
    }

    /** Returns the number of the segment that holds a frame. */
    long numberOf(Channel channel, long frame) {
        long number = Math.floorDiv(frame, (long) channel.format().rate().segmentFrames());
        return place(channel, number).frames().start() > frame ? number - 1 : number;
    }

    private List<Gop> gops(Channel channel, long number) {
        FrameRate rate = channel.format().rate();
        long cell = rate.segmentFrames();
        FrameRange range = new FrameRange(Math.multiplyExact(number, cell), Math.multiplyExact(number + 1, cell));
        GopGrid grid = new GopGrid(rate);
        List<Gop> gops = new ArrayList<>();
        for (Event event : timeline.events(channel, range)) {
            gops.addAll(grid.startingIn(event, range));
        }
        return gops;
    }

    private static Segment.Place place(Channel channel, long number, List<Gop> gops) {
        FrameRate rate = channel.format().rate();
        FrameRange frames = new FrameRange(
                gops.get(0).frames().start(), gops.get(gops.size() - 1).frames().end());
        return new Segment.Place(number, frames, rate.startOf(frames.start()), rate.seconds(frames.count()));
    }

    private List<Event> heard(Channel channel, SoundFrames sound, FrameRate rate) {
        long firstFrame = frameOfSample(sound.firstSample(), rate);
        long lastFrame = frameOfSample(sound.firstSample() + sound.samples() - 1, rate);
        return timeline.events(channel, new FrameRange(firstFrame, lastFrame + 1));
    }

    /** Returns the frame that a sample belongs to. */
    static long frameOfSample(long sample, FrameRate rate) {
        long samplesByDen = FrameRate.SAMPLE_HZ * rate.den();
        long frame = Math.floorDiv(sample, samplesByDen) * rate.num()
                + Math.floorDiv(Math.floorMod(sample, samplesByDen) * rate.num(), samplesByDen);
        // The division is exact but the grid of samples is rounded down: the frame after may begin at this very sample.
        while (rate.firstSample(frame + 1) <= sample) {
            frame++;
        }
        while (rate.firstSample(frame) > sample) {
            frame--;
        }
        return frame;
    }
}
