/** Answers a scenario. Throws where the scenario is malformed; the message names the member. */
export function evaluate(scenario: Scenario | string): Answer;

/**
 * Reads a scenario's policies once, for many questions. Throws where the scenario is malformed, and
 * where one of its policies has an error.
 */
export function compile(scenario: Scenario | string): Compiled;

/**
 * From where a scenario is allowed, and with which documents: for every address and every document,
 * those not yet invented included. The scenario's own address counts for nothing, its own document for
 * `allowed` only. Throws where the scenario is malformed, and where one of its policies has an error.
 */
export function accessMap(scenario: Scenario | string): AccessMap;

/**
 * What differs between two versions of the policies, for every call of Session Manager by the caller of
 * `before` in its Region and account: on every resource, from every address and through a VPC endpoint,
 * with every value of every condition key that a policy reads. Of `after` the policies alone count.
 * Throws where a scenario is malformed, and where one of its policies has an error.
 */
export function compare(before: Scenario | string, after: Scenario | string): Comparison;

/**
 * What a policy does that its author may not have meant, with changes that mend it. Each of them was
 * tried: the edited policy has no error, lacks the finding, and `effect` says what else it changes.
 * With `fixes: false` none is tried, which takes a fraction of the time. Throws where the scenario is
 * malformed; errors in policies are findings.
 */
export function lint(scenario: Scenario | string, options?: LintOptions): Finding[];

/**
 * A scenario with all changes made that are `safe` in what `lint` finds. Each was tried, and no call of
 * Session Manager is decided differently. Throws where the scenario is malformed.
 */
export function fixAll(scenario: Scenario | string): Fixed;

/**
 * What would turn a scenario's verdict into an allowance, or one that allows into a denial: at most five
 * changes, the smallest first, each decided anew; none where it takes more than one. Throws where the
 * scenario is malformed, and where one of its policies has an error.
 */
export function whatWouldChange(scenario: Scenario | string): Change[];

/**
 * A policy for those who have none yet. Throws where one of the networks is none; the message names it.
 */
export function compose(wanted: Wanted | string): Composed;

/** The condition keys of each check, whatever the policies read. Throws where the scenario is malformed. */
export function derivedContext(scenario: Scenario | string): CheckContext[];

/**
 * A scenario as somebody copies it:
 * `command` the AWS CLI command that makes its call, `null` where there is none;
 * `simulate` one call of `aws iam simulate-custom-policy` for each check;
 * `report` everything, as Markdown;
 * `message` what AWS may print, a line for each failing check.
 * Throws where the scenario is malformed, or the form is another one.
 */
export function exportAs(scenario: Scenario | string, form: 'command'): string | null;
export function exportAs(
  scenario: Scenario | string,
  form: Exclude<ExportForm, 'command'>,
  options?: ExportOptions,
): string;
export function exportAs(
  scenario: Scenario | string,
  form: ExportForm,
  options?: ExportOptions,
): string | null;

/**
 * Reads a command of the AWS CLI, AWS's message that access is denied, or CloudTrail events, as they
 * were copied. Throws where the text is none of these; the message says what was expected.
 */
export function importText(text: string): Import;

/**
 * The scenario as the fragment of a share link, `#` included. Throws where the scenario is malformed,
 * or larger than a link may be.
 */
export function encodeLink(scenario: Scenario | string): string;

/**
 * The scenario of a share link's fragment, with or without the `#`. Every link ever made stays
 * readable. Throws where it is none; the message says why.
 */
export function decodeLink(fragment: string): Scenario;

/** The language of all sentences, from now on. English unless set; throws on any other. */
export function setLanguage(language: Language): void;

/** The version of the program, and the day on which what it knows of AWS was read. */
export function version(): Version;

export type ExportForm = 'command' | 'simulate' | 'report' | 'message';

export interface ExportOptions {
  /** Where the scenario can be opened; the report ends in it. */
  link?: string | undefined;
}

export type Language = 'en' | 'ja';

export interface Version {
  program: string;
  data: string;
}

/** Policies that were read once. */
export interface Compiled {
  /** `evaluate`'s decision on the scenario with these members replaced. */
  decide(overrides?: Overrides | string): Decision;
  /** The decision on each, in order. Faster than one `decide` after the other. */
  decideAll(list: readonly Overrides[] | string): Decision[];
  /** Gives the memory back at once, rather than with the garbage. */
  free(): void;
}

/** What one question asks in place of the scenario's own members. */
export interface Overrides {
  request?: Request | null;
  /** `null`: without the scenario's network. */
  network?: Network | null;
  context?: Context | null;
}

// ── The scenario ────────────────────────────────────────────────────────────────────────────────

export interface Scenario {
  version: 1;
  policies?: readonly Policy[];
  caller?: Caller;
  request: Request;
  /** Without one, no network key is derived. */
  network?: Network | null;
  /** Condition keys by hand. They win over every derived one. */
  context?: Context;
  options?: Options;
}

export type PolicyKind =
  | 'identity'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'vpcEndpoint'
  | 'resource'
  | 'trust';

export interface Policy {
  name?: string;
  /** `identity` unless given. */
  kind?: PolicyKind;
  /** SCP and RCP only: 0 is the organization's root, then each OU, the last is the account. */
  level?: number;
  text: string;
  /** `false`: left out of the evaluation. */
  enabled?: boolean;
  /** The policy's ARN, which AWS may print in its message. */
  arn?: string | null;
}

export type CallerType =
  | 'user'
  | 'role'
  | 'federatedUser'
  | 'root'
  | 'serviceLinkedRole'
  | 'service'
  | 'anonymous';

export interface Caller {
  /** `user` unless given. */
  type?: CallerType;
  /** For a role: the ARN of the assumed-role session. */
  arn?: string;
  /** Role only: its ARN with the path, which is its `aws:PrincipalArn`. */
  roleArn?: string | null;
  /** `aws:userid`. */
  userId?: string | null;
  /** `aws:PrincipalTag/*`. */
  tags?: Tags;
  /** SCPs do not apply to callers of the organization's management account, RCPs not to what it owns. */
  managementAccount?: boolean;
}

export type Tags = { readonly [key: string]: string };

export type Request = SessionRequest | ApiRequest;

/** A Session Manager call or a relative of it: one check for each of its resources. */
export interface SessionRequest {
  type: 'session';
  /** `ssm:StartSession` unless given. */
  action?: string;
  /** `i-…`, `mi-…` or `ecs:cluster_task_runtime`; for `ecs:ExecuteCommand` `ecs:cluster_task`. */
  target?: string | null;
  /** `null`: without `--document-name`. */
  document?: string | null;
  /** `ssm:ResumeSession` and `ssm:TerminateSession`. */
  sessionId?: string | null;
  /** `aws`, `customer` or an account id; follows from the document's name unless given. */
  documentOwner?: string | null;
  /** The ARN of the KMS key with which the account encrypts its sessions. */
  kmsKey?: string | null;
  account: string;
  region: string;
  targetTags?: Tags;
  documentTags?: Tags;
}

/**
 * Any single API authorization. Tags, and keys of the action's own service, are unknown unless `context`
 * tells them; with `deriveContext: false` what it doesn't tell is absent.
 */
export interface ApiRequest {
  type: 'api';
  action: string;
  /** `*` unless given. */
  resource?: string;
  /** The caller's own unless given. */
  resourceAccount?: string | null;
}

export type Network =
  | { path: 'internet'; sourceIp?: string | null }
  | {
      path: 'vpcEndpoint';
      vpcSourceIp?: string | null;
      vpce?: string | null;
      vpc?: string | null;
    };

/**
 * By condition key: its value, the values of a multivalued key, `null` where it is known to be
 * absent, or that it may be anything or absent. A name that ends in `/*` is of all keys below it of
 * which nothing else is known, as in `aws:PrincipalTag/*`.
 */
export type Context = {
  readonly [key: string]: string | readonly string[] | null | { unknown: true };
};

export interface Options {
  /** Whether a session without a named document takes access to the default one; `enforced` unless given. */
  defaultDocument?: 'enforced' | 'legacy';
  /** `false`: only `context` is in the request. */
  deriveContext?: boolean;
  /** Kinds of policy of which there may be more than the scenario shows. */
  unknownLayers?: readonly PolicyKind[];
}

// ── What was pasted ─────────────────────────────────────────────────────────────────────────────

export interface Import {
  kind: 'command' | 'accessDenied' | 'event';
  /** One for each call: only what the text states. */
  scenarios: PartialScenario[];
  /** One for each scenario, where AWS names a kind of policy for any of them. */
  denials?: (NamedDenial | null)[];
  /** All that was left out or assumed, each in one sentence. */
  notes: string[];
}

export interface PartialScenario {
  caller?: Caller;
  request?: PartialRequest;
  /** `null`: none of the known ways. */
  network?: Network | null;
  context?: Context;
}

export type PartialRequest =
  | (Partial<SessionRequest> & { type: 'session' })
  | (Partial<ApiRequest> & { type: 'api' });

/** What AWS's message says of the policy that denies; what it doesn't say is left out. */
export interface NamedDenial {
  kind?: 'explicit' | 'implicit';
  layer?: PolicyKind;
  policyArn?: string;
}

// ── The answer ──────────────────────────────────────────────────────────────────────────────────

export type Decision = 'allow' | 'deny' | 'depends';

export interface Answer {
  /** `null` while a policy has an error. */
  decision: Decision | null;
  /** The verdict in one sentence. */
  summary: string;
  /** One authorization for each resource of the call. */
  checks: Check[];
  /** What AWS may print: one message for each failing check. */
  messages: string[];
  /** What is unknown and the verdict depends on. */
  dependsOn: Dependency[];
  /** Where AWS documents nothing or contradicts itself, and the verdict hangs on it. */
  caveats: Caveat[];
  /** What stands around a session and doesn't change its verdict. */
  advisories: Advisory[];
  /** Findings in the policies' texts. */
  diagnostics: Diagnostic[];
}

export type Leg = 'target' | 'document' | 'session' | 'cluster' | 'request';

export interface Check {
  leg: Leg;
  action: string;
  /** The resource's ARN, or `*`. */
  resource: string;
  decision: Decision;
  /** The first of `denials`. */
  denial: Denial | null;
  /** Every layer that denies, in the order in which AWS documents their evaluation. */
  denials: Denial[];
  /** What AWS may print for this check, most likely first. */
  messages: Message[];
  /** One row for each statement that was judged. */
  trace: TraceRow[];
}

export interface Denial {
  kind: 'explicit' | 'implicit';
  layer: PolicyKind;
  /** SCP and RCP only. */
  level?: number;
}

export interface Message {
  form: 'reason' | 'reasonWithArn' | 'bare';
  text: string;
}

export interface TraceRow {
  /** Index into the scenario's policies. */
  policy: number;
  /** Index into the policy's statements. */
  statement: number;
  sid?: string;
  effect: 'Allow' | 'Deny';
  outcome: 'applies' | 'doesNotApply' | 'unknown';
  /** Whether the check's verdict rests on this statement. */
  decisive: boolean;
  span: Span;
  /** Up to the element that surely rules the statement out, otherwise all. */
  parts: Part[];
}

export interface Part {
  part: 'principal' | 'action' | 'resource' | 'condition';
  outcome: 'match' | 'noMatch' | 'unknown';
  /** Why, in one sentence. */
  text: string;
  /** The element, or the value of it that decided. */
  span: Span;
}

/** A half-open range of a policy's text, for `text.slice(span.start, span.end)`. */
export interface Span {
  start: number;
  end: number;
}

export type Dependency = { key: string } | { layer: PolicyKind } | { caveat: string };

export interface Caveat {
  code: string;
  text: string;
  /** The AWS page that comes closest. */
  source: string;
}

/** A call that belongs to a session without deciding it, or what IAM can't see of the session. */
export interface Advisory {
  action: string;
  /** The resource's ARN, or `*`. */
  resource: string;
  decision: Decision;
  /** What to know of it; `null` where there is no problem. */
  text: string | null;
  /**
   * The member of the scenario it is about, where that is well formed and yet hardly meant, such as
   * `network.sourceIp` with a private address.
   */
  member?: 'network.sourceIp' | 'request.document' | 'request.target';
  /** The AWS page on it. */
  source: string;
}

export type Severity = 'error' | 'securityWarning' | 'warning' | 'suggestion';

export interface Diagnostic {
  /** Index into the scenario's policies. */
  policy: number;
  severity: Severity;
  /** IAM Access Analyzer's code where it has one. */
  code: string;
  message: string;
  span: Span;
  fixes: Fix[];
}

/** A finding of `lint`, whose code begins with `SSM_` where IAM Access Analyzer has none. */
export interface Finding extends Diagnostic {
  /** The AWS page on it. */
  source: string;
}

export interface LintOptions {
  /** Whether to try what mends the findings; otherwise their `fixes` are empty. */
  fixes?: boolean;
}

/** What `fixAll` gives. */
export interface Fixed {
  /** Of it only texts of policies are other than before. */
  scenario: Scenario;
  /** How many changes were made; 0 where nothing is safe to change, or a policy has an error. */
  count: number;
}

export interface Fix {
  title: string;
  /** In the order of the text; no two touch the same place. */
  edits: Edit[];
  /** What changes in consequence, computed, in one sentence. */
  effect: string;
  /** Whether the policy means the same as before for every request there can be. */
  safe: boolean;
}

export interface Edit {
  span: Span;
  text: string;
}

// ── The context ─────────────────────────────────────────────────────────────────────────────────

/** The context of one check. */
export interface CheckContext {
  leg: Leg;
  action: string;
  /** The resource's ARN, or `*`. */
  resource: string;
  /** By name. Any other key is absent. */
  keys: ContextKey[];
}

export interface ContextKey {
  /** Its name; `*` at the end stands for all tags that have no line of their own. */
  key: string;
  presence: 'given' | 'absent' | 'unknown';
  /** None unless it is given. */
  values: string[];
  /** Why, in one sentence. */
  text: string;
  /** The code of the caveat on a value that AWS doesn't document. */
  caveat?: string;
  /** Whether one of the policies reads it. */
  read?: true;
}

// ── From where, and with which documents ────────────────────────────────────────────────────────

export interface AccessMap {
  /** Otherwise some cells are open that one address or document would settle; `caveats` say why. */
  exact: boolean;
  /** Every address is in one zone, and so is every way to have none. */
  zones: Zone[];
  /** Every document is in one row, the default one in the first. */
  rows: AccessRow[];
  /** Index of the row that the scenario's own document is in; `null` where it is in none. */
  own: number | null;
  /** For the scenario's own document. */
  allowed: Allowed;
  caveats: AccessCaveat[];
}

/** What differs between two versions of the policies. */
export interface Comparison {
  /** One of each action and kind of resource that the policies tell apart. */
  differences: Difference[];
  /** Whether there is no other. Otherwise a key is read in a way that can't be told in full. */
  complete: boolean;
  /** All of it in one sentence. */
  summary: string;
}

/** Something that one version allows and the other doesn't. */
export interface Difference {
  /** What it became. */
  change: 'allowed' | 'denied';
  action: string;
  /** A resource; those that the policies don't tell from it are the same. */
  resource: string;
  /** One sentence. */
  text: string;
  /** A request that proves it, without policies: put those of either version into it. */
  scenario: Scenario;
}

/** Addresses from which every row is decided alike; through an endpoint only where they matter. */
export type Zone =
  | ({ kind: 'ipv4' | 'ipv6' } & Addresses)
  | ({ kind: 'vpcEndpoint' } & Partial<Addresses>);

export interface Addresses {
  /** Networks in order, of which no two could be written as one. */
  ranges: string[];
  /** How many addresses there are, in decimal: more than a number holds. */
  count: string;
  /** One of them. */
  witness: string;
}

/** One document, `null` where the call names none, or all of a class that no other row has. */
export type AccessRow = DocumentRow | ClassRow;

export interface DocumentRow {
  document: string | null;
  /** In words. */
  label: string;
  /** The decision in each zone. */
  cells: Decision[];
}

export interface ClassRow {
  /** The policies' patterns that tell these documents from others; `*` where none does. */
  class: string;
  /** `account`: the one in which the call is made; `other`: one that shares the document. */
  owner: 'account' | 'aws' | 'other';
  /** One of them, as a call names it. */
  witness: string;
  /** In words. */
  label: string;
  /** The decision in each zone. */
  cells: Decision[];
}

/** Networks of both families, in order and as few as there can be, and how many addresses these are. */
export interface Networks {
  ipv4: string[];
  ipv4Count: string;
  ipv6: string[];
  ipv6Count: string;
}

export interface Allowed extends Networks {
  /** Through an endpoint, with its keys as in the scenario, or unknown. */
  vpcEndpoint: Decision;
  /** Private addresses through an endpoint. */
  vpc: Networks;
}

export interface AccessCaveat extends Caveat {
  /** What in the policies it is about. */
  places?: { policy: number; span: Span }[];
}

// ── What would change it ────────────────────────────────────────────────────────────────────────

/** `statement` and `policy` are left out, a `permission` is added. */
export type ChangeKind =
  | 'address'
  | 'mfa'
  | 'document'
  | 'tag'
  | 'key'
  | 'path'
  | 'statement'
  | 'policy'
  | 'permission';

export interface Change {
  kind: ChangeKind;
  /** The change in words. */
  text: string;
  /** The verdict with it. */
  decision: Decision;
  /** What in the policies it is about. */
  place?: { policy: number; span: Span };
  /** The statement to add, as JSON. */
  statement?: string;
  /** The members it replaces: `{ ...scenario, ...change.scenario }` is the scenario with the change. */
  scenario: Partial<Pick<Scenario, 'policies' | 'caller' | 'request' | 'network' | 'context'>>;
}

// ── A policy to begin with ──────────────────────────────────────────────────────────────────────

export type SessionUse = 'shell' | 'ssh' | 'portForwarding' | 'remoteHost' | 'commands';

export interface Wanted {
  /** Networks or addresses; from anywhere where there is none. */
  networks?: readonly string[];
  /** Every other session is denied, those with documents not yet invented too. */
  sessions: readonly SessionUse[];
  /** Whether requests through a VPC endpoint are allowed whatever the networks. */
  vpcEndpoint?: boolean;
  /** `allow` stands alone; `deny` stands beside a policy that allows more. */
  form: 'allow' | 'deny';
  /** The account whose default document it is; of any account where none is given. */
  account?: string | null;
}

export interface Composed {
  /** The policy's text. */
  text: string;
  /** What each of its statements is for. */
  statements: string[];
  /** What to know of it. */
  notes: string[];
}
