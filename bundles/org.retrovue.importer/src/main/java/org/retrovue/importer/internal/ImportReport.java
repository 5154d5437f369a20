package org.retrovue.importer.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.retrovue.api.plan.Problem;

/** What an import made, and what it could not keep. */
record ImportReport(
        Conversion made, String timezone, Path target, List<Problem> problems, boolean written, boolean dryRun) {
    private static final ObjectMapper JSON = new ObjectMapper();

    ImportReport {
        problems = List.copyOf(problems);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        if (dryRun) {
            text.append(made.text()).append('\n');
        }
        text.append("The ").append(made.format());
        if (written) {
            text.append(" is the channel file ").append(target).append(" now.");
        } else if (dryRun) {
            text.append(" would become ").append(target).append(". Nothing was written.");
        } else {
            text.append(" was not written: what became of it has errors. See it with --dry-run.");
        }
        if (made.notes().isEmpty()) {
            text.append(" All of it was kept.");
        } else {
            text.append(" Not kept as it was:");
            made.notes().forEach(note -> text.append("\n  ").append(note));
        }
        if (timezone.equals("UTC")) {
            text.append("\nIts times are taken as UTC; --timezone says otherwise.");
        }
        if (!problems.isEmpty()) {
            text.append("\nWhat the station says of the channel file:");
            problems.forEach(problem -> text.append("\n  ").append(problem));
        }
        return text.toString();
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", made.format());
        all.put("file", target.toString());
        all.put("written", written);
        all.put("dryRun", dryRun);
        all.put("text", made.text());
        List<Map<String, Object>> notes = new ArrayList<>();
        for (Note note : made.notes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", note.kind().name().toLowerCase(Locale.ROOT));
            one.put("file", note.file());
            one.put("line", note.line());
            one.put("column", note.column());
            one.put("what", note.what());
            one.put("why", note.why());
            notes.add(one);
        }
        all.put("notes", notes);
        all.put("problems", problems.stream().map(Problem::toString).toList());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts can always be written", e);
        }
    }
}
