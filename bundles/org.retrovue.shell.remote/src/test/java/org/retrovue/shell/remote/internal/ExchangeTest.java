package org.retrovue.shell.remote.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.junit.Before;
import org.junit.Test;

public final class ExchangeTest {

    private final CommandProcessorImpl processor = new CommandProcessorImpl(null);

    /** A command of a station. */
    public static final class Greeter {
        public String greet(String name) {
            return "hello " + name;
        }

        public void fail() {
            throw new IllegalStateException("no such channel");
        }
    }

    /** The shell's own command. */
    public static final class Helper {
        public void help(CommandSession session, String name) {
            session.getConsole().println(name + " - says hello to NAME");
        }

        public void cat() {
            // what is piped here is on the console already
        }
    }

    @Before
    public void addCommands() {
        processor.addCommand("retrovue", new Greeter(), "greet");
        processor.addCommand("retrovue", new Greeter(), "fail");
    }

    @Test
    public void whoKnowsTheKeyGetsTheAnswer() throws IOException {
        assertThat(call("key\ngreet viewer\n")).isEqualTo("0\nhello viewer\n");
    }

    @Test
    public void whoDoesNotKnowTheKeyGetsNothing() throws IOException {
        assertThat(call("guess\ngreet viewer\n")).isEmpty();
        assertThat(call("\ngreet viewer\n")).isEmpty();
        assertThat(call("")).isEmpty();
    }

    @Test
    public void failedCommandSaysWhyAndIsMarked() throws IOException {
        assertThat(call("key\nfail\n")).startsWith("1\n").contains("no such channel");
        assertThat(call("key\nnosuchcommand\n")).startsWith("1\n").contains("nosuchcommand");
    }

    @Test
    public void wrongArgumentsAreAnsweredWithWhatTheCommandTakes() throws IOException {
        processor.addCommand("felix", new Helper(), "help");
        processor.addCommand("gogo", new Helper(), "cat");

        assertThat(call("key\ngreet\n"))
                .isEqualTo("1\ngreet does not take these arguments:\ngreet - says hello to NAME\n");
    }

    @Test
    public void withoutHelpWrongArgumentsAreSaidToo() throws IOException {
        assertThat(call("key\ngreet one two three\n"))
                .startsWith("1\ngreet does not take these arguments:\n")
                .endsWith("retrovue:help greet says which.\n");
    }

    private String call(String request) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exchange((CommandProcessor) processor, "key")
                .with(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
