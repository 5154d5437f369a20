package org.retrovue.dsl.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with one file, up to a bound: a file that is not a channel file at all must not make a book. */
final class Problems {
    private static final int MOST = 100;

    private final String file;
    private final List<Problem> list = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void error(Node at, String code, String message, @Nullable String suggestion) {
        add(Severity.ERROR, at.getStartMark(), code, message, suggestion);
    }

    void warning(Node at, String code, String message, @Nullable String suggestion) {
        add(Severity.WARNING, at.getStartMark(), code, message, suggestion);
    }

    void error(@Nullable Mark at, String code, String message, @Nullable String suggestion) {
        add(Severity.ERROR, at, code, message, suggestion);
    }

    void warning(@Nullable Mark at, String code, String message, @Nullable String suggestion) {
        add(Severity.WARNING, at, code, message, suggestion);
    }

    private void add(Severity severity, @Nullable Mark at, String code, String message, @Nullable String suggestion) {
        if (list.size() < MOST) {
            int line = at == null ? 0 : at.getLine() + 1;
            int column = at == null ? 0 : at.getColumn() + 1;
            list.add(new Problem(severity, code, file, line, column, message, Optional.ofNullable(suggestion)));
        }
    }

    int count() {
        return list.size();
    }

    boolean hasErrors() {
        return list.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    List<Problem> inOrder() {
        return list.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
