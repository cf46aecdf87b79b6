// What the package exports: plain objects outside, text and numbers to and from the WebAssembly module.
import init, * as wasm from './portcullis_bg.js';
import { read } from './answer.js';

const url = new URL('./portcullis_bg.wasm', import.meta.url);
// Node's fetch reads no files.
const source = url.protocol === 'file:' ? (await import('node:fs/promises')).readFile(url) : url;
await init({ module_or_path: await source });

const encoder = new TextEncoder();
const DECISIONS = ['allow', 'deny', 'depends'];

const text = (value, what) => {
  const json = typeof value === 'string' ? value : JSON.stringify(value);
  if (json === undefined) {
    throw new Error(`expected ${what} as an object or as JSON text, got ${typeof value}`);
  }
  return json;
};

export const evaluate = (scenario) => read(wasm.evaluate(encoder.encode(apart(scenario))));

/**
 * A scenario as JSON, and its policies' texts behind it, with a zero behind each: as JSON within JSON
 * they would be escaped here and unescaped there. Whatever is odd about it is left to the other side,
 * which says what.
 */
function apart(scenario) {
  const policies = scenario?.policies;
  const plain = (policy) => typeof policy?.text === 'string' && !policy.text.includes('\0');
  if (!Array.isArray(policies) || !policies.every(plain)) {
    // A zero is no JSON, and must not be taken for the end of it; another such character is none either.
    return text(scenario, 'a scenario').replaceAll('\0', '\x01');
  }
  const without = policies.map((policy) => ({ ...policy, text: '' }));
  const json = JSON.stringify({ ...scenario, policies: without });
  return policies.reduce((all, policy) => all + policy.text + '\0', json + '\0');
}

export const accessMap = (scenario) => JSON.parse(wasm.accessMap(text(scenario, 'a scenario')));

export const compare = (before, after) =>
  JSON.parse(wasm.compare(text(before, 'a scenario'), text(after, 'a scenario')));

export const lint = (scenario, { fixes = true } = {}) =>
  JSON.parse(wasm.lint(text(scenario, 'a scenario'), Boolean(fixes)));

export const fixAll = (scenario) => JSON.parse(wasm.fixAll(text(scenario, 'a scenario')));

export const whatWouldChange = (scenario) =>
  JSON.parse(wasm.whatWouldChange(text(scenario, 'a scenario')));

export const compose = (wanted) => JSON.parse(wasm.compose(text(wanted, 'what is wanted')));

export const compile = (scenario) => new Compiled(text(scenario, 'a scenario'));

export const derivedContext = (scenario) =>
  JSON.parse(wasm.derivedContext(text(scenario, 'a scenario')));

export const exportAs = (scenario, form, { link } = {}) => {
  const address = link === undefined ? undefined : String(link);
  return wasm.exportAs(text(scenario, 'a scenario'), String(form), address) ?? null;
};

export const importText = (pasted) => {
  if (typeof pasted !== 'string') throw new Error(`expected a text, got ${typeof pasted}`);
  return JSON.parse(wasm.importText(pasted));
};

export const encodeLink = (scenario) => wasm.encodeLink(text(scenario, 'a scenario'));

export const decodeLink = (fragment) => {
  if (typeof fragment !== 'string') throw new Error(`expected a text, got ${typeof fragment}`);
  return JSON.parse(wasm.decodeLink(fragment));
};

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
    const inner = this.#alive();
    return Array.from(decideOnce(inner, list), (decision) => DECISIONS[decision]);
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

/** Decides with every object crossing once, however many overrides share it. */
function decideOnce(inner, list) {
  const shared = columns(list);
  if (shared) {
    try {
      const members = encoder.encode(JSON.stringify(shared.members));
      return inner.decideShared(members, shared.numbers);
    } catch {
      // Something in it is malformed: asked one by one, the error says where.
    }
  }
  return inner.decideAll(text(list, 'a list of overrides'));
}

/**
 * The distinct requests, networks and contexts of a list, and three numbers for each overrides: which
 * of them it has, -1 where it leaves the scenario's, -2 where it takes it away. Nothing where the
 * list has anything else in it, which isn't judged here.
 */
function columns(list) {
  if (!Array.isArray(list)) return undefined;
  const members = { request: [], network: [], context: [] };
  const known = { request: new Map(), network: new Map(), context: new Map() };
  const place = { request: 0, network: 1, context: 2 };
  const numbers = new Int32Array(list.length * 3).fill(-1);
  for (let i = 0; i < list.length; i++) {
    const overrides = list[i];
    if (typeof overrides !== 'object' || overrides === null || overrides.toJSON) return undefined;
    for (const name of Object.keys(overrides)) {
      const member = overrides[name];
      if (member === undefined) continue;
      if (!Object.hasOwn(place, name) || typeof member !== 'object') return undefined;
      if (member === null) {
        if (name === 'network') numbers[i * 3 + 1] = -2;
        continue;
      }
      let number = known[name].get(member);
      if (number === undefined) {
        number = members[name].push(member) - 1;
        known[name].set(member, number);
      }
      numbers[i * 3 + place[name]] = number;
    }
  }
  return { members, numbers };
}
