// Findings through the package: their form, their places in code units, and what their fixes do.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { evaluate, fixAll, lint, setLanguage } from '../../target/npm/portcullis.js';

afterEach(() => setLanguage('en'));

const statement = (resource, sid) => ({
  Sid: sid,
  Effect: 'Deny',
  Action: 'ssm:StartSession',
  Resource: resource,
});
const scenario = (text, kind = 'scp') => ({
  version: 1,
  policies: [{ name: 'p', kind, text }],
  request: {
    type: 'session',
    target: 'i-0123456789abcdef0',
    document: 'AWS-StartSSHSession',
    account: '111122223333',
    region: 'ap-northeast-1',
  },
});
const document = 'arn:aws:ssm:*:111122223333:document/AWS-StartSSHSession';
const policy = (sid) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement(document, sid)] });

const code = 'SSM_ACCOUNT_IN_AWS_DOCUMENT';
const found = (asked) => lint(asked).find((finding) => finding.code === code);

test('a finding has a place, a page and a fix that mends it', () => {
  const asked = scenario(policy('deny'));
  const finding = found(asked);
  const { policy: index, severity, message, span, source, fixes } = finding;
  assert.deepEqual([index, severity], [0, 'securityWarning']);
  assert.match(message, /matches no document/);
  assert.match(source, /^https:\/\/docs\.aws\.amazon\.com\//);
  assert.equal(asked.policies[0].text.slice(span.start, span.end), JSON.stringify(document));

  const [{ edits, effect, safe }] = fixes;
  assert.equal(safe, false, effect);
  let { text } = asked.policies[0];
  for (const edit of [...edits].reverse()) {
    text = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  }
  assert.equal(found(scenario(text)), undefined);
  assert.equal(evaluate(scenario(text)).checks[1].denial.kind, 'explicit');
  assert.notEqual(evaluate(asked).checks[1].denial.kind, 'explicit');
});

test('without fixes the findings are the same', () => {
  const asked = scenario(policy('deny'));
  const plain = lint(asked, { fixes: false });
  assert.ok(lint(asked).some(({ fixes }) => fixes.length > 0));
  assert.deepEqual(plain, lint(asked).map((finding) => ({ ...finding, fixes: [] })));
});

test('all safe changes are made at once, and no other', () => {
  const allow = { Effect: 'Allow', Action: 'ssm:StartSession', Resource: '*' };
  const text = (action, sid) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ ...allow, Action: action }, statement(document, sid)],
    });
  const asked = scenario(text(['ssm:*', 'ssm:StartSession'], 'deny'), 'identity');
  const fixed = fixAll(JSON.stringify(asked));
  assert.equal(fixed.count, 1);
  assert.equal(fixed.scenario.policies[0].text, text(['ssm:*'], 'deny'));
  assert.deepEqual(fixAll(fixed.scenario), { ...fixed, count: 0 });
  assert.throws(() => fixAll({ version: 1 }), /missing member `request`/);
});

test('places count code units, whatever stands before them', () => {
  for (const sid of ['plain', '日本語', '😀 é']) {
    const asked = scenario(policy(sid), 'identity');
    const { text } = asked.policies[0];
    for (const { span } of lint(asked)) {
      const marked = text.slice(span.start, span.end);
      assert.ok(marked.startsWith('"') === marked.endsWith('"'), marked);
    }
  }
});

test('errors of a policy are findings, in the language that is set', () => {
  const errors = lint(scenario('{'));
  assert.ok(errors.length > 0 && errors.every(({ severity }) => severity === 'error'));
  const english = lint(scenario('{}'))[0].message;
  setLanguage('ja');
  assert.notEqual(lint(scenario('{}'))[0].message, english);
  assert.throws(() => lint({ version: 1 }), /missing member `request`/);
});
