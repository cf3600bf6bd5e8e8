package dev.usher.validation.admission;

/// What the fields of a scan look like, wherever a device sends one.
public final class ScanPatterns {
    public static final String SCAN_ID = "[A-Za-z0-9._:-]{1,64}";
    public static final String SCAN_ID_RULE = "must be 1 to 64 of A-Z a-z 0-9 . _ : -";
    public static final String GATE = "(?=.*\\S).{1,60}";
    public static final String GATE_RULE = "must be 1 to 60 characters";
    public static final String DIRECTION = "entry|exit";
    public static final String DIRECTION_RULE = "must be entry or exit";

    private ScanPatterns() {}
}
