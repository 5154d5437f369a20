package org.retrovue.overlay.bug.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.media.api.HouseFormat;
import org.retrovue.media.api.overlay.Overlay;
import org.retrovue.media.api.overlay.OverlayImage;
import org.retrovue.media.api.overlay.OverlayRequest;
import org.retrovue.tck.contract.OverlayContract;
import org.retrovue.time.FrameRange;
import org.retrovue.time.FrameRate;
import org.retrovue.time.Rational;

public class BugOverlayTest extends OverlayContract {
    @Override
    protected Overlay overlay() {
        return new BugOverlay();
    }

    @Override
    protected OverlayRequest request() {
        return request("content", Map.of("bug.text", "RETRO 5"));
    }

    @Override
    protected Optional<OverlayRequest> hiddenRequest() {
        return Optional.of(request("commercial", Map.of("bug.text", "RETRO 5")));
    }

    private static OverlayRequest request(String kind, Map<String, String> wishes) {
        HouseFormat format = new HouseFormat(640, 360, Rational.ONE, FrameRate.NTSC, 25, "veryfast");
        return new OverlayRequest("retro", kind, format, new FrameRange(100, 200), wishes);
    }

    @Test
    public void channelsThatWishNoneHaveNone() {
        assertThat(overlay().plan(request("content", Map.of()))).isEmpty();
    }

    @Test
    public void itLiesInTheCornerThatTheChannelWishes() {
        OverlayImage usual = image(Map.of("bug.text", "5"));
        OverlayImage topLeft = image(Map.of("bug.text", "5", "bug.corner", "top-left"));

        assertThat(usual.x()).isGreaterThan(320);
        assertThat(usual.y()).isGreaterThan(180);
        assertThat(topLeft.x()).isLessThan(320);
        assertThat(topLeft.y()).isLessThan(180);
    }

    @Test
    public void opacityThatIsNoNumberIsTheUsualOne() {
        assertThat(image(Map.of("bug.text", "5", "bug.opacity", "strong")).argb())
                .isEqualTo(image(Map.of("bug.text", "5")).argb());
    }

    @Test
    public void opacityIsAShareOrPercent() {
        assertThat(image(Map.of("bug.text", "5", "bug.opacity", "0.5")).argb())
                .isEqualTo(image(Map.of("bug.text", "5", "bug.opacity", "50")).argb())
                .isEqualTo(image(Map.of("bug.text", "5", "bug.opacity", "50%")).argb())
                .isNotEqualTo(image(Map.of("bug.text", "5")).argb());
    }

    private OverlayImage image(Map<String, String> wishes) {
        return overlay().plan(request("content", wishes)).orElseThrow().image(0).orElseThrow();
    }
}
