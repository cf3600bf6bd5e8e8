package dev.usher.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;

/// Asks the person at the terminal.
public final class Question {
    private static final BufferedReader ANSWERS =
            new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

    private Question() {}

    /// Whether the answer is yes. The end of the input, as in a script without `--yes`, is no.
    public static boolean isAnsweredYes(PrintWriter out, String question) {
        out.print(question + " [y/N] ");
        out.flush();
        try {
            String answer = ANSWERS.readLine();
            return answer != null && answer.strip().equalsIgnoreCase("y");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
