// Reads QR codes from pictures, apart from the page, so that it never stutters.

import {prepareZXingModule, readBarcodes} from './vendor/zxing-wasm/es/reader/index.js';

// Without this the library would fetch its program from a public server.
prepareZXingModule({
  overrides: {
    locateFile: (path, prefix) =>
      path.endsWith('.wasm') ? '/scanner/vendor/zxing-wasm/reader/zxing_reader.wasm' : prefix + path,
  },
});

/** @type {OffscreenCanvas | undefined} */
let canvas;

self.onmessage = async ({data: picture}) => {
  let text = '';
  try {
    text = await read(picture);
  } catch {
    // A picture that cannot be read; the next one may.
  }
  self.postMessage({text});
};

/** @param {ImageBitmap} picture */
async function read(picture) {
  const {width, height} = picture;
  if (canvas?.width !== width || canvas.height !== height) {
    canvas = new OffscreenCanvas(width, height);
  }
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context.drawImage(picture, 0, 0);
  picture.close();
  const codes = await readBarcodes(context.getImageData(0, 0, width, height), {
    formats: ['QRCode'],
    maxNumberOfSymbols: 1,
  });
  return codes.find(code => code.isValid && code.text)?.text ?? '';
}
