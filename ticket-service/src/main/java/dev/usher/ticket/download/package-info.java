/// What a buyer sees of tickets: the list, the PDF through a pre-signed URL, the QR code as a picture.
@NullMarked
package dev.usher.ticket.download;

import org.jspecify.annotations.NullMarked;
