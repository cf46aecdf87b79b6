// An answer out of the bytes that `src/answer.rs` makes of it, in the same order.

// Each in the order of `session::answer`, kinds of policy in that of `session::scenario`.
const DECISIONS = ['allow', 'deny', 'depends'];
const LEGS = ['target', 'document', 'session', 'cluster', 'request'];
const DENIALS = ['explicit', 'implicit'];
const KINDS = ['identity', 'boundary', 'session', 'scp', 'rcp', 'vpcEndpoint', 'resource', 'trust'];
const FORMS = ['reason', 'reasonWithArn', 'bare'];
const EFFECTS = ['Allow', 'Deny'];
const OUTCOMES = ['applies', 'doesNotApply', 'unknown'];
const ELEMENTS = ['principal', 'action', 'resource', 'condition'];
const MATCHES = ['match', 'noMatch', 'unknown'];

const decoder = new TextDecoder();

// Where reading stands. Nothing calls this while it reads.
let numbers;
let text;
let at;
let begin;

/** Reads the bytes. */
export function read(bytes) {
  const [count] = new Uint32Array(bytes.buffer, bytes.byteOffset, 1);
  numbers = new Uint32Array(bytes.buffer, bytes.byteOffset + 4, count);
  text = decoder.decode(bytes.subarray(4 + count * 4));
  at = 0;
  begin = 0;
  const decision = numbers[at++] ? DECISIONS[numbers[at++]] : null;
  const answer = { decision, summary: words(), checks: list(check), messages: list(words) };
  const caveats = list(caveat);
  const advisories = list(advisory);
  const rest = words();
  const { dependsOn = [], diagnostics = [] } = rest ? JSON.parse(rest) : {};
  return Object.assign(answer, { dependsOn, caveats, advisories, diagnostics });
}

function check() {
  const leg = LEGS[numbers[at++]];
  const [action, resource] = [words(), words()];
  const decision = DECISIONS[numbers[at++]];
  const denials = list(denial);
  const first = denials.length ? { ...denials[0] } : null;
  return {
    leg,
    action,
    resource,
    decision,
    denial: first,
    denials,
    messages: list(message),
    trace: list(row),
  };
}

function denial() {
  const denial = { kind: DENIALS[numbers[at++]], layer: KINDS[numbers[at++]] };
  if (numbers[at++]) denial.level = numbers[at++];
  return denial;
}

function message() {
  return { form: FORMS[numbers[at++]], text: words() };
}

function caveat() {
  return { code: words(), text: words(), source: words() };
}

function advisory() {
  const [action, resource] = [words(), words()];
  const decision = DECISIONS[numbers[at++]];
  const text = numbers[at++] ? words() : null;
  const about = numbers[at++] ? { member: words() } : {};
  return { action, resource, decision, text, ...about, source: words() };
}

function row() {
  const row = { policy: numbers[at++], statement: numbers[at++] };
  if (numbers[at++]) row.sid = words();
  row.effect = EFFECTS[numbers[at++]];
  row.outcome = OUTCOMES[numbers[at++]];
  row.decisive = numbers[at++] === 1;
  row.span = span();
  row.parts = list(part);
  return row;
}

function part() {
  const element = ELEMENTS[numbers[at++]];
  return { part: element, outcome: MATCHES[numbers[at++]], text: words(), span: span() };
}

function span() {
  return { start: numbers[at++], end: numbers[at++] };
}

function words() {
  const start = begin;
  begin += numbers[at++];
  return text.slice(start, begin);
}

function list(make) {
  const items = new Array(numbers[at++]);
  for (let i = 0; i < items.length; i++) items[i] = make();
  return items;
}
