package org.retrovue.dsl.internal;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.retrovue.api.plan.PlanText;
import org.retrovue.api.plan.ScheduleCompiler;
import org.retrovue.dsl.internal.plan.ChannelPlan;
import org.retrovue.dsl.internal.read.ChannelFileReader;
import org.retrovue.dsl.internal.read.Problems;

/** The YAML schedule language: see docs/dsl.md. Stateless. */
@Component
public final class YamlCompiler implements ScheduleCompiler {
    @Override
    public String id() {
        return "yaml";
    }

    @Override
    public Reading read(PlanText text) {
        Problems problems = new Problems(text.file());
        Optional<ChannelPlan> plan = ChannelFileReader.read(text, problems);
        return new Reading(
                problems.hasErrors() ? Optional.empty() : plan.map(ChannelPlan::channel), problems.inOrder());
    }

    @Override
    public Compilation compile(Request request) {
        Problems problems = new Problems(request.text().file());
        Optional<ChannelPlan> read = ChannelFileReader.read(request.text(), problems);
        Optional<Plan> plan = read.flatMap(PlainPlan::of);
        if (plan.isEmpty() || problems.hasErrors()) {
            return new Compilation(Optional.empty(), problems.inOrder());
        }
        DayCompiler compiler = new DayCompiler(plan.get(), request);
        return new Compilation(Optional.of(compiler.compile()), List.copyOf(compiler.warnings()));
    }
}
