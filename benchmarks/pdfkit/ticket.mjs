// The ticket page as the plan would have made it: pdfkit draws the text with the standard fonts, qrcode makes
// the code, either as a PNG or as rectangles.
import PDFDocument from "pdfkit";
import QRCode from "qrcode";

const MM = 72 / 25.4;
const MARGIN = 20 * MM;
const QR_SIDE = 60 * MM;
const INK = "#1b1e22";
const FAINT = "#5f666e";
const TERMS =
  "This ticket admits one person, once. Only the first scan of the code counts, no matter who shows it, so do not share a picture of it. " +
  "If the ticket is reissued, earlier codes stop working. Bring it printed, or on a phone at full brightness.";

/** Renders one ticket; resolves with the PDF's bytes. */
export async function render(ticket, qrAs) {
  const document = new PDFDocument({ size: "A4", margin: 0, info: { Title: `Ticket: ${ticket.event}` } });
  const done = collected(document);
  const { width, height } = document.page;
  document.rect(0, 0, width, 26 * MM).fill(ticket.accent);
  document.fillColor("#ffffff").font("Helvetica-Bold").fontSize(13).text(ticket.organizer, MARGIN, 11 * MM, { lineBreak: false });
  document.font("Helvetica").text(`Ticket ${ticket.number} of ${ticket.of}`, 0, 11 * MM, { width: width - MARGIN, align: "right" });
  document.fillColor(INK).font("Helvetica-Bold").fontSize(34).text(ticket.event, MARGIN, 38 * MM, { width: width - 2 * MARGIN });
  let top = 85 * MM;
  for (const [label, strong, ...more] of ticket.facts) {
    document.fillColor(FAINT).font("Helvetica").fontSize(9).text(label, MARGIN, top);
    document.fillColor(INK).font("Helvetica-Bold").fontSize(13).text(strong, MARGIN, top + 12, { width: 90 * MM });
    for (const line of more) {
      document.font("Helvetica").fontSize(10.5).text(line, { width: 90 * MM });
    }
    top = document.y + 14;
  }
  const left = width - MARGIN - QR_SIDE;
  if (qrAs === "png") {
    document.image(await QRCode.toBuffer(ticket.code, { errorCorrectionLevel: "M", width: 700, margin: 4 }), left, 87 * MM, { width: QR_SIDE });
  } else {
    vectors(document, QRCode.create(ticket.code, { errorCorrectionLevel: "M" }).modules, left, 87 * MM);
  }
  document.fillColor(INK).font("Helvetica-Bold").fontSize(12).text(ticket.code.slice(-8), left, 152 * MM, { width: QR_SIDE, align: "center" });
  document.fillColor(FAINT).font("Helvetica").fontSize(8.5).text(TERMS, MARGIN, height - 46 * MM, { width: width - 2 * MARGIN });
  document.text(`Order ${ticket.order}`, MARGIN, height - 14 * MM, { lineBreak: false });
  document.text(`Page ${ticket.number} of ${ticket.of}`, 0, height - 14 * MM, { width: width - MARGIN, align: "right" });
  document.end();
  return done;
}

/** Runs of dark modules as rectangles, one fill for all, as our own renderer draws them. */
function vectors(document, modules, left, top) {
  const module = QR_SIDE / modules.size;
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      let end = column;
      while (end < modules.size && modules.get(row, end)) end++;
      if (end > column) document.rect(left + column * module, top + row * module, (end - column) * module, module);
      column = end;
    }
  }
  document.fill("#000000");
}

function collected(document) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    document.on("data", (chunk) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
}
