package dev.usher.cli.dlq;

import dev.usher.cli.cloud.Caller;
import dev.usher.contracts.topology.Topology;
import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The bucket of letters that were archived. Each archive is a folder of files with one letter a line; the bucket
/// encrypts them, and drops them after a while.
final class LetterArchive {
    private static final String BUCKET = "dead-letters";
    private static final String ENDING = ".jsonl";
    private static final String RESTORED = "restored";
    private static final JsonMapper JSON = JsonMapper.createDefault();

    private final S3Client s3;
    private final String environment;
    private final Caller caller;

    LetterArchive(S3Client s3, String environment, Caller caller) {
        this.s3 = s3;
        this.environment = environment;
        this.caller = caller;
    }

    /// The name of a new archive.
    ///
    /// @param run makes it unique
    static String nameOf(String queue, Instant at, String run) {
        return queue + "/" + at + "-" + run;
    }

    /// Writes some letters of an archive, before they are deleted from their queue.
    void write(String archive, int part, List<ArchivedLetter> letters) {
        var lines = new StringBuilder();
        letters.forEach(letter -> lines.append(line(letter)).append('\n'));
        s3.putObject(
                put -> put.bucket(bucket()).key(key(archive, part)).contentType("application/x-ndjson"),
                RequestBody.fromString(lines.toString()));
    }

    /// All archives, the oldest first.
    List<Archive> list() {
        Map<String, Archive> archives = new TreeMap<>();
        s3.listObjectsV2Paginator(list -> list.bucket(bucket())).contents().forEach(file -> note(archives, file));
        return List.copyOf(archives.values());
    }

    /// Everything in an archive.
    ///
    /// @throws IllegalStateException if there is no such archive
    List<ArchivedLetter> read(String archive) {
        List<String> files =
                s3.listObjectsV2Paginator(list -> list.bucket(bucket()).prefix(archive + "/")).contents().stream()
                        .map(S3Object::key)
                        .filter(key -> key.endsWith(ENDING))
                        .sorted()
                        .toList();
        if (files.isEmpty()) {
            throw new IllegalStateException("there is no archive " + archive + "; see `usher dlq archives`");
        }
        var letters = new ArrayList<ArchivedLetter>();
        for (String file : files) {
            s3.getObjectAsBytes(get -> get.bucket(bucket()).key(file))
                    .asString(StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> letters.add(letter(line)));
        }
        return List.copyOf(letters);
    }

    /// Notes that an archive's letters are back in their queue.
    void markRestored(String archive, String by) {
        s3.putObject(put -> put.bucket(bucket()).key(archive + "/" + RESTORED), RequestBody.fromString(by));
    }

    private static void note(Map<String, Archive> archives, S3Object file) {
        int slash = file.key().lastIndexOf('/');
        if (slash > 0) {
            String name = file.key().substring(0, slash);
            boolean isMark = file.key().substring(slash + 1).equals(RESTORED);
            Archive known = archives.getOrDefault(name, new Archive(name, file.lastModified(), 0, false));
            archives.put(
                    name,
                    new Archive(
                            name,
                            isMark ? known.at() : file.lastModified(),
                            known.bytes() + (isMark ? 0 : file.size()),
                            known.isRestored() || isMark));
        }
    }

    private String bucket() {
        return Topology.load().bucketName(BUCKET, environment, caller.account());
    }

    private static String key(String archive, int part) {
        return archive + "/" + "%06d".formatted(part) + ENDING;
    }

    private static String line(ArchivedLetter letter) {
        try {
            return JSON.writeValueAsString(letter);
        } catch (IOException e) {
            throw new UncheckedIOException("a letter cannot be written", e);
        }
    }

    private static ArchivedLetter letter(String line) {
        try {
            return Objects.requireNonNull(JSON.readValue(line, ArchivedLetter.class), line);
        } catch (IOException e) {
            throw new UncheckedIOException("a letter in the archive cannot be read", e);
        }
    }

    /// An archive.
    ///
    /// @param name what `dlq restore` takes: the queue, when, and by which run
    /// @param isRestored whether its letters went back into their dead-letter queue
    @Serdeable
    record Archive(String name, Instant at, long bytes, boolean isRestored) {}
}
