/// Tickets as PDF files: rendered, kept in S3, and downloaded by presigned URL.
@NullMarked
package dev.usher.ticket.printing;

import org.jspecify.annotations.NullMarked;
