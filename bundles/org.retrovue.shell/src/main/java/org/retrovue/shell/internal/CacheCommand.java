package org.retrovue.shell.internal;

import static org.retrovue.shell.internal.Answer.object;

import java.util.Map;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.retrovue.api.playout.RenderCache;

/** The command about what is kept of rendered pictures and sound. */
@Component(service = CacheCommand.class)
@GogoCommand(scope = "retrovue", function = "cache")
public final class CacheCommand {

    private static final long MIB = 1 << 20;

    private final RenderCache cache;

    /**
     * Made by the container.
     *
     * @param cache what it is about
     */
    @Activate
    public CacheCommand(@Reference RenderCache cache) {
        this.cache = cache;
    }

    /**
     * Shows the figures of the cache.
     *
     * @param json whether to answer in JSON
     * @return the answer
     */
    @Descriptor("shows what is kept of rendered pictures and sound, and how often that helped")
    public String cache(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json) {
        RenderCache.State state = cache.state();
        return Answer.of(json, () -> value(state), () -> text(state));
    }

    /**
     * Throws away what is kept.
     *
     * @param json whether to answer in JSON
     * @param yes whether it is meant; else only says what would go
     * @param action "clear"
     * @return the answer
     */
    @Descriptor("with \"clear --yes\": throws it away; without --yes it only says what would go")
    public String cache(
            @Descriptor("answer in JSON") @Parameter(names = "--json", presentValue = "true", absentValue = "false")
                    boolean json,
            @Descriptor("do it") @Parameter(names = "--yes", presentValue = "true", absentValue = "false") boolean yes,
            @Descriptor("clear") String action) {
        if (!action.equals("clear")) {
            throw new IllegalArgumentException("the cache can be shown (retrovue:cache) or cleared"
                    + " (retrovue:cache --yes clear), not \"" + action + "\"");
        }
        RenderCache.State gone = yes ? cache.clear() : cache.state();
        return Answer.of(
                json,
                () -> object("cleared", yes, "entries", gone.entries(), "bytes", gone.bytes()),
                () -> gone.entries() + " entries, " + gone.bytes() / MIB + " MiB, "
                        + (yes
                                ? "are gone; what is wanted again is rendered again."
                                : "would go, and be rendered again when they are wanted. To do it:"
                                        + " retrovue:cache --yes clear"));
    }

    private static Map<String, @Nullable Object> value(RenderCache.State state) {
        return object(
                "entries", state.entries(),
                "bytes", state.bytes(),
                "quota", state.quota(),
                "hits", state.hits(),
                "misses", state.misses(),
                "damaged", state.damaged(),
                "evicted", state.evicted());
    }

    private static String text(RenderCache.State state) {
        return new Table("ENTRIES", "MIB", "OF", "HITS", "MISSES", "DAMAGED", "EVICTED")
                .row(
                        state.entries(),
                        state.bytes() / MIB,
                        state.quota() / MIB,
                        state.hits(),
                        state.misses(),
                        state.damaged(),
                        state.evicted())
                .toString();
    }
}
