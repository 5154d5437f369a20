package org.retrovue.shell.remote.internal;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;

/** One call: a line with the key, a line with the command; back comes a line with the exit code, then what the command said. */
record Exchange(CommandProcessor processor, String key) {
    /** What Gogo says when no method of a command takes the arguments; a name that Java reserves has an underscore there. */
    private static final Pattern WRONG_ARGUMENTS = Pattern.compile("Cannot coerce _?(\\w+)\\(");

    void with(InputStream in, OutputStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        if (!isKey(lines.readLine())) {
            return;
        }
        String command = lines.readLine();
        if (command != null) {
            answer(command, out);
        }
    }

    private boolean isKey(@Nullable String line) {
        return line != null
                && MessageDigest.isEqual(line.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(String command, OutputStream out) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = run(command, new PrintStream(said, true, StandardCharsets.UTF_8));
        out.write((code + "\n").getBytes(StandardCharsets.UTF_8));
        said.writeTo(out);
        out.flush();
    }

    private int run(String command, PrintStream said) {
        try (CommandSession session = processor.createSession(new ByteArrayInputStream(new byte[0]), said, said)) {
            session.put("SCOPE", "retrovue:*");
            return run(command, session, said);
        }
    }

    private static int run(String command, CommandSession session, PrintStream said) {
        try {
            Object result = session.execute(command);
            if (result != null) {
                said.println(session.format(result, Converter.INSPECT));
            }
            return 0;
        } catch (Exception e) {
            // Whatever a command throws is its answer, as in any shell.
            String message = e.getMessage() == null ? e.toString() : e.getMessage();
            Matcher wrong = WRONG_ARGUMENTS.matcher(message);
            if (wrong.lookingAt()) {
                usage(wrong.group(1), session, said);
            } else {
                said.println(message);
            }
            return 1;
        }
    }

    /** The shell answers wrong arguments with types of Java; the command's own description helps people. */
    private static void usage(String name, CommandSession session, PrintStream said) {
        said.println(name + " does not take these arguments:");
        try {
            // Alone it would run in this thread, of which Gogo lets go of the streams when a command fails.
            session.execute("felix:help " + name + " | gogo:cat");
        } catch (Exception e) {
            said.println("retrovue:help " + name + " says which.");
        }
    }
}
