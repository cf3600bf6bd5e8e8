// Keeps the page's own files, so that it starts without a network. `files.js` changes with every one of them, and
// with it the browser notices that there is something new. Nothing of the API is ever kept here.

importScripts('/scanner/files.js');

const worker = /** @type {ServiceWorkerGlobalScope & {SCANNER: {version: string, files: string[]}}} */ (
  /** @type {unknown} */ (self)
);

const CACHE_PREFIX = 'usher-scanner-';
const CACHE = CACHE_PREFIX + worker.SCANNER.version;
const PAGE = '/scanner';

worker.addEventListener('install', event => {
  const requests = [PAGE, ...worker.SCANNER.files].map(path => new Request(path, {cache: 'reload'}));
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(requests)));
});

worker.addEventListener('activate', event => {
  event.waitUntil(
    caches
      .keys()
      .then(names =>
        Promise.all(
          names.filter(name => name.startsWith(CACHE_PREFIX) && name !== CACHE).map(name => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  );
});

// The page asks for it when nobody is scanning.
worker.addEventListener('message', event => {
  if (event.data === 'take over') {
    worker.skipWaiting();
  }
});

worker.addEventListener('fetch', event => {
  const {pathname, origin} = new URL(event.request.url);
  const isPage = event.request.mode === 'navigate' && pathname === PAGE;
  if (
    event.request.method !== 'GET'
    || origin !== location.origin
    || !(isPage || worker.SCANNER.files.includes(pathname))
  ) {
    return;
  }
  event.respondWith(
    caches
      .open(CACHE)
      .then(cache => cache.match(isPage ? PAGE : pathname))
      .then(kept => kept ?? fetch(event.request)),
  );
});
