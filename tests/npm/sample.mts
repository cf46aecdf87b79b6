// A program as its author would write it; `tsc --noEmit` reads it, nobody runs it.
import {
  accessMap,
  compile,
  compose,
  decodeLink,
  derivedContext,
  encodeLink,
  evaluate,
  exportAs,
  fixAll,
  importText,
  lint,
  setLanguage,
  version,
  whatWouldChange,
} from '../../target/npm/portcullis.js';
import type { AccessMap, Answer, Decision, Finding, Overrides, Scenario } from '../../target/npm/portcullis.js';

const scenario: Scenario = {
  version: 1,
  policies: [{ name: 'grant', text: '{}', kind: 'scp', level: 1 }],
  request: { type: 'session', account: '111122223333', region: 'ap-northeast-1' },
  context: { 'aws:TagKeys': ['a'], 'aws:SourceIp': null, 'aws:username': { unknown: true } },
};

setLanguage('ja');
const answer: Answer = evaluate(scenario);
const spans: string[] = answer.checks.flatMap((check) =>
  check.trace.map((row) => scenario.policies?.[row.policy]?.text.slice(row.span.start) ?? ''),
);
for (const on of answer.dependsOn) {
  const name: string = 'key' in on ? on.key : 'layer' in on ? on.layer : on.caveat;
  spans.push(name);
}

for (const { keys } of derivedContext(scenario)) {
  spans.push(...keys.map(({ key, text, caveat }) => `${key}: ${text} ${caveat ?? ''}`));
}
for (const { action, text } of answer.advisories) spans.push(action, text ?? '');

const findings: Finding[] = lint(scenario);
for (const { code, source, severity, fixes } of findings) {
  spans.push(code, source, severity, ...fixes.map(({ effect, safe }) => `${effect} ${safe}`));
}

const { scenario: mended, count } = fixAll(scenario);
spans.push(`${count}`, ...lint(mended, { fixes: false }).map(({ message }) => message));

const map: AccessMap = accessMap(scenario);
for (const zone of map.zones) spans.push(zone.kind, zone.count ?? '', ...(zone.ranges ?? []));
for (const row of map.rows) {
  const name: string = 'class' in row ? `${row.owner} ${row.class}` : (row.document ?? '');
  spans.push(name, row.label, ...row.cells);
}
spans.push(map.rows[map.own ?? 0]?.label ?? '');
spans.push(...map.allowed.ipv4, map.allowed.vpc.ipv6Count, map.allowed.vpcEndpoint);
spans.push(...map.caveats.flatMap(({ code, places = [] }) => places.map(({ span }) => code + span.start)));

for (const { kind, text, place, statement = '', scenario: members } of whatWouldChange(scenario)) {
  const after: Scenario = { ...scenario, ...members };
  spans.push(kind, text, statement, evaluate(after).summary, `${place?.span.start}`);
}

const composed = compose({ networks: ['203.0.113.0/24'], sessions: ['shell', 'ssh'], form: 'deny' });
spans.push(composed.text, ...composed.statements, ...composed.notes);

const addresses = ['203.0.113.9', '2001:db8::1'] as const;
const list: readonly Overrides[] = addresses.map((sourceIp) => ({
  network: { path: 'internet', sourceIp },
}));
const policies = compile(JSON.stringify(scenario));
const decisions: Decision[] = policies.decideAll(list);
decisions.push(policies.decide(), policies.decide({ network: null }));
policies.free();
const { kind, scenarios, denials = [], notes } = importText('aws ssm start-session --target i-1');
spans.push(kind, ...notes, scenarios[0]?.request?.type ?? '', denials[0]?.layer ?? '');
const copied: string | null = exportAs(scenario, 'command');
spans.push(copied ?? '', exportAs(scenario, 'report', { link: 'https://example.com/#s' }));
const link: string = encodeLink(scenario);
const opened: Scenario = decodeLink(link);
spans.push(link, opened.request.type);
const { program, data } = version();
spans.push(program, data);

// @ts-expect-error: a member that doesn't exist
evaluate({ ...scenario, polices: [] });
// @ts-expect-error: one of another kind of request
policies.decide({ request: { type: 'api', action: 'a:b', document: null } });
// @ts-expect-error: another form
exportAs(scenario, 'pdf');
// @ts-expect-error: another language
setLanguage('fr');
