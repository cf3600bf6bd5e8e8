package dev.usher.systemtests.scanner;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Instant;

/// A hand scanner, which believes that the keyboard has an American layout, at a computer with a German one: the keys
/// are
/// the same, the letters are not. It takes ten milliseconds a key, however busy this machine is.
final class HandScanner {
    private static final double SECONDS_BETWEEN_KEYS = 0.01;

    private HandScanner() {}

    /// Types a code where the focus is, and ends with Enter.
    static void type(Page page, String code) {
        CDPSession keyboard = page.context().newCDPSession(page);
        double start = Instant.now().toEpochMilli() / 1000.0;
        for (int index = 0; index < code.length(); index++) {
            press(keyboard, code.charAt(index), start + index * SECONDS_BETWEEN_KEYS);
        }
        page.keyboard().press("Enter");
        keyboard.detach();
    }

    private static void press(CDPSession keyboard, char character, double secondsOfEpoch) {
        char shown = character == 'Y' ? 'Z' : character == 'Z' ? 'Y' : character;
        var key = new JsonObject();
        key.addProperty("type", "keyDown");
        key.addProperty("timestamp", secondsOfEpoch);
        key.addProperty("code", (Character.isDigit(character) ? "Digit" : "Key") + character);
        key.addProperty("key", String.valueOf(shown));
        key.addProperty("text", String.valueOf(shown));
        keyboard.send("Input.dispatchKeyEvent", key);
        key.addProperty("type", "keyUp");
        key.remove("text");
        keyboard.send("Input.dispatchKeyEvent", key);
    }
}
