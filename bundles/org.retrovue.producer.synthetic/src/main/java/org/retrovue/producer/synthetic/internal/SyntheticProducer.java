package org.retrovue.producer.synthetic.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.retrovue.media.api.MediaException;
import org.retrovue.media.api.producer.Producer;
import org.retrovue.media.api.producer.Production;
import org.retrovue.media.api.producer.ProductionRequest;

/**
 * Makes pictures and sound of nothing but the frame number.
 *
 * <p>Parameters of an event: {@code pattern} is "bars" (colour bars and a tone of 1 kHz at -18 dB), "slate" (a card with {@code title} and {@code text}), "countdown" (seconds to the end, under {@code title}) or
 * "black" (and silence). Without a pattern it is a slate.
 */
@Component
public final class SyntheticProducer implements Producer {
    /** Begins; there is nothing to configure. */
    @Activate
    public SyntheticProducer() {}

    @Override
    public String id() {
        return "synthetic";
    }

    @Override
    public Production open(ProductionRequest request) throws MediaException {
        return new SyntheticProduction(request, pattern(request));
    }

    private static Pattern pattern(ProductionRequest request) throws MediaException {
        String name = request.parameters().getOrDefault("pattern", "slate");
        String title = plain(request.parameters().getOrDefault("title", ""));
        String text = plain(request.parameters().getOrDefault("text", ""));
        return switch (name) {
            case "bars" -> new Bars(title);
            case "slate" -> new Slate(title, text);
            case "countdown" ->
                new Countdown(title, request.frames().count(), request.format().rate());
            case "black" -> new Black();
            default ->
                throw new MediaException("the synthetic producer has no pattern \"" + name
                        + "\"; it has bars, slate, countdown and black");
        };
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
    }
}
