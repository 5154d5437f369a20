package org.retrovue.overlay.bug.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.overlay.Overlay;
import org.retrovue.media.api.overlay.OverlayImage;
import org.retrovue.media.api.overlay.OverlayPlan;
import org.retrovue.media.api.overlay.OverlayRequest;
import org.retrovue.media.api.producer.Typeface;

/**
 * Draws the station's name into a corner of its programmes; commercials, slates and what is black stay without.
 *
 * <p>A channel's parameters: {@code bug.text} (without it there is none), {@code bug.corner} is "top-left", "top-right", "bottom-left" or "bottom-right" (as it is without), {@code bug.opacity} is a share such as 0.5 or percent such as 50 (45).
 */
@Component
public final class BugOverlay implements Overlay {
    private static final Set<String> SHOWN_OVER = Set.of("content", "live", "promo", "filler");
    private static final int USUAL_OPACITY = 45;
    private static final int LONGEST = 24;

    /** Begins; there is nothing to configure. */
    @Activate
    public BugOverlay() {}

    @Override
    public String id() {
        return "bug";
    }

    @Override
    public Optional<OverlayPlan> plan(OverlayRequest request) {
        Map<String, String> wishes = request.parameters();
        String text = wishes.getOrDefault("bug.text", "").strip();
        if (text.isEmpty() || !SHOWN_OVER.contains(request.kind())) {
            return Optional.empty();
        }
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return Optional.of(
                new Bug(shown, wishes.getOrDefault("bug.corner", "bottom-right"), opacity(wishes), request.format()));
    }

    private static int opacity(Map<String, String> wishes) {
        try {
            String wish =
                    wishes.getOrDefault("bug.opacity", USUAL_OPACITY + "%").strip();
            BigDecimal number = new BigDecimal(wish.replace("%", "").strip());
            boolean isShare = !wish.endsWith("%") && number.compareTo(BigDecimal.ONE) <= 0;
            BigDecimal percent = isShare ? number.movePointRight(2) : number;
            return percent.max(BigDecimal.ONE).min(BigDecimal.valueOf(100)).intValue();
        } catch (NumberFormatException e) {
            return USUAL_OPACITY;
        }
    }

    /** The same image over every frame, drawn when it is first wanted. */
    private static final class Bug implements OverlayPlan {
        private final String text;
        private final String corner;
        private final int opacity;
        private final HouseFormat format;
        private volatile Optional<OverlayImage> image = Optional.empty();

        Bug(String text, String corner, int opacity, HouseFormat format) {
            this.text = text;
            this.corner = corner;
            this.opacity = opacity;
            this.format = format;
        }

        @Override
        public String fingerprint() {
            return "bug 1 " + corner + " " + opacity + " " + text;
        }

        @Override
        public Optional<OverlayImage> image(long frame) {
            if (image.isEmpty()) {
                image = Optional.of(draw());
            }
            return image;
        }

        private OverlayImage draw() {
            double aspect =
                    (double) format.pixelAspect().num() / format.pixelAspect().den();
            double size = format.height() / 18.0;
            Typeface letters = Typeface.house();
            int margin = (int) Math.ceil(size / 6);
            int width = Math.min(format.width(), (int) Math.ceil(letters.width(text, size) / aspect) + 2 * margin);
            int height = (int) Math.ceil(letters.lineHeight(size)) + 2 * margin;
            BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
            Graphics2D pen = drawn.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            Path2D.Double outline = letters.outline(text, margin, margin + letters.ascent(size), size);
            pen.scale(1 / aspect, 1);
            pen.translate(size / 20, size / 20);
            pen.setColor(new Color(0, 0, 0, alpha() / 2));
            pen.fill(outline);
            pen.translate(-size / 20, -size / 20);
            pen.setColor(new Color(255, 255, 255, alpha()));
            pen.fill(outline);
            pen.dispose();
            int[] argb = ((DataBufferInt) drawn.getRaster().getDataBuffer()).getData();
            int left = corner.endsWith("left") ? inset(format.width()) : format.width() - inset(format.width()) - width;
            int top = corner.startsWith("top")
                    ? inset(format.height())
                    : format.height() - inset(format.height()) - height;
            return new OverlayImage(left, top, width, height, argb);
        }

        private int alpha() {
            return 255 * opacity / 100;
        }

        private static int inset(int side) {
            return side / 16;
        }
    }
}
