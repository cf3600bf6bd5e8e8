package dev.usher.localcloud.s3;

import dev.usher.localcloud.provisioning.BucketCors;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.AbstractNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running S3 that accepts some access keys, all with one secret, and refuses wrong, changed and expired signatures.
public final class S3Emulator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(S3Emulator.class);

    /// Of all objects on disk: some 8,000 tickets. The service prints a missing one again.
    private static final long MOST_BYTES = 256L << 20;

    private final S3Proxy proxy;
    private final ScheduledExecutorService tidying = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("s3-tidying").factory());

    private S3Emulator(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /// Starts it and returns when it answers.
    ///
    /// @param stateDirectory where objects outlive the process; absent keeps them in memory
    public static S3Emulator start(
            String host, int port, Set<String> accessKeyIds, String secretKey, @Nullable Path stateDirectory) {
        try {
            var objects = blobStore(stateDirectory);
            var proxy = S3Proxy.builder()
                    .endpoint(URI.create("http://" + host + ":" + port))
                    .blobStore(objects)
                    .awsAuthentication(
                            AuthenticationType.AWS_V4, accessKeyIds.iterator().next(), secretKey)
                    // Storage class, tags and encryption: accepted, without effect.
                    .ignoreUnknownHeaders(true)
                    .corsRules(new CrossOriginResourceSharing(
                            List.of(BucketCors.ORIGINS), BucketCors.METHODS, List.of(), BucketCors.EXPOSED_HEADERS, ""))
                    .build();
            proxy.setBlobStoreLocator((accessKeyId, _, _) ->
                    accessKeyIds.contains(accessKeyId) ? new AccessGrant(secretKey, objects) : null);
            proxy.start();
            var emulator = new S3Emulator(proxy);
            if (stateDirectory != null) {
                emulator.keepBounded(folder(stateDirectory));
            }
            return emulator;
        } catch (Exception e) {
            throw new IllegalStateException("cannot start S3 on " + host + ":" + port, e);
        }
    }

    @Override
    public void close() {
        tidying.shutdownNow();
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop S3", e);
        }
    }

    private static BlobStore blobStore(@Nullable Path stateDirectory) throws IOException {
        if (stateDirectory == null) {
            return new TransientNio2BlobStore();
        }
        return new KeptObjects(Files.createDirectories(folder(stateDirectory)));
    }

    private static Path folder(Path stateDirectory) {
        return stateDirectory.resolve("s3");
    }

    private void keepBounded(Path objects) {
        var _ = tidying.scheduleWithFixedDelay(
                () -> {
                    try {
                        OldestObjects.deleteBeyond(MOST_BYTES, objects);
                    } catch (RuntimeException e) {
                        LOG.warn("Old objects stay for now: {}", e.toString());
                    }
                },
                1,
                1,
                TimeUnit.MINUTES);
    }

    /// Objects in a folder. S3Proxy's own store of this kind refuses a request for encryption, which the one in
    /// memory takes; both keep what they get as it is.
    private static final class KeptObjects extends AbstractNio2BlobStore {
        KeptObjects(Path folder) {
            super(folder);
        }

        @Override
        public boolean supportsServerSideEncryption() {
            return true;
        }
    }
}
