package org.retrovue.dsl.internal.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.retrovue.api.plan.Problem;
import org.retrovue.api.plan.Problem.Severity;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Collects what is wrong with one channel file and those that it extends, up to a bound: a file that is not a channel file at all must not make a book. */
public final class Problems {
    private static final int MOST = 100;

    /** Thrown when there are so many that no more need be looked for. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("so many problems", null, false, false);
        }
    }

    private final String file;
    private int errors;
    private final List<Problem> list = new ArrayList<>();

    /** Begins for a channel file. */
    public Problems(String file) {
        this.file = file;
    }

    void error(Node at, String code, String message, @Nullable String suggestion) {
        error(at.getStartMark(), code, message, suggestion);
    }

    void warning(Node at, String code, String message, @Nullable String suggestion) {
        add(Severity.WARNING, at.getStartMark(), code, message, suggestion);
    }

    void error(Mark at, String code, String message, @Nullable String suggestion) {
        add(Severity.ERROR, at, code, message, suggestion);
    }

    /** Tells what is wrong with a file as a whole. */
    void whole(String of, String code, String message, @Nullable String suggestion) {
        add(new Problem(Severity.ERROR, code, of, 0, 0, message, Optional.ofNullable(suggestion)));
    }

    private void add(Severity severity, Mark at, String code, String message, @Nullable String suggestion) {
        int line = at.getLine() + 1;
        int column = at.getColumn() + 1;
        add(new Problem(severity, code, at.getName(), line, column, message, Optional.ofNullable(suggestion)));
    }

    private void add(Problem problem) {
        boolean error = problem.severity() == Severity.ERROR;
        errors += error ? 1 : 0;
        if (error && errors > MOST) {
            throw new Enough();
        }
        // An error always finds a place: warnings leave as much.
        if (error || list.size() - errors < MOST) {
            list.add(problem);
        }
    }

    int count() {
        return list.size();
    }

    /** Tells whether there is one that must be mended. */
    public boolean hasErrors() {
        return errors > 0;
    }

    /** Returns all: first those of the channel file in order of place, then those of others by name. */
    public List<Problem> inOrder() {
        return list.stream()
                .sorted(Comparator.comparing((Problem p) -> !p.file().equals(file))
                        .thenComparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .limit(MOST)
                .toList();
    }
}
