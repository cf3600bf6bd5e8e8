package dev.usher.ticket.printing;

import dev.usher.platform.aws.ResourceNames;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// PDFs in S3. Encryption at rest is the bucket's own default (infra-terraform/storage.tf).
@Singleton
public final class S3TicketPdfs implements TicketPdfs {
    private static final String PDF = "application/pdf";
    private static final String CONTENT_HASH = "content-hash";

    /// The most keys in one `DeleteObjects`.
    private static final int MOST_DELETED = 1000;

    private final S3Client s3;
    private final S3Presigner presigner;
    private final String bucket;

    /// Told with every call but those of links, which browsers open without that header: in somebody else's bucket of
    /// this name nothing is written or read.
    private final String owner;

    public S3TicketPdfs(S3Client s3, S3Presigner presigner, ResourceNames names) {
        this.s3 = s3;
        this.presigner = presigner;
        this.bucket = names.bucket("tickets");
        this.owner = names.account();
    }

    @Override
    public void put(String key, byte[] pdf, String contentHash) {
        s3.putObject(
                put -> put.bucket(bucket)
                        .expectedBucketOwner(owner)
                        .key(key)
                        .contentType(PDF)
                        .contentDisposition("attachment")
                        .cacheControl("private, no-store")
                        .metadata(Map.of(CONTENT_HASH, contentHash)),
                RequestBody.fromBytes(pdf));
    }

    @Override
    public Optional<String> contentHash(String key) {
        try {
            return Optional.ofNullable(s3.headObject(head ->
                            head.bucket(bucket).expectedBucketOwner(owner).key(key))
                    .metadata()
                    .get(CONTENT_HASH));
        } catch (NoSuchKeyException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public void delete(Collection<String> keys) {
        var all = keys.stream()
                .distinct()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        for (int from = 0; from < all.size(); from += MOST_DELETED) {
            var some = all.subList(from, Math.min(from + MOST_DELETED, all.size()));
            var answer = s3.deleteObjects(delete -> delete.bucket(bucket)
                    .expectedBucketOwner(owner)
                    .delete(list -> list.objects(some).quiet(true)));
            if (answer.hasErrors()) {
                var first = answer.errors().getFirst();
                throw new IllegalStateException(
                        "S3 did not delete " + first.key() + ": " + first.code() + " " + first.message());
            }
        }
    }

    @Override
    public URI downloadUrl(String key, String fileName, Duration validity) {
        try {
            return presigner
                    .presignGetObject(presign -> presign.signatureDuration(validity)
                            .getObjectRequest(get -> get.bucket(bucket)
                                    .key(key)
                                    .responseContentType(PDF)
                                    .responseContentDisposition(disposition(fileName))))
                    .url()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the SDK signed what is no URI", e);
        }
    }

    /// A name with any characters, in the form of [RFC 6266](https://www.rfc-editor.org/rfc/rfc6266#section-5):
    /// ASCII for old clients, UTF-8 for the others.
    private static String disposition(String fileName) {
        String ascii = fileName.replaceAll("[^ -~]|[\"\\\\]", "_");
        String utf8 = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + utf8;
    }
}
