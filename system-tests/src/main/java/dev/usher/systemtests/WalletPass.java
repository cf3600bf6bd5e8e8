package dev.usher.systemtests;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/// A pass as a phone opens it.
public final class WalletPass {
    private WalletPass() {}

    /// What it says, as JSON.
    ///
    /// @throws StepFailed if it is not a pass, or is not signed
    public static String facts(byte[] pass) {
        Map<String, byte[]> files = unzip(pass);
        for (String file : new String[] {"manifest.json", "signature", "icon.png"}) {
            StepFailed.unless(files.containsKey(file), "the pass has no " + file);
        }
        return Optional.ofNullable(files.get("pass.json"))
                .map(facts -> new String(facts, StandardCharsets.UTF_8))
                .orElseThrow(() -> new StepFailed("the pass has no pass.json"));
    }

    private static Map<String, byte[]> unzip(byte[] archive) {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pass is not a ZIP", e);
        }
        return files;
    }
}
