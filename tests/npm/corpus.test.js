// Every case of the corpus gets its answer through the package, by every way that leads to one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, evaluate } from '../../target/npm/portcullis.js';
import { cases } from './corpus.js';

/** The answer; of a malformed scenario, which the Rust tests expect no decision for, none. */
function answer(scenario) {
  try {
    return evaluate(scenario);
  } catch (error) {
    assert.match(error.message, /^[a-z]+[.\w:[\]-]*: ./i);
    return { decision: null, checks: [], messages: [], malformed: true };
  }
}

test('there are cases', () => assert.ok(cases.length > 100, `${cases.length}`));

for (const { file, name, scenario, expect, native } of cases) {
  test(`${file}: ${name}`, () => {
    const found = answer(scenario);
    const { decision, checks, messages, malformed } = found;
    assert.equal(malformed === true, native === null);
    // Where bytes and code units are the same, so are all spans.
    const ascii = scenario.policies?.every(({ text }) => /^[\0-\x7f]*$/.test(text));
    if (native && ascii) assert.deepEqual(found, native);
    assert.equal(decision, expect.decision);
    if (expect.denials || decision === 'allow') {
      const failing = checks.filter((check) => check.denial);
      const denials = failing.map(({ leg, denial }) => [leg, `${denial.kind}:${denial.layer}`]);
      assert.deepEqual(Object.fromEntries(denials), expect.denials ?? {});
    }
    if (expect.messages) assert.deepEqual(messages, expect.messages);

    if (malformed) {
      assert.throws(() => compile(scenario).decide());
    } else if (decision === null) {
      assert.throws(() => compile(scenario), /policy \d+ \(`.*`\) has an error: ./s);
    } else {
      const policies = compile(JSON.stringify(scenario));
      assert.equal(policies.decide(), decision);
      assert.deepEqual(policies.decideAll([{}, {}]), [decision, decision]);
      policies.free();
    }
  });
}

test('one set of policies decides the questions of all cases as evaluate does', () => {
  const { policies, caller } = cases[0].scenario;
  const asked = cases.flatMap(({ scenario: { version, request, network = null, context = {} } }) => {
    const scenario = { version, policies, caller, request, network, context };
    const { decision } = answer(scenario);
    return decision ? [{ decision, overrides: { request, network, context } }] : [];
  });
  assert.ok(asked.length > 100, `${asked.length}`);
  const compiled = compile(cases[0].scenario);
  const expected = asked.map(({ decision }) => decision);
  assert.deepEqual(compiled.decideAll(asked.map(({ overrides }) => overrides)), expected);
  assert.deepEqual(asked.map(({ overrides }) => compiled.decide(overrides)), expected);
  assert.ok(new Set(expected).size > 1);
});
