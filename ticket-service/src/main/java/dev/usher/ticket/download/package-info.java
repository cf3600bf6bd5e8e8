/// What a buyer gets of a ticket: the PDF through a presigned URL, and the QR code as a picture.
@NullMarked
package dev.usher.ticket.download;

import org.jspecify.annotations.NullMarked;
