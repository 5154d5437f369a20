package org.retrovue.playout.internal;

import java.util.Map;
import org.retrovue.api.blockplan.Event;
import org.retrovue.api.blockplan.EventKind;
import org.retrovue.api.channel.Channel;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.Picture;
import org.retrovue.media.api.PictureSink;

/** Shows something in place of an event that cannot be shown: a card of the synthetic producer; black where even that fails. Its sound is silence. */
final class Fallback {
    private final Productions productions;

    Fallback(Productions productions) {
        this.productions = productions;
    }

    /** Copies the stand-by card of an event, or fills with black. */
    void paint(Channel channel, Event event, HouseFormat format, Picture into) {
        into.fill(16, 128, 128);
        if (event.producer().equals(Event.SYNTHETIC)) {
            return;
        }
        Event card = Event.synthetic(
                "stand-by",
                EventKind.SLATE,
                event.frames(),
                Map.of("pattern", "slate", "title", channel.name(), "text", "Please stand by"));
        try {
            productions.use(card, format, KeptProductions.Use.PICTURES, 0, lent -> {
                lent.production().pictures(0, 1, copyTo(into));
                return new Productions.Done<>(into, 1, false);
            });
        } catch (MediaException e) {
            into.fill(16, 128, 128);
        }
    }

    private static PictureSink copyTo(Picture into) {
        return (frame, picture) -> into.copyFrom(picture);
    }
}
