package org.retrovue.playout.internal;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.Picture;

/** Pictures to work in, used again, because native memory is freed late. Any thread. */
final class Scratch {
    private static final int MOST = 8;

    private final ConcurrentLinkedQueue<Picture> free = new ConcurrentLinkedQueue<>();

    Picture take(HouseFormat format) {
        Picture found = free.poll();
        boolean fits = found != null && found.width() == format.width() && found.height() == format.height();
        return found != null && fits ? found : Picture.allocate(format.width(), format.height());
    }

    void giveBack(Picture picture) {
        if (free.size() < MOST) {
            free.add(picture);
        }
    }
}
