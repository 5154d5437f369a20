package org.retrovue.dsl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.dsl.internal.day.DayCompiler;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.read.ChannelFileReader;
import org.retrovue.dsl.internal.read.Problems;

/** The YAML schedule language: see docs/dsl.md. What it remembers changes no result. Any thread. */
@Component
public final class YamlCompiler implements ScheduleCompiler {
    private static final int KNOWN = 2000;

    private final DayCompiler days = new DayCompiler();
    private final Map<String, Read> known = new LinkedHashMap<>(16, 0.75f, true);

    private record Read(Optional<ChannelPlan> plan, List<Problem> problems) {}

    @Override
    public String id() {
        return "yaml";
    }

    @Override
    public String schema() {
        try (InputStream resource = YamlCompiler.class.getResourceAsStream("/org/retrovue/dsl/channel.schema.json")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Reading read(PlanText text) {
        Read read = plan(text);
        return new Reading(read.plan.map(ChannelPlan::channel), read.problems);
    }

    @Override
    public Compilation compile(Request request) {
        Read read = plan(request.text());
        return read.plan
                .map(plan -> days.compile(plan, request))
                .orElseGet(() -> new Compilation(Optional.empty(), read.problems));
    }

    private Read plan(PlanText text) {
        String key = text.file() + "\n" + text.digest();
        synchronized (known) {
            Read read = known.get(key);
            if (read != null) {
                return read;
            }
        }
        Problems problems = new Problems(text.file());
        Optional<ChannelPlan> plan = ChannelFileReader.read(text, problems);
        Read read = new Read(problems.hasErrors() ? Optional.empty() : plan, problems.inOrder());
        synchronized (known) {
            known.put(key, read);
            if (known.size() > KNOWN) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return read;
    }
}
