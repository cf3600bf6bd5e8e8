package dev.usher.platform.limit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;

/// Where counts are kept. A service whose instances share limits sets `limits.table`.
///
/// @param table logical name in topology.json; blank if each instance counts for itself
@ConfigurationProperties("limits")
@Requires(property = "limits.table", notEquals = "")
record LimitConfig(String table) {}
