package dev.usher.platform.aws;

import dev.usher.contracts.topology.Topology;
import dev.usher.platform.service.SettingException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the setting that names tables which were restored under another name.
final class RestoredTables {
    private static final String SETTING = "USHER_RESTORED_TABLES";

    /// What DynamoDB accepts as a name.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{3,255}");

    private RestoredTables() {}

    /// The same text.
    ///
    /// @throws SettingException if it cannot be read, or names an unknown table
    static String checked(@Nullable String text) {
        String given = text == null ? "" : text.strip();
        parse(given);
        return given;
    }

    /// The names on AWS by their logical names.
    ///
    /// @throws SettingException as [#checked]
    static Map<String, String> parse(String text) {
        var names = new HashMap<String, String>();
        for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] parts = pair.strip().split("=", -1);
            if (parts.length != 2 || !NAME.matcher(parts[1]).matches()) {
                throw new SettingException(
                        SETTING, "must be pairs such as payments=event-ticketing-payments-prod-2, separated by commas");
            }
            if (!Topology.load().tables().containsKey(parts[0])) {
                throw new SettingException(SETTING, "names a table that topology.json does not have");
            }
            names.put(parts[0], parts[1]);
        }
        return Map.copyOf(names);
    }
}
