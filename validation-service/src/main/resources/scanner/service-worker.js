// Keeps the page's own files, so that it starts without a network. `files.js` changes with every one of them, and
// with it the browser notices that there is something new. Nothing of the API is ever kept here.

importScripts('/scanner/files.js');

const CACHE_PREFIX = 'usher-scanner-';
const CACHE = CACHE_PREFIX + self.SCANNER.version;
const PAGE = '/scanner';

self.addEventListener('install', event => {
  const requests = [PAGE, ...self.SCANNER.files].map(path => new Request(path, {cache: 'reload'}));
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(requests)));
});

self.addEventListener('activate', event => {
  event.waitUntil(
    caches
      .keys()
      .then(names =>
        Promise.all(
          names.filter(name => name.startsWith(CACHE_PREFIX) && name !== CACHE).map(name => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

// The page asks for it when nobody is scanning.
self.addEventListener('message', event => {
  if (event.data === 'take over') {
    self.skipWaiting();
  }
});

self.addEventListener('fetch', event => {
  const {pathname, origin} = new URL(event.request.url);
  const isPage = event.request.mode === 'navigate' && pathname === PAGE;
  if (
    event.request.method !== 'GET'
    || origin !== location.origin
    || !(isPage || self.SCANNER.files.includes(pathname))
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
