package dev.usher.localcloud.stripe.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Breaks off connections, as a network does.
@Singleton
final class Connections {

    /// Closes the connection of a request.
    ///
    /// @return an answer for the framework; nobody gets it
    HttpResponse<String> drop(HttpRequest<?> request) {
        var inner = request;
        while (inner instanceof HttpRequestWrapper<?> wrapper) {
            inner = wrapper.getDelegate();
        }
        if (!(inner instanceof NettyHttpRequest<?> netty)) {
            throw new IllegalStateException("Not a request of Netty: " + inner.getClass());
        }
        netty.getChannelHandlerContext().channel().close().syncUninterruptibly();
        return HttpResponse.serverError();
    }

    HttpResponse<String> dropAfter(Duration silence, HttpRequest<?> request) {
        try {
            Thread.sleep(silence);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return drop(request);
    }
}
