package org.retrovue.media.api;

/** Takes pictures in order. */
@FunctionalInterface
public interface PictureSink {
    /**
     * Takes one picture.
     *
     * @param frame its number, as the giver counts
     * @param picture lent for this call only
     * @throws MediaException when it cannot be taken; the giver stops
     */
    void accept(long frame, Picture picture) throws MediaException;
}
