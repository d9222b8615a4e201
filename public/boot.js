// Starts the app: sets the Trusted Types policy, tests the browser, fetches what the address needs,
// runs the Wasm, and afterwards keeps the app for use without a network. Old browsers must be able
// to read this file, so its syntax stays plain.
//
// Events on window:
//   oursay:offline-ready  out  all files are on the device; html[data-offline=ready] says the same
//   oursay:update-ready   out  a newer version waits;     html[data-update=ready] says the same
//   oursay:update-now     in   everything is saved, the newer version may take over
//   oursay:crashed        in   the app cannot start; shows the block for that

const html = document.documentElement;
const me = document.querySelector('script[data-wasm]');
const serviceWorkers = navigator.serviceWorker;
const HOUR = 60 * 60 * 1000;

// ---- Trusted Types: markup only as Leptos makes it, scripts only those that we ship ------------

const ELEMENTS = new Set((
  'a abbr address article aside audio b bdi bdo blockquote br button caption circle cite code ' +
  'col colgroup data dd defs del details dfn dialog div dl dt ellipse em fieldset figcaption ' +
  'figure footer form g h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li ' +
  'line main mark meter nav ol optgroup option output p path polygon polyline progress q rect ' +
  'rp rt ruby s samp search section select small span strong sub summary sup svg table tbody td ' +
  'textarea tfoot th thead time tr u ul var wbr').split(' '));
const ATTRIBUTES = new Set((
  'accept alt autocapitalize autocomplete autocorrect autofocus capture checked cite class ' +
  'clip-rule cols colspan controls cx cy d datetime decoding dir dirname disabled download ' +
  'draggable enterkeyhint fill fill-opacity fill-rule focusable for form headers height hidden ' +
  'high id inert inputmode lang list loading low max maxlength method min minlength multiple ' +
  'name novalidate opacity open optimum pattern placeholder points popover popovertarget ' +
  'popovertargetaction preload preserveAspectRatio r readonly rel required reversed role rows ' +
  'rowspan rx ry scope selected size span spellcheck start step stroke stroke-dasharray ' +
  'stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tabindex target title ' +
  'transform translate type value vector-effect viewBox viewbox width wrap x x1 x2 xmlns y y1 ' +
  'y2').split(' '));
const LINK = /^(?:\/(?!\/)|#|https:\/\/|tel:|sms:|mailto:)/;
const PICTURE = /^\/(?!\/)/;
const SCRIPTS = ['/sw.js', '/recorder.js', me.dataset.worker, me.dataset.glue];

// Reads markup piece by piece. Anything but text, an empty remark, or a known tag with known
// attributes is refused, and so is `<` inside a value, so that no other reading is possible.
function isPlainMarkup(markup) {
  const piece = /[^<]+|<!(?:--[^<>-]*--)?>|<\/([a-z][a-z0-9]*)\s*>|<([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w:.-]*(?:=(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=`]+))?)*)\s*\/?>/gy;
  while (piece.lastIndex < markup.length) {
    const found = piece.exec(markup);
    if (!found) return false;
    const name = found[1] || found[2];
    if (name && !ELEMENTS.has(name)) return false;
    if (found[3] && !arePlainAttributes(name, found[3])) return false;
  }
  return true;
}

function arePlainAttributes(element, text) {
  const attribute = /\s+([a-zA-Z][\w:.-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;
  for (let found = attribute.exec(text); found; found = attribute.exec(text)) {
    const name = found[1];
    const value = found[2] || found[3] || found[4] || '';
    if (name === 'href') {
      if (element !== 'a' || !LINK.test(value)) return false;
    } else if (name === 'src') {
      if (element !== 'img' || !PICTURE.test(value)) return false;
    } else if (!/^(?:aria|data)-[a-z0-9-]+$/.test(name) && !ATTRIBUTES.has(name)) {
      return false;
    }
  }
  return true;
}

function checkedMarkup(markup) {
  if (isPlainMarkup(markup)) return markup;
  throw new TypeError('Refused markup: ' + markup.slice(0, 200));
}

function checkedScript(address) {
  const url = new URL(address, location.href);
  if (url.origin === location.origin && !url.search && SCRIPTS.includes(url.pathname)) return url.href;
  throw new TypeError('Refused script: ' + address);
}

if (window.trustedTypes) {
  window.trustedTypes.createPolicy('default', {
    createHTML: checkedMarkup,
    createScriptURL: checkedScript,
  });
}

// ---- What the page shows at once ----------------------------------------------------------------

// What is kept on the phone is there in a moment, and a waiting state would only flash by.
const route = location.pathname === '/' ? 'home' : 'other';
html.dataset.route = route === 'other' && isControlled() ? 'kept' : route;
// Asked once: a first visit becomes one of the kept app while it lasts.
if (isControlled()) html.dataset.kept = '';
setTimeout(() => { html.dataset.route = route; }, 400);

function whenParsed(then) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', then);
  else then();
}

function show(id) {
  const block = document.getElementById(id);
  if (!block) return;
  block.hidden = false;
  const heading = block.querySelector('h1');
  if (heading) heading.focus();
}

// A module that holds the newest instructions that we rely on (iOS 15.1, Chrome 96): sign extension,
// saturating conversion, several results, bulk memory, references.
const MODERN = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 8, 1, 96, 2, 127, 125, 2, 127, 127, 3, 2, 1, 0, 4, 4,
  1, 111, 0, 1, 5, 3, 1, 0, 1, 10, 26, 1, 24, 1, 1, 127, 32, 0, 192, 32, 1, 252, 0, 33,
  2, 65, 0, 65, 0, 65, 0, 252, 11, 0, 32, 2, 11,
];

function isAble() {
  try {
    return typeof WebAssembly === 'object' && WebAssembly.validate(new Uint8Array(MODERN)) &&
      Boolean(window.indexedDB) && Boolean(window.crypto && crypto.getRandomValues) &&
      typeof Promise.allSettled === 'function' && typeof DecompressionStream === 'function' &&
      'at' in Array.prototype;
  } catch (_) {
    return false;
  }
}

// ---- Starting -----------------------------------------------------------------------------------

// What the first page of each address fetches, so that it travels beside the Wasm.
const SETS = { parent: 'faq-parents', 'young-person': 'faq-young-person' };

function preloadFont(address) {
  const link = document.createElement('link');
  link.rel = 'preload';
  link.as = 'font';
  link.crossOrigin = 'anonymous';
  link.href = address;
  document.head.append(link);
}

function beginForRoute() {
  const begin = address => window.ourSayTexts(address).catch(() => {});
  begin('/i18n/en/first.json');
  const [page, whose, kind] = location.pathname.split('/').slice(1);
  const wanted = page === 'begin' ? [SETS[whose]] : page === 'book' ? Object.values(SETS) : [];
  for (const set of wanted.filter(Boolean)) begin('/content/sets/' + set + '.en.json');
  if (!SETS[whose] || 'kept' in html.dataset) {
    // A question of a book, the start page and a first question where there may be a book wait for the store, every
    // other page for the second half of the app too (`wants` in `src/browser/history.rs`).
    window.ourSayPart(me.dataset.store).catch(() => {});
    // The store asks this first, and the browser takes a while to answer it the first time.
    if (indexedDB.databases) indexedDB.databases().catch(() => {});
    if (page && !SETS[whose] && (page !== 'book' || kind !== 'question')) bringWhole().catch(() => {});
  }
}

function bringWhole() {
  window.ourSayTexts('/i18n/en/rest.json').catch(() => {});
  return window.ourSayPart(me.dataset.rest);
}

// A fetch that is given up after a minute of silence, or if it is not whole after ten: one that hangs
// would be waited for by everybody who asks for the same later, and could not be tried again. `read` takes
// what comes, as it comes.
function patient(address, read) {
  const stop = new AbortController();
  let giveUp = setTimeout(() => stop.abort(), 60 * 1000);
  const whole = fetch(address, { signal: stop.signal }).then(answer => {
    clearTimeout(giveUp);
    giveUp = setTimeout(() => stop.abort(), 10 * 60 * 1000);
    return read(answer);
  });
  return whole.finally(() => clearTimeout(giveUp));
}

// The parts of the Wasm that come after the first: the store, with the glue of all that come later, and the second
// half, with the styles of its pages. The glue of the first asks for them when they are called (the build puts that
// in, `xtask/src/build/split.rs`); a page that is sure to call them asks here before that can.
const parts = new Map();
window.ourSayPart = address => {
  if (!parts.has(address)) {
    const part = address === me.dataset.store ? bringStore(address) : bringRest(address);
    part.catch(() => parts.delete(address));
    parts.set(address, part);
  }
  return parts.get(address);
};

function bringWasm(address) {
  return patient(address, answer => WebAssembly.compileStreaming(good(answer)));
}

function bringStore(address) {
  return Promise.all([bringWasm(address), bringGlue()]);
}

function bringRest(address) {
  const styled = bringStyles();
  const compiled = patient(address, answer => WebAssembly.compileStreaming(opened(answer)));
  return Promise.all([compiled, styled]).then(whole => [whole[0], () => ({})]);
}

function good(answer) {
  if (!answer.ok) throw new Error('a part answered ' + answer.status);
  return answer;
}

// It is kept as gzip, since it lies on each phone.
function opened(answer) {
  const plain = good(answer).body.pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain, { headers: { 'content-type': 'application/wasm' } });
}

// Glue is a script that leaves a function behind. One that hangs is given up, as `patient` does.
function bringGlue() {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    const giveUp = setTimeout(() => script.onerror(), 60 * 1000);
    script.onload = () => {
      clearTimeout(giveUp);
      done(window.ourSayGlue);
    };
    script.onerror = () => {
      clearTimeout(giveUp);
      script.remove();
      failed(new Error(me.dataset.glue + ' did not come'));
    };
    script.src = me.dataset.glue;
    document.head.append(script);
  });
}

// Done when the styles are here, or are late, or cannot be had for now: words can be kept without them, and they
// are tried for again.
let styles = null;
function bringStyles() {
  if (!styles) {
    styles = new Promise(done => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = me.dataset.later;
      link.onload = done;
      link.onerror = () => {
        link.remove();
        styles = null;
        setTimeout(bringStyles, 5 * 1000);
        done();
      };
      document.head.append(link);
      setTimeout(done, 5 * 1000);
    });
  }
  return styles;
}

// A file that is a list of texts, as the bytes of one text with a sign between them that stands in none of them.
// `src/browser/fetch.rs` asks for it when the app wants it; what a page is sure to want is asked for here,
// and is read while the Wasm is still on the way.
const BETWEEN = '\u001f';
const texts = new Map();
window.ourSayTexts = address => {
  if (!texts.has(address)) {
    const read = patient(address, answer => {
      if (!answer.ok) throw new Error(address + ' answered ' + answer.status);
      return answer.json();
    }).then(list => new TextEncoder().encode(list.join(BETWEEN)));
    read.catch(() => texts.delete(address));
    texts.set(address, read);
  }
  return texts.get(address);
};

// On a bad line a file may be lost on the way, and come a moment later. What brings it is called with a mark for the
// end of its address: a browser may never ask again for a module that was lost once under the same one
// (https://github.com/whatwg/html/issues/6768).
function orAgain(bring) {
  return bring('').catch(() => new Promise(done => setTimeout(done, 500)).then(() => bring('#again')));
}

// The Wasm is compiled while its glue is still on the way. The app draws into the page, of which the
// waiting block is the last part: it need not wait until the browser has said that all of it is there.
async function start() {
  const compiled = orAgain(() => bringWasm(me.dataset.wasm));
  const glue = orAgain(mark => import(me.dataset.js + mark));
  const [app, module] = await Promise.all([glue, compiled]);
  if (!document.getElementById('shell')) await new Promise(whenParsed);
  await app.default(module);
}

function whenReady(then) {
  if ('ready' in html.dataset) return then();
  const watch = new MutationObserver(() => {
    if ('ready' in html.dataset) {
      watch.disconnect();
      then();
    }
  });
  watch.observe(html, { attributes: true, attributeFilter: ['data-ready'] });
}

// ---- After a crash ------------------------------------------------------------------------------

// After a panic the Wasm stops, and so it does where it has no more memory: all that is seen of it is an error that
// nobody catches. It must not be called again.
window.addEventListener('error', event => onProblem(event.error));
window.addEventListener('unhandledrejection', event => onProblem(event.reason));

function onProblem(problem) {
  if (window.WebAssembly && problem instanceof WebAssembly.RuntimeError) onCrash();
}

let crashed = false;

function onCrash() {
  if (crashed) return;
  crashed = true;
  whenParsed(() => show('crashed'));
  // A broken version must not keep its own cure away.
  if (isControlled()) keepOffline();
}

function reloadAfterCrash() {
  if (registration && registration.waiting) takeUpdate();
  else location.reload();
}

// ---- Offline use and updates --------------------------------------------------------------------

let registration = null;
let reloading = false;

function isControlled() {
  return Boolean(serviceWorkers && serviceWorkers.controller);
}

function tell(name) {
  window.dispatchEvent(new CustomEvent('oursay:' + name));
}

function onUpdateReady() {
  html.dataset.update = 'ready';
  tell('update-ready');
}

async function keepOffline() {
  if (!serviceWorkers || registration) return;
  try {
    registration = await serviceWorkers.register('/sw.js', { updateViaCache: 'none' });
  } catch (problem) {
    console.warn('The app cannot be kept for offline use:', problem);
    return;
  }
  watchForUpdates();
  await serviceWorkers.ready;
  html.dataset.offline = 'ready';
  tell('offline-ready');
}

function watchForUpdates() {
  if (registration.waiting && registration.active) onUpdateReady();
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    if (!worker) return;
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration.active) onUpdateReady();
    });
  });
  // Installed apps on iOS do not look by themselves.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lookForUpdate();
  });
  setInterval(lookForUpdate, HOUR);
  lookForUpdate();
}

function lookForUpdate() {
  // Without a network there is nothing to find, and nothing to say.
  if (registration.active) registration.update().catch(() => {});
}

function takeUpdate() {
  reloading = true;
  const waiting = registration && registration.waiting;
  if (!waiting) {
    location.reload();
    return;
  }
  waiting.postMessage({ type: 'SKIP_WAITING' });
  // WebKit does not always say that the newer version took over.
  setTimeout(() => location.reload(), 3000);
}

function onControllerChange() {
  if (reloading) {
    location.reload();
  } else if (hadController) {
    // Another tab took the update; this one runs old code until its person agrees.
    onUpdateReady();
  }
  hadController = true;
}

let hadController = isControlled();
if (serviceWorkers) serviceWorkers.addEventListener('controllerchange', onControllerChange);
window.addEventListener('oursay:update-now', takeUpdate);
window.addEventListener('oursay:crashed', onCrash);
document.addEventListener('click', event => {
  if (event.target.closest && event.target.closest('#crashed-reload')) reloadAfterCrash();
});

// ---- The order of things ------------------------------------------------------------------------

if (isAble()) {
  // The typeface comes after the words on a first visit, and with them once it is kept.
  if (isControlled()) {
    html.classList.add('fonts');
    for (const weight of [400, 700]) preloadFont('/fonts/atkinson-' + weight + '.woff2');
  }
  beginForRoute();
  // A moment later, so that the page is painted before it is worked on again. The browser fetches the manifest
  // and the icons as soon as it knows of them, and they would take the line from what the page waits for.
  whenReady(() => setTimeout(() => {
    html.classList.add('fonts');
    for (const link of document.querySelectorAll('link[data-href]')) link.href = link.dataset.href;
    // From the start page one goes to pages of the second half: it comes before the copy for offline use begins.
    const rest = location.pathname === '/' ? bringWhole() : Promise.resolve();
    rest.catch(() => {}).then(keepOffline);
  }, 100));
  start().catch(problem => {
    console.error(problem);
    onCrash();
  });
} else {
  whenParsed(() => show('no-wasm'));
}
