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
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;

/** One call: a line with the key, a line with the command; back comes a line with the exit code, then what the command said. */
record Exchange(CommandProcessor processor, String key) {

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
            Object result = session.execute(command);
            if (result != null) {
                said.println(session.format(result, Converter.INSPECT));
            }
            return 0;
        } catch (Exception e) {
            // Whatever a command throws is its answer, as in any shell.
            String message = e.getMessage();
            said.println(message == null ? e.toString() : message);
            return 1;
        }
    }
}
