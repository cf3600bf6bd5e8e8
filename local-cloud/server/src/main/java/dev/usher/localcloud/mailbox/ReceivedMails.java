package dev.usher.localcloud.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The mails that came, newest first. In memory only: the oldest are forgotten when there are too many, and
/// all of them when the process ends.
public final class ReceivedMails {
    private static final int MOST = 500;
    private static final long MOST_BYTES = 24L * 1024 * 1024;

    private final Deque<ReceivedMail> mails = new ArrayDeque<>();
    private long bytes;
    private long received;

    synchronized void add(String sender, String recipient, byte[] source) {
        received++;
        mails.addFirst(ReceivedMail.of(received, sender, recipient, source));
        bytes += source.length;
        while (mails.size() > MOST || (bytes > MOST_BYTES && mails.size() > 1)) {
            bytes -= mails.removeLast().source().length;
        }
    }

    /// Those that are still there.
    synchronized List<ReceivedMail> all() {
        return List.copyOf(mails);
    }

    synchronized Optional<ReceivedMail> find(long id) {
        return mails.stream().filter(mail -> mail.id() == id).findFirst();
    }

    /// How many came since the start, forgotten ones too.
    synchronized long received() {
        return received;
    }

    /// Forgets them all.
    synchronized void clear() {
        mails.clear();
        bytes = 0;
    }
}
