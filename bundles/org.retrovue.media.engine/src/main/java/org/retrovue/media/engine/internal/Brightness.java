package org.retrovue.media.engine.internal;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_CONTENT_LIGHT_LEVEL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_MASTERING_DISPLAY_METADATA;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVContentLightMetadata;
import org.bytedeco.ffmpeg.avutil.AVMasteringDisplayMetadata;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** Reads how bright a film gets. Only what its container says of the whole film counts: messages between pictures would make a picture depend on where one began to read. */
final class Brightness {
    private static final int LEAST = 100;
    private static final int MOST = 10_000;

    private Brightness() {}

    /** Returns the light of the brightest pixel in cd/m2; that of the display on which the film was graded where nobody says; 1,000 where nobody says that either. */
    static int of(AVCodecParameters parameters) {
        int display = 0;
        for (int i = 0; i < parameters.nb_coded_side_data(); i++) {
            AVPacketSideData data = parameters.coded_side_data().getPointer(i);
            if (data.type() == AV_PKT_DATA_CONTENT_LIGHT_LEVEL) {
                int level = new AVContentLightMetadata(data.data()).MaxCLL();
                if (level >= LEAST && level <= MOST) {
                    return level;
                }
            } else if (data.type() == AV_PKT_DATA_MASTERING_DISPLAY_METADATA) {
                AVMasteringDisplayMetadata screen = new AVMasteringDisplayMetadata(data.data());
                AVRational most = screen.max_luminance();
                display = screen.has_luminance() != 0 && most.den() > 0 ? most.num() / most.den() : display;
            }
        }
        return display >= LEAST && display <= MOST ? display : Light.USUAL_PEAK;
    }
}
