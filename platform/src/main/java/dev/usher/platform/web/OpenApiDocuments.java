package dev.usher.platform.web;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// The framework serves `.yml` files as `text/plain` without a charset, which clients read as Latin-1, and
/// our documents then hold characters that YAML forbids.
@ServerFilter("/*/swagger/*.yml")
final class OpenApiDocuments {
    /// RFC 9512; it has no parameter for a charset, but clients that go by the charset alone need one.
    private static final String YAML = "application/yaml;charset=utf-8";

    @ResponseFilter
    void setContentType(MutableHttpResponse<?> response) {
        if (response.code() == HttpStatus.OK.getCode()) {
            response.contentType(YAML);
        }
    }
}
