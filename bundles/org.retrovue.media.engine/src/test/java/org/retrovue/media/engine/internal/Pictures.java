package org.retrovue.media.engine.internal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.retrovue.media.api.Picture;

/** What tests want to know of pictures. */
final class Pictures {
    private Pictures() {}

    static long digest(Picture picture) {
        CRC32C digest = new CRC32C();
        add(digest, picture.y(), picture.lumaStride(), picture.width(), picture.height());
        add(digest, picture.u(), picture.chromaStride(), picture.width() / 2, picture.height() / 2);
        add(digest, picture.v(), picture.chromaStride(), picture.width() / 2, picture.height() / 2);
        return digest.getValue();
    }

    private static void add(CRC32C digest, ByteBuffer plane, int stride, int width, int height) {
        for (int row = 0; row < height; row++) {
            digest.update(plane.slice(row * stride, width));
        }
    }
}
