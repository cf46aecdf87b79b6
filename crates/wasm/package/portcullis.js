// What the package exports: plain objects outside, JSON text to and from the WebAssembly module.
import init, * as wasm from './portcullis_bg.js';

const url = new URL('./portcullis_bg.wasm', import.meta.url);
// Node's fetch reads no files.
const source = url.protocol === 'file:' ? (await import('node:fs/promises')).readFile(url) : url;
await init({ module_or_path: await source });

const DECISIONS = ['allow', 'deny', 'depends'];

const text = (value, what) => {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  if (json === undefined) {
    throw new Error(`expected ${what} as an object or as JSON text, got ${typeof value}`);
  }
  return json;
};

export const evaluate = (scenario) => JSON.parse(wasm.evaluate(text(scenario, 'a scenario')));

export const compile = (scenario) => new Compiled(text(scenario, 'a scenario'));

export const setLanguage = (tag) => wasm.setLanguage(String(tag));

export const version = () => JSON.parse(wasm.version());

class Compiled {
  #inner;

  constructor(scenario) {
    this.#inner = new wasm.Compiled(scenario);
  }

  decide(overrides = {}) {
    return DECISIONS[this.#alive().decide(text(overrides, 'overrides'))];
  }

  decideAll(list) {
    const decisions = this.#alive().decideAll(text(list, 'a list of overrides'));
    return Array.from(decisions, (decision) => DECISIONS[decision]);
  }

  free() {
    this.#inner?.free();
    this.#inner = undefined;
  }

  #alive() {
    if (!this.#inner) throw new Error('these policies were freed: compile them again');
    return this.#inner;
  }
}
