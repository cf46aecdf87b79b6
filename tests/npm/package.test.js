// What the package does beside deciding: errors, languages, spans, lives of objects.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { readFileSync } from 'node:fs';
import {
  accessMap,
  compare,
  compile,
  compose,
  decodeLink,
  derivedContext,
  encodeLink,
  evaluate,
  exportAs,
  importText,
  setLanguage,
  version,
  whatWouldChange,
} from '../../target/npm/portcullis.js';

const statement = { Effect: 'Allow', Action: 'ssm:*', Resource: '*' };
const policy = (...statements) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements.length ? statements : statement });

const scenario = (changes = {}) => ({
  version: 1,
  policies: [{ name: 'grant', text: policy() }],
  request: {
    type: 'session',
    target: 'i-0123456789abcdef0',
    account: '111122223333',
    region: 'ap-northeast-1',
  },
  network: { path: 'internet', sourceIp: '203.0.113.9' },
  ...changes,
});
const request = (changes) => scenario({ request: { ...scenario().request, ...changes } });

afterEach(() => setLanguage('en'));

test('objects and JSON text give the same answer, as plain objects', () => {
  const answer = evaluate(scenario());
  assert.equal(answer.decision, 'allow');
  assert.deepEqual(evaluate(JSON.stringify(scenario())), answer);
  assert.deepEqual(structuredClone(answer), answer);
  assert.equal(Object.getPrototypeOf(answer.checks[0].trace[0].span), Object.prototype);
});

test('a malformed scenario throws an error that names the member', () => {
  const polices = { ...scenario(), polices: [] };
  for (const [malformed, message] of [
    [polices, /^polices: unknown member `polices`/],
    [scenario({ policies: [{ text: '{}', knd: 'scp' }] }), /^policies\[0\]\.knd: unknown member/],
    [scenario({ policies: [{ text: {} }] }), /^policies\[0\]\.text: invalid type/],
    [scenario({ caller: { arn: 'alice' } }), /^caller\.arn: `alice` is not an ARN/],
    [request({ targt: 'i-1' }), /^request\.targt: unknown member `targt`/],
    [request({ account: 111122223333 }), /^request\.account: invalid type/],
    [request({ document: 'a b' }), /^request\.document: `a b`/],
    [scenario({ request: { type: 'api', action: 'a:b', document: 'x' } }), /^request\.document: unknown/],
    [scenario({ request: {} }), /^request: missing member `type`/],
    [scenario({ request: undefined }), /missing member `request`/],
    [scenario({ network: { path: 'internet', vpce: 'x' } }), /^network\.vpce: unknown member/],
    [scenario({ network: { path: 'vpcEndpoint', sourceIp: 'x' } }), /^network\.sourceIp: unknown/],
    [scenario({ network: { path: 'internet', sourceIp: '10.0.0.0/8' } }), /^network\.sourceIp: `10/],
    [scenario({ context: { 'aws:x': 5 } }), /^context\.aws:x: write a text/],
    [scenario({ options: { legacy: true } }), /^options\.legacy: unknown member/],
    [scenario({ version: 2, later: true }), /^version: .*version 2/],
    ['{', /no JSON/],
    [JSON.stringify(scenario()).replace('grant', 'gr\nant'), /no JSON/],
    [JSON.stringify(scenario()) + '\0{}\0', /no JSON/],
    [undefined, /expected a scenario as an object or as JSON text, got undefined/],
    [null, /invalid type: null/],
  ]) {
    for (const call of [evaluate, (each) => compile(each).decide()]) {
      assert.throws(
        () => call(malformed),
        (error) => error instanceof Error && message.test(error.message),
        `${JSON.stringify(malformed)}: ${message}`,
      );
    }
  }
});

test('an access map is what evaluate says of each of its cells', () => {
  const office = { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '255.255.255.254/32'] } };
  const deny = {
    ...statement,
    Effect: 'Deny',
    Resource: 'arn:aws:ssm:*:*:document/AWS-StartPortForwardingSessionToRemoteHost',
  };
  const text = policy({ ...statement, Condition: office }, deny);
  const asked = scenario({ policies: [{ text }] });
  const map = accessMap(asked);
  assert.deepEqual(accessMap(JSON.stringify(asked)), map);
  assert.equal(map.exact, true);
  assert.equal(map.own, 0);
  assert.deepEqual(map.allowed, {
    ipv4: ['203.0.113.0/24', '255.255.255.254/32'],
    ipv4Count: '257',
    ipv6: [],
    ipv6Count: '0',
    vpcEndpoint: 'deny',
    vpc: { ipv4: [], ipv4Count: '0', ipv6: [], ipv6Count: '0' },
  });
  assert.deepEqual(
    map.zones.map(({ kind, count }) => [kind, count]),
    [
      ['ipv4', String(2 ** 32 - 257)],
      ['ipv4', '257'],
      ['ipv6', String(2n ** 128n)],
      ['vpcEndpoint', undefined],
    ],
  );
  map.zones.forEach(({ witness }, zone) => {
    const network = witness
      ? { path: 'internet', sourceIp: witness }
      : { path: 'vpcEndpoint', vpcSourceIp: '10.0.0.5' };
    for (const row of map.rows) {
      const document = 'class' in row ? row.witness : row.document;
      const { decision } = evaluate({ ...asked, network, request: { ...asked.request, document } });
      assert.equal(decision, row.cells[zone], `${row.label} ${witness}`);
    }
  });
  const [first, remote] = [0, 3].map((index) => map.rows[index]);
  assert.deepEqual([first.document, first.cells[1]], [null, 'allow']);
  assert.deepEqual([remote.label, remote.cells[1]], ['port forwarding to a remote host', 'deny']);
  setLanguage('ja');
  assert.equal(accessMap(asked).rows[0].label, 'シェル (デフォルトのドキュメント)');
});

test('an access map names what it cannot cut, and throws what is no scenario', () => {
  const like = { StringLike: { 'aws:SourceIp': '203.0.113.?' } };
  const named = { StringEquals: { 'aws:username': 'é' } };
  const text = policy({ ...statement, Condition: named }, { ...statement, Condition: like });
  const { exact, caveats } = accessMap(scenario({ policies: [{ text }] }));
  assert.equal(exact, false);
  const [{ code, places }] = caveats;
  assert.equal(code, 'C5.10');
  const [{ policy: index, span }] = places;
  assert.equal(index, 0);
  assert.equal(text.slice(span.start, span.end), '"aws:SourceIp":"203.0.113.?"');
  const policies = [{ name: 'bad', text: '{' }];
  assert.throws(() => accessMap(scenario({ policies })), /^Error: policy 1 \(`bad`\) has an error: /);
  assert.throws(() => accessMap(request({ targt: 'i-1' })), /^Error: request\.targt: unknown member/);
  assert.throws(() => accessMap(request({ document: 'a b' })), /^Error: request\.document: `a b`/);
  assert.throws(() => accessMap(), /expected a scenario/);
});

test('two versions of the policies are compared, and a difference proves itself', () => {
  const narrow = { ...statement, Action: 'ssm:ResumeSession' };
  const [before, after] = [policy(narrow), policy()].map((text) => scenario({ policies: [{ text }] }));
  const { differences, complete, summary } = compare(before, JSON.stringify(after));
  assert.equal(complete, true);
  assert.match(summary, /^\d+ became allowed, 0 became denied$/);
  assert.ok(differences.some(({ action }) => action === 'ssm:StartSession'));
  for (const { change, scenario: proof } of differences) {
    assert.equal(change, 'allowed');
    const decide = ({ policies }) => evaluate({ ...proof, policies }).decision;
    assert.deepEqual([before, after].map(decide), ['deny', 'allow']);
  }
  assert.match(compare(after, after).summary, /^no difference: /);
  setLanguage('ja');
  assert.match(compare(after, after).summary, /^違いはありません。/);
  setLanguage('en');
  const policies = [{ name: 'bad', text: '{' }];
  assert.throws(() => compare(before, { ...after, policies }), /^Error: policy 1 \(`bad`\) has an error: /);
  assert.throws(() => compare(before), /expected a scenario/);
});

test('every change turns the verdict, and is told with its place', () => {
  const named = { ...statement, Sid: 'a', Condition: { StringEquals: { 'aws:username': 'é' } } };
  const office = { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
  const text = policy(named, statement, { ...statement, Effect: 'Deny', Condition: office });
  const asked = scenario({
    policies: [{ name: 'office', text }],
    network: { path: 'internet', sourceIp: '198.51.100.7' },
  });
  const changes = whatWouldChange(asked);
  assert.deepEqual(whatWouldChange(JSON.stringify(asked)), changes);
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ['address', 'statement'],
  );
  for (const { decision, scenario: members } of changes) {
    assert.equal(decision, 'allow');
    assert.equal(evaluate({ ...asked, ...members }).decision, 'allow');
  }
  const [address, left] = changes;
  assert.equal(address.text, 'from `203.0.113.1`, in the nearest such network `203.0.113.0/24`');
  assert.match(text.slice(left.place.span.start, left.place.span.end), /^\{.*"Deny".*\}$/);
  const [permission] = whatWouldChange(scenario({ policies: [] }));
  assert.equal(JSON.parse(permission.statement).Action, 'ssm:StartSession');
  setLanguage('ja');
  assert.match(whatWouldChange(asked)[0].text, /接続元/);
  setLanguage('en');
  const policies = [{ name: 'bad', text: '{' }];
  assert.throws(() => whatWouldChange(scenario({ policies })), /^Error: policy 1 \(`bad`\) has an error: /);
});

test('a composed policy allows what was asked for', () => {
  const wanted = { networks: ['203.0.113.0/25', '203.0.113.128/25'], sessions: ['ssh'], form: 'allow' };
  const { text, statements } = compose(wanted);
  assert.deepEqual(compose(JSON.stringify(wanted)), compose(wanted));
  assert.equal(JSON.parse(text).Statement.length, statements.length);
  const asked = request({ document: 'AWS-StartSSHSession' });
  const map = accessMap({ ...asked, policies: [{ text }] });
  assert.deepEqual([map.allowed.ipv4, map.allowed.ipv6], [['203.0.113.0/24'], []]);
  assert.equal(map.allowed.vpcEndpoint, 'deny');
  assert.throws(() => compose({ ...wanted, networks: ['office'] }), /^Error: networks\.0: `office` is not a network/);
  assert.throws(() => compose({ ...wanted, sessions: [] }), /^Error: sessions: /);
  assert.throws(() => compose({ ...wanted, netwroks: [] }), /netwroks/);
  assert.throws(() => compose(), /expected what is wanted/);
});

test('members that are undefined are left out', () => {
  assert.equal(evaluate(request({ document: undefined, sessionId: undefined })).decision, 'allow');
});

test('a policy with an error has no decision but a finding at its place', () => {
  const text = policy({ ...statement, Effect: 'Maybe' });
  const { decision, checks, diagnostics } = evaluate(scenario({ policies: [{ text }] }));
  assert.equal(decision, null);
  assert.deepEqual(checks, []);
  const [{ severity, code, span }] = diagnostics;
  assert.deepEqual([severity, code], ['error', 'INVALID_EFFECT']);
  assert.equal(text.slice(span.start, span.end), '"Maybe"');
  const policies = [{ name: 'good', text: policy() }, { name: 'bad', text }];
  const message = /^policy 2 \(`bad`\) has an error: .*Maybe/;
  assert.throws(() => compile(scenario({ policies })), { message });
});

test('overrides replace request, network and context, and nothing stays behind', () => {
  const office = { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } };
  const team = { StringEquals: { 'aws:PrincipalTag/team': 'db' } };
  const text = policy({ ...statement, Condition: office }, { ...statement, Condition: team });
  const policies = compile(scenario({ policies: [{ text }] }));
  const outside = { network: { path: 'internet', sourceIp: '198.51.100.7' } };
  const context = { 'aws:PrincipalTag/team': 'db' };
  const other = { request: { type: 'api', action: 'ec2:StopInstances' } };
  const unknown = { network: { path: 'internet' } };
  const list = [{}, outside, { ...outside, context }, other, unknown, { network: null }, {}];
  const expected = ['allow', 'deny', 'allow', 'deny', 'depends', 'deny', 'allow'];
  assert.deepEqual(policies.decideAll(list), expected);
  assert.deepEqual(policies.decideAll(JSON.stringify(list)), expected);
  assert.deepEqual(list.map((overrides) => policies.decide(overrides)), expected);
  const { decision } = evaluate({ ...scenario({ policies: [{ text }] }), ...outside });
  assert.equal(decision, 'deny');
  assert.deepEqual(policies.decideAll([]), []);
});

test('objects shared by many overrides count for each of them', () => {
  const policies = compile(scenario());
  const api = { type: 'api', action: 'ec2:StopInstances' };
  const { request } = scenario();
  const list = [{ request }, { request: api }, { request }, { request: api }, {}];
  assert.deepEqual(policies.decideAll(list), ['allow', 'deny', 'allow', 'deny', 'allow']);
});

test('malformed overrides throw an error that names the place and the member', () => {
  const policies = compile(scenario());
  const address = { network: { path: 'internet', sourceIp: '10.0.0.0/8' } };
  for (const [overrides, member] of [
    [{ caller: {} }, 'caller'],
    [address, 'network.sourceIp'],
    [{ request: { ...scenario().request, targt: '' } }, 'request.targt'],
    [{ request: { ...scenario().request, target: 'x' } }, 'request.target'],
    [{ context: { 'aws:x': 1 } }, 'context.aws:x'],
  ]) {
    const starts = (start) => (error) => error.message.startsWith(`${start}: `);
    assert.throws(() => policies.decide(overrides), starts(member));
    assert.throws(() => policies.decideAll([{}, overrides]), starts(`[1].${member}`));
  }
  assert.throws(() => policies.decideAll({}), /expected a sequence/);
  assert.throws(() => policies.decideAll([null]), /^Error: \[0\]: /);
  assert.throws(() => policies.decideAll(), /expected a list of overrides/);
});

test('the context of each check is listed with its reasons', () => {
  const [target, document] = derivedContext(request({ targetTags: { Env: 'dev' } }));
  assert.deepEqual([target.leg, document.leg], ['target', 'document']);
  const key = ({ keys }, name) => keys.find(({ key }) => key === name);
  const { text, ...found } = key(target, 'aws:ResourceTag/Env');
  assert.deepEqual(found, { key: 'aws:ResourceTag/Env', presence: 'given', values: ['dev'] });
  assert.match(text, /^it is a tag/);
  assert.equal(key(document, 'aws:ResourceTag/Env').presence, 'absent');
  assert.equal(key(document, 'ssm:SessionDocumentAccessCheck').caveat, 'G6');
  setLanguage('ja');
  const japanese = derivedContext(JSON.stringify(scenario()));
  assert.match(key(japanese[0], 'aws:SourceIp').text, /[ぁ-ん]/);
  setLanguage('en');
  assert.throws(() => derivedContext(request({ target: 'x' })), /^Error: request\.target: `x` is no/);
});

test('advisories tell what stands around a session', () => {
  const { advisories, decision } = evaluate(scenario());
  assert.equal(decision, 'allow');
  assert.deepEqual(advisories[0].action, 'ssmmessages:OpenDataChannel');
  assert.deepEqual([advisories[0].decision, typeof advisories[0].text], ['deny', 'string']);
  assert.deepEqual([advisories[1].decision, advisories[1].text], ['allow', null]);
});

test('freed policies say so, and freeing twice is no harm', () => {
  const policies = compile(scenario());
  policies.free();
  policies.free();
  assert.throws(() => policies.decide(), /freed/);
});

test('sentences come in the language that was set', () => {
  const text = () => evaluate(scenario()).checks[0].trace[0].parts[0].text;
  const english = text();
  setLanguage('ja');
  assert.match(text(), /[ぁ-ん]/);
  const wrong = scenario({ caller: { arn: 'alice' } });
  assert.throws(() => evaluate(wrong), /caller\.arn: .*[ぁ-ん]/);
  setLanguage('en');
  assert.equal(text(), english);
  for (const tag of ['fr', 'EN', '', undefined]) {
    assert.throws(() => setLanguage(tag), /use `en` or `ja`/);
  }
});

test('a pasted text becomes a part of a scenario that can be asked at once', () => {
  const message =
    'User: arn:aws:iam::111122223333:user/bob is not authorized to perform: ssm:StartSession on ' +
    'resource: arn:aws:ec2:eu-central-1:111122223333:instance/i-1234 with an explicit deny in an ' +
    'identity-based policy';
  const { kind, scenarios, denials, notes } = importText(message);
  assert.equal(kind, 'accessDenied');
  assert.deepEqual(denials, [{ kind: 'explicit', layer: 'identity' }]);
  assert.equal(notes.length, 3);
  assert.deepEqual(scenarios, [
    {
      caller: { type: 'user', arn: 'arn:aws:iam::111122223333:user/bob' },
      request: {
        type: 'session',
        action: 'ssm:StartSession',
        target: 'i-1234',
        account: '111122223333',
        region: 'eu-central-1',
      },
    },
  ]);
  const text = policy({ ...statement, Effect: 'Deny' });
  const { messages } = evaluate({ version: 1, policies: [{ text }], ...scenarios[0] });
  assert.equal(messages[0], message);

  const command = importText('$ aws ssm start-session \\ > --target i-1234');
  assert.equal(command.kind, 'command');
  assert.equal(command.scenarios[0].request.document, null);
  assert.equal('denials' in command, false);
});

test('a text that is nothing of that throws an error that says what was expected', () => {
  for (const [pasted, message] of [
    ['', /paste a command/],
    ['hello', /^Error: `hello` is not a command/],
    ['{', /line 1, column 1/],
    ['aws s3 ls', /`aws s3 ls` is not a call/],
    [undefined, /expected a text, got undefined/],
    [{}, /expected a text, got object/],
  ]) {
    assert.throws(() => importText(pasted), message);
  }
  setLanguage('ja');
  assert.throws(() => importText('hello'), /[ぁ-ん]/);
  assert.match(importText('aws ssm start-session').notes[0], /[ぁ-ん]/);
});

test('spans count UTF-16 code units, whatever stands before them', () => {
  for (const id of ['plain', 'é', '日本語', '😀日😀']) {
    const resource = '"arn:aws:s3:::b/*"';
    const text = `{ "Version": "2012-10-17", "Id": "${id}", "Statement": { "Sid": "${id}",
      "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": ${resource} } }`;
    const request = { type: 'api', action: 's3:GetObject', resource: 'arn:aws:s3:::b/o' };
    const policies = [{ text: policy() }, { kind: 'resource', text }];
    const { checks } = evaluate(scenario({ policies, request }));
    const row = checks[0].trace.find(({ policy }) => policy === 1);
    const part = row.parts.find(({ part }) => part === 'resource');
    assert.equal(text.slice(part.span.start, part.span.end), resource);
    assert.match(text.slice(row.span.start, row.span.end), /^\{ "Sid".*\}$/s);

    const broken = text.replace('"Allow"', '"Maybe"');
    const { diagnostics } = evaluate(scenario({ policies: [{ kind: 'resource', text: broken }] }));
    const { span } = diagnostics.find(({ code }) => code === 'INVALID_EFFECT');
    assert.equal(broken.slice(span.start, span.end), '"Maybe"');
  }
});

test('the versions are those of the package and of the data', () => {
  const manifest = readFileSync(new URL('../../target/npm/package.json', import.meta.url));
  const { program, data } = version();
  assert.equal(program, JSON.parse(manifest).version);
  assert.match(data, /^\d{4}-\d\d-\d\d$/);
});

test('a scenario is copied in each form', () => {
  const outside = scenario({
    policies: [
      { name: 'grant', text: policy() },
      { name: 'a|`b', text: policy({ ...statement, Effect: 'Deny' }) },
    ],
  });
  const command = exportAs(outside, 'command');
  const expected = 'aws ssm start-session --region ap-northeast-1 --target i-0123456789abcdef0';
  assert.equal(command, expected);
  const [{ request: found }] = importText(command).scenarios;
  assert.deepEqual([found.target, found.document], ['i-0123456789abcdef0', null]);
  const calls = exportAs(JSON.stringify(outside), 'simulate').split('\n\n');
  assert.equal(calls.length, 2);
  for (const call of calls) assert.match(call, /^aws iam simulate-custom-policy \\\n/);
  assert.equal(exportAs(outside, 'message'), evaluate(outside).messages.join('\n'));
  const link = 'https://example.com/#s=1';
  const report = exportAs(outside, 'report', { link });
  assert.match(report, /^# Denied: a\\\|\\`b, statement 1 denies ssm:StartSession\n/);
  assert.ok(report.includes(`](<${link}>)`));
  assert.ok(!exportAs(outside, 'report').includes(link));
  setLanguage('ja');
  assert.match(exportAs(outside, 'report'), /^# 拒否: /);
});

test('a request without a command has none, and another form throws', () => {
  const api = scenario({ request: { type: 'api', action: 'ssm:DescribeDocument' } });
  assert.equal(exportAs(api, 'command'), null);
  assert.equal(exportAs(api, 'message'), '');
  assert.throws(() => exportAs(api, 'pdf'), { message: /^`pdf` is not a form of this package/ });
  assert.throws(() => exportAs(request({ document: 'a b' }), 'report'), {
    message: /^request\.document: `a b`/,
  });
});

test('a link holds the scenario, and what is none throws an error that says why', () => {
  const link = encodeLink(scenario());
  assert.match(link, /^#v1\.[\w-]+$/);
  assert.equal(encodeLink(JSON.stringify(scenario())), link);
  assert.deepEqual(evaluate(decodeLink(link)), evaluate(scenario()));
  assert.equal(encodeLink(decodeLink(link.slice(1))), link);
  const draft = request({ target: 'x' });
  assert.equal(decodeLink(encodeLink(draft)).request.target, 'x');
  for (const [fragment, message] of [
    ['', /the link is empty/],
    ['#top', /^`#?top` is not a link to a scenario/],
    [link.slice(0, -3), /is damaged/],
    [`${link}.x`, /is damaged/],
    ['#v2.AA', /newer version/],
    [undefined, /^expected a text, got undefined/],
  ]) {
    assert.throws(() => decodeLink(fragment), { message });
  }
  assert.throws(() => encodeLink(scenario({ polices: [] })), { message: /^polices: unknown member/ });
  const policies = [{ text: ' '.repeat(1 << 20) }];
  assert.throws(() => encodeLink(scenario({ policies })), { message: /larger than 1 MiB/ });
  setLanguage('ja');
  assert.throws(() => decodeLink('#v2.AA'), /[ぁ-ん]/);
});
