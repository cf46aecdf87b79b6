// Starts the page. A file of its own, because the Content-Security-Policy allows no script in the page.

const told = (name) => document.querySelector(`meta[name=${name}]`);
const here = (name) => new URL(name, document.baseURI);

// Before anything is painted, or a dark page would open white. See web/src/storage.rs.
try {
  const theme = localStorage.getItem('portcullis.theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing for this page has no theme for it.
}

const { js, wasm } = told('app').dataset;
const { default: start } = await import(here(js));
await start({ module_or_path: here(wasm) });

// Only a build that is to be served has a worker (crates/xtask/src/finish.rs), and only a page of its
// own needs one: within another page it would keep files for somebody who never came here.
const worker = told('worker')?.content;
if (worker && 'serviceWorker' in navigator && self === top) {
  const only = { createScriptURL: () => here(worker).href };
  const address = globalThis.trustedTypes?.createPolicy('worker', only).createScriptURL('') ?? here(worker);
  // Where it is refused, as in some private windows, the page works as long as there is a network.
  navigator.serviceWorker.register(address).catch(() => {});
}
