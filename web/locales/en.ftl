## The page

page-title = Portcullis – who may start a Session Manager session, and why
claim = Who may start a Session Manager session, from where, with which document – and why
start-fresh = Start fresh
language = Language
limits = The page knows only what stands on it: it reads no AWS account, and doesn’t see resource tags, service quotas, or policies that weren’t pasted here.
privacy = Nothing you paste leaves this page.
version = Portcullis { $version }.

## Replaced work

replaced-by-example = The example “{ $title }” has replaced your work.
replaced-by-fresh = A clean page has replaced your work.
policy-removed = The policy “{ $name }” was removed.
replaced-by-link = The scenario of a link has replaced your work.
link-not-opened = The link was not opened:
replaced-by-paste = The request was filled in from what you pasted.
undo = Undo
restore = Bring it back
dismiss = Dismiss

## Policies

policies = Policies
policies-hint = evaluated together
add-policy = Add policy
remove-policy = Remove
unnamed = unnamed
has-error = has an error
decides = decides
policy-name = Name
policy-kind = Kind
policy-level = Level
policy-level-hint = 0 is the organization’s root, then each OU, the last is the account
policy-text = Policy text of { $name }
editor-placeholder = Paste an IAM policy in JSON
findings = Findings in this policy
go-to-line = Line { $line }

kind-identity = Identity-based policy
kind-boundary = Permissions boundary
kind-session = Session policy
kind-scp = Service control policy (SCP)
kind-rcp = Resource control policy (RCP)
kind-vpc-endpoint = VPC endpoint policy
kind-resource = Resource-based policy
kind-trust = Role trust policy

kind-identity-short = identity
kind-boundary-short = boundary
kind-session-short = session
kind-scp-short = SCP
kind-rcp-short = RCP
kind-vpc-endpoint-short = VPC endpoint
kind-resource-short = resource
kind-trust-short = trust

severity-error = Error:
severity-security-warning = Security warning:
severity-warning = Warning:
severity-suggestion = Suggestion:

## Request

request = Request
source-ip = Source IP
source-ip-hint = The public address AWS sees
network-path = Network path
network-path-hint = How the call reaches AWS
network-internet = Internet
network-endpoint = VPC endpoint
network-none = Not given
vpc-source-ip = Private IP
vpc-source-ip-hint = The address inside the VPC
vpce = VPC endpoint
vpce-hint = Its id: vpce-…
vpc = VPC
vpc-hint = Its id: vpc-…
action = Action
action-hint = The call to Session Manager
target = Target
target-hint = i-…, mi-… or ecs:…
session-id = Session ID
session-id-hint = The user’s name, then a suffix
document = Document name
document-hint = As in --document-name
document-list = Known session documents
document-default = Shell (no document named)
document-ssh = SSH
document-port = Port forwarding
document-remote-host = Port forwarding to a remote host
document-socket = Port forwarding to a socket
document-interactive = Interactive command
document-non-interactive = Non-interactive command
document-password = Password reset
document-ecs = Command in an ECS container
document-eks = EKS control plane instance
document-other = Another document…
document-owner = Document owner
document-owner-hint = aws, customer or an account; empty: by its name
resource = Resource
resource-hint = Its ARN, or *
caller = Caller ARN
caller-hint = A user, or a role’s session
caller-type = Caller type
caller-type-hint = This ARN doesn’t tell
caller-user = IAM user
caller-role = Role session
caller-federated-user = Federated user
caller-root = Root user
caller-service-linked-role = Service-linked role
caller-service = AWS service
caller-anonymous = Anonymous
role-arn = Role ARN
role-arn-hint = Only where the role has a path
region = Region
region-hint = Where the call goes
account = Account
account-hint = 12 digits
resource-account = Resource account
user-id = User ID
caller-tags = Caller’s tags
target-tags = Target’s tags
document-tags = Document’s tags

## A pasted text

paste = Paste a command, error or event…
paste-heading = Fill in the request from a text
paste-text = A command, an SSH configuration, an error message or CloudTrail events
paste-hint = Copied from a terminal, a log or the console. It stays on this page.
paste-same = The request says the same already.
paste-calls = { $number } calls: choose one
paste-changes = What changes
paste-notes = What to know of it
kind-command = A command.
kind-access-denied = AWS’s message that access is denied.
kind-event = CloudTrail’s record of a call.
field = Field
before = Before
after = After
nothing = nothing
cancel = Cancel
apply = Apply

## Verdict

verdict-allow = Allowed
verdict-explicit-deny = Denied — explicit deny
verdict-implicit-deny = Denied — implicit deny
verdict-depends = Depends
verdict-none = No verdict
nothing-yet = There is nothing to evaluate yet. Paste a policy to begin, or open an example.
policy-has-error = There is no verdict until { $name }, line { $line } is mended:
request-has-error = There is no verdict until the request is mended.
depends-on = The verdict depends on
depends-on-key = the condition key { $key }
depends-on-layer = policies that aren’t shown here: { $kind }
depends-on-caveat = an open question in AWS’s documentation ({ $code })

messages = AWS prints
messages-several = One of these; AWS doesn’t document which.
copy = Copy
copied = Copied
copy-failed = Not copied
copy-as = Copy as
copy-command = AWS CLI command
copy-simulate = simulate-custom-policy
copy-report = Markdown report
copy-link = Link
copy-message = Expected message

checks = Checks
leg-target = Target
leg-document = Document
leg-session = Session
leg-cluster = Cluster
leg-request = Request
check-allow = allowed
check-deny = denied
check-depends = depends
no-statements = No statement was judged.
statement = statement { $number }
outcome-applies = applies
outcome-does-not-apply = doesn’t apply
outcome-unknown = may apply
part-matches = matches
part-does-not-match = doesn’t match
part-unknown = unknown

caveats = What AWS leaves open
source = AWS documentation

advisories = Around the session
advisories-quiet = Calls without a problem

context = Condition keys of the request
context-hint = What the policies’ conditions are compared with. Any key that isn’t listed is absent.
context-key = Key
context-value = Value, and why
key-absent = absent
key-unknown = unknown

## Examples

examples = Examples
examples-address = Only from the office
examples-document = No port forwarding to remote hosts

s1-1-title = A plain grant
s1-1-lesson = Session Manager needs no open port: with this grant anyone who holds the credentials gets in, from any address.
s1-2-title = Allow only from the office – from the office
s1-2-lesson = A condition on aws:SourceIp limits the Allow to two networks.
s1-3-title = Allow only from the office – from elsewhere
s1-3-lesson = The condition doesn’t match, so nothing allows the call: an implicit deny.
s1-4-title = Deny outside the office – from the office
s1-4-lesson = The Deny doesn’t apply, and the plain grant allows.
s1-5-title = Deny outside the office – SSH from elsewhere
s1-5-lesson = SSH and port forwarding are StartSession too, so the same Deny stops them.
s1-6-title = A broad grant defeats the Allow form
s1-6-lesson = Allows add up: next to ssm:* the condition limits nothing. Use a Deny instead.
s1-7-title = A Deny alone grants nothing
s1-7-lesson = From the office the Deny doesn’t apply, but there is no Allow either.
s1-8-title = The Deny covers the other calls too
s1-8-lesson = Ending or listing sessions from elsewhere is denied as well.
s2-1-title = StartSession on everything
s2-1-lesson = Whoever may start any session may forward a port to a remote host, such as a database.
s2-2-title = Deny the remote-host document
s2-2-lesson = An explicit Deny on one document stops that document, and names itself in the message.
s2-3-title = Plain port forwarding is still allowed
s2-3-lesson = The Deny names one document; the neighbour goes through.
s2-4-title = Deny both port-forwarding documents
s2-4-lesson = With both ARNs in the Deny, neither way is open.
s2-5-title = The trap: your own account id in the ARN
s2-5-lesson = AWS’s own documents have an empty account field, so the Deny never matches.
s2-6-title = The default shell is untouched
s2-6-lesson = Without a document name the call uses the account’s default document.
