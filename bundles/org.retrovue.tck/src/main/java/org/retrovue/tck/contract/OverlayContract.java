package org.retrovue.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.retrovue.media.api.overlay.Overlay;
import org.retrovue.media.api.overlay.OverlayImage;
import org.retrovue.media.api.overlay.OverlayPlan;
import org.retrovue.media.api.overlay.OverlayRequest;

/**
 * What every {@link Overlay} keeps.
 *
 * @see "docs/contracts/extension-points.md, OVL-1 to OVL-6"
 */
public abstract class OverlayContract {
    private static final List<Long> FRAMES = List.of(0L, 1L, 10L, 29L, 45L);

    /**
     * Makes the overlay.
     *
     * @return a new one, configured alike each time
     * @throws Exception when it cannot be made
     */
    protected abstract Overlay overlay() throws Exception;

    /**
     * Makes a request for an event of 60 frames or more over which it shows.
     *
     * @return the same each time
     */
    protected abstract OverlayRequest request();

    /**
     * Makes a request for an event over which it does not show.
     *
     * @return the request; nothing where it always shows
     */
    protected Optional<OverlayRequest> hiddenRequest() {
        return Optional.empty();
    }

    private OverlayPlan plan() throws Exception {
        return overlay().plan(request()).orElseThrow(() -> new AssertionError("it shows nothing over the event"));
    }

    private static List<Integer> pixels(OverlayPlan plan, long frame) {
        return plan.image(frame)
                .map(image -> Arrays.stream(image.argb()).boxed().toList())
                .orElse(List.of());
    }

    @Test
    public void required_OVL_1_itsNameStays() throws Exception {
        assertThat(overlay().id()).isEqualTo(overlay().id()).matches("[a-z0-9][a-z0-9.-]*");
    }

    @Test
    public void required_OVL_2_theSameEventHasTheSameFingerprint() throws Exception {
        assertThat(plan().fingerprint()).isNotBlank().isEqualTo(plan().fingerprint());
    }

    @Test
    public void required_OVL_3_anImageDoesNotDependOnWhatWasAskedBefore() throws Exception {
        OverlayPlan forward = plan();
        OverlayPlan backward = plan();
        List<List<Integer>> inOrder =
                FRAMES.stream().map(frame -> pixels(forward, frame)).toList();

        for (int i = FRAMES.size() - 1; i >= 0; i--) {
            assertThat(pixels(backward, FRAMES.get(i))).isEqualTo(inOrder.get(i));
        }
        assertThat(inOrder).as("shows in one of the frames").anyMatch(image -> !image.isEmpty());
    }

    @Test
    public void required_OVL_4_imagesTouchThePicture() throws Exception {
        OverlayPlan plan = plan();
        for (long frame : FRAMES) {
            plan.image(frame).ifPresent(image -> {
                assertThat(image.x()).isLessThan(request().format().width());
                assertThat(image.y()).isLessThan(request().format().height());
                assertThat(image.x() + image.width()).isPositive();
                assertThat(image.y() + image.height()).isPositive();
            });
        }
    }

    @Test
    public void required_OVL_5_coloursArePremultiplied() throws Exception {
        OverlayPlan plan = plan();
        for (long frame : FRAMES) {
            Optional<OverlayImage> image = plan.image(frame);
            for (int argb : image.isPresent() ? image.get().argb() : new int[0]) {
                int alpha = argb >>> 24;
                int brightest = Math.max(argb >> 16 & 0xFF, Math.max(argb >> 8 & 0xFF, argb & 0xFF));
                assertThat(brightest).isLessThanOrEqualTo(alpha);
            }
        }
    }

    @Test
    public void required_OVL_6_itStaysAwayWhereItShould() throws Exception {
        Optional<OverlayRequest> hidden = hiddenRequest();
        if (hidden.isPresent()) {
            assertThat(overlay().plan(hidden.get())).isEmpty();
        }
    }
}
