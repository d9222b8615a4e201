// Keeps the whole app for use without a network. The build fills in the two lines below.
//
// A version is kept whole or not at all: every file is checked against its hash, and one failure
// refuses the version. A new version waits until the person agrees (SKIP_WAITING).
'use strict';

// Hash of all files, and [address, base64 of its SHA-256] for each.
const VERSION = 'none';
const FILES = [];

const PREFIX = 'our-say-app-';
const CACHE = PREFIX + VERSION;
const SHELL = '/';
// Beside the files: the names of the caches that this version replaces.
const OLDER = '/.older';
// Where files from other apps come in, and where they wait. `src/browser/courier.rs` knows both.
const TAKEN_IN = '/import';
const HANDED_OVER = 'our-say-handed-over';
const WAITING = '/.handed-over';
const SEALED = /BEGIN AGE ENCRYPTED FILE|age-encryption\.org\//;
const MOST = 96 * 1024 * 1024;
const KEPT = new Set(FILES.map(([address]) => address));
// Few at a time, so that a slow line is not torn apart.
const AT_ONCE = 4;

let first = false;

self.addEventListener('install', event => {
  first = self.registration.active === null;
  event.waitUntil(install());
});

async function install() {
  const cache = await caches.open(CACHE);
  // Also holds this version's own cache: an install that broke off goes on where it stopped.
  const names = (await caches.keys()).filter(name => name.startsWith(PREFIX));
  const sources = await Promise.all(names.map(name => caches.open(name)));
  const queue = FILES.slice();
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await keep(cache, sources, next[0], next[1]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await cache.put(OLDER, new Response(JSON.stringify(names.filter(name => name !== CACHE))));
}

async function keep(cache, sources, address, hash) {
  for (const source of sources) {
    const found = await source.match(address);
    if (found && (await hashOf(found.clone())) === hash) {
      if (source !== cache) await cache.put(address, found);
      return;
    }
  }
  await cache.put(address, await download(address, hash));
}

// The browser's own cache spares mobile data; the hash says whether what it gave is right.
async function download(address, hash) {
  const integrity = 'sha256-' + hash;
  try {
    return await request(address, { integrity, cache: hasHash(address) ? 'default' : 'no-cache' });
  } catch (_) {
    return request(address, { integrity, cache: 'reload' });
  }
}

async function request(address, options) {
  const answer = await fetch(new Request(address, options));
  // A redirected answer kills navigations, so it is never kept.
  if (answer.status !== 200 || answer.redirected) {
    throw new Error(address + ' answered ' + answer.status);
  }
  return answer;
}

// The same question as `has_hash` in xtask/src/headers.rs.
function hasHash(address) {
  return /-[0-9a-f]{12,16}(?=[-._])[^/]*$/.test(address);
}

async function hashOf(answer) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await answer.arrayBuffer()));
  return btoa(String.fromCharCode.apply(null, bytes));
}

self.addEventListener('activate', event => {
  event.waitUntil(activate());
});

async function activate() {
  // Only what was there at install: a version that is just being fetched keeps its cache.
  const list = await (await caches.open(CACHE)).match(OLDER);
  const old = list ? await list.json() : [];
  await Promise.all(old.map(name => caches.delete(name)));
  if (first) await self.clients.claim();
}

self.addEventListener('message', event => {
  if (event.data && event.data.type === 'SKIP_WAITING') self.skipWaiting();
});

self.addEventListener('fetch', event => {
  const asked = event.request;
  const url = new URL(asked.url);
  if (asked.method === 'POST' && url.origin === self.location.origin && url.pathname === TAKEN_IN) {
    event.respondWith(handOver(asked));
    return;
  }
  if (asked.method !== 'GET' || url.origin !== self.location.origin) return;
  if (asked.mode === 'navigate') {
    // Every address of the app is the page; a kept file (credits, say) can be opened as itself.
    const file = KEPT.has(url.pathname) ? url.pathname : SHELL;
    event.respondWith(kept(file, asked));
  } else if (KEPT.has(url.pathname) && url.search === '') {
    event.respondWith(kept(url.pathname, asked));
  }
});

// Another app of the phone has handed a file over (share_target in the manifest). It waits for the page
// `import`, which takes it away. Only what is sealed is kept: nothing readable lies on the disk.
async function handOver(asked) {
  try {
    const file = (await asked.formData()).get('file');
    if (file && file.size <= MOST && SEALED.test(await file.slice(0, 4096).text())) {
      await (await caches.open(HANDED_OVER)).put(WAITING, new Response(file));
    }
  } catch (_) {
    // The page asks for a file then, as it does without one.
  }
  return Response.redirect(TAKEN_IN, 303);
}

async function kept(address, asked) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address)) || fetch(asked);
}
