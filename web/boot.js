// Starts the page. A file of its own, because the Content-Security-Policy allows no script in the page.

const told = (name) => document.querySelector(`meta[name=${name}]`);
const here = (name) => new URL(name, document.baseURI);

// What web/src/storage.rs keeps, read before anything is painted.
const kept = (name) => {
  try {
    return localStorage.getItem(`portcullis.${name}`);
  } catch {
    return null; // A browser that keeps nothing for this page.
  }
};

// Or a dark page would open white.
const theme = kept('theme');
if (theme) document.documentElement.dataset.theme = theme;

// Until the program has loaded, who brings neither a link nor work of their own sees what it will show
// them (web/src/bin/prerender.rs), in the language that it will choose (web/src/visit.rs).
if (!location.hash && !kept('work')) {
  const languages = [kept('language'), ...navigator.languages].map((tag) => tag?.split(/[-_]/)[0]);
  const language = languages.find((tag) => tag === 'en' || tag === 'ja') ?? 'en';
  const first = document.querySelector(`.prerendered:lang(${language})`);
  if (first) {
    first.hidden = false;
    // On the screen before the program takes the processor; in the background nothing ever is.
    const shown = new Promise((resolve) => {
      const paints = new PerformanceObserver((list) => {
        if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
      });
      paints.observe({ type: 'paint', buffered: true });
    });
    await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 300))]);
  }
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
