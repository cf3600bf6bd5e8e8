package dev.usher.cli.cloud;

/// Who runs the command, as AWS sees it: not a name that anybody can set.
///
/// @param arn of the user, or of the role's session
/// @param account twelve digits
public record Caller(String arn, String account) {}
