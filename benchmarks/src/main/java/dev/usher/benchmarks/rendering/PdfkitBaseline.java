package dev.usher.benchmarks.rendering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The same page by pdfkit and qrcode, in a separate Node process.
///
/// @param folder where the scripts are
record PdfkitBaseline(Path folder) {
    /// Whether Node is there. Fetches the two packages when they are not.
    boolean isUsable() throws InterruptedException {
        try {
            return run(List.of("node", "--version")).status() == 0
                    && (Files.isDirectory(folder.resolve("node_modules"))
                            || run(List.of("npm", "ci", "--silent", "--no-audit", "--no-fund"))
                                            .status()
                                    == 0);
        } catch (IOException e) {
            return false;
        }
    }

    /// Renders for this number of seconds of the process's CPU time, after half as many for warming up.
    ///
    /// @param qrAs `png` or `vector`
    /// @return tickets per CPU second
    Round round(String qrAs, int cpuSeconds, Path ticket) throws IOException, InterruptedException {
        Ended ended = run(List.of("node", "measure.mjs", qrAs, Integer.toString(cpuSeconds), ticket.toString()));
        if (ended.status() != 0) {
            throw new IllegalStateException("node ended with status " + ended.status());
        }
        JsonNode result = new ObjectMapper().readTree(ended.output());
        return new Round(
                result.path("perCpuSecond").asDouble(), result.path("bytes").asInt());
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int status, String output) {}

    /// What one round gave.
    ///
    /// @param bytes size of one ticket
    record Round(double perCpuSecond, int bytes) {}
}
