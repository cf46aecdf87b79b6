// The outside opinion: scenarios in, one JSON line each, decisions out, one line each, in order.
//
// This file only translates. The package behind it is a black box: nothing of it is shipped, and
// nothing here says how it decides.
import { createInterface } from 'node:readline';
import { anonymousPrincipal, runSimulation } from '@cloud-copilot/iam-simulate';

const DECISIONS = { Allowed: 'allow', ExplicitlyDenied: 'deny', ImplicitlyDenied: 'deny' };

/** The policies of a kind, as the package takes them. */
function ofKind(policies, kind) {
  return policies
    .filter((policy) => policy.kind === kind)
    .map(({ text }, index) => ({ name: `${kind}-${index}`, policy: JSON.parse(text) }));
}

/** One entry for each level that has a policy, the organization's root first. */
function byLevel(policies, kind) {
  const own = policies.filter((policy) => policy.kind === kind);
  const levels = [...new Set(own.map(({ level = 0 }) => level))].sort((a, b) => a - b);
  return levels.map((level) => ({
    orgIdentifier: `level-${level}`,
    policies: ofKind(own.filter((policy) => (policy.level ?? 0) === level), kind),
  }));
}

/** The only policy of a kind; the package takes no more than one of some. */
function only(policies, kind) {
  const [first, ...more] = ofKind(policies, kind);
  if (more.length > 0) throw new Error(`more than one ${kind} policy`);
  return first?.policy;
}

function translate({ policies, caller, request, context = {} }) {
  const [, , , , account] = caller.arn.split(':');
  const boundaries = ofKind(policies, 'boundary');
  return {
    request: {
      principal: caller.type === 'anonymous' ? anonymousPrincipal : caller.arn,
      action: request.action,
      resource: { resource: request.resource, accountId: request.resourceAccount ?? account },
      contextVariables: Object.fromEntries(
        Object.entries(context).filter(([, value]) => value !== null),
      ),
    },
    identityPolicies: ofKind(policies, 'identity'),
    sessionPolicy: only(policies, 'session'),
    serviceControlPolicies: byLevel(policies, 'scp'),
    resourceControlPolicies: byLevel(policies, 'rcp'),
    resourcePolicy: only(policies, 'resource') ?? only(policies, 'trust'),
    permissionBoundaryPolicies: boundaries.length > 0 ? boundaries : undefined,
    vpcEndpointPolicies: ofKind(policies, 'vpcEndpoint'),
  };
}

async function decide(scenario) {
  const found = await runSimulation(translate(scenario), {});
  if (found.resultType === 'error') return { refused: JSON.stringify(found.errors) };
  if (found.resultType !== 'single') return { refused: `a result of type ${found.resultType}` };
  // A key left out would make it another request.
  const ignored = found.result.ignoredContextKeys ?? [];
  if (ignored.length > 0) return { refused: `ignored: ${ignored.join(', ')}` };
  return { decision: DECISIONS[found.overallResult] };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = await decide(JSON.parse(line));
  } catch (error) {
    answer = { refused: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
