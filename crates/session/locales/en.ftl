### Sentences on Session Manager.

## Input

input-account = `{ $found }` is not an account id: write 12 digits
input-action = `{ $found }` is not an action: write `service:Action`, as in `ssm:GetParameter`
input-address = `{ $found }` is not an IP address: write one as `203.0.113.9` or `2001:db8::1`
input-address-range = `{ $found }` is a range, and a request comes from one address: write that, without the `/`
input-call = `{ $found }` is not a Session Manager call: use one of { $known }
input-caller = `{ $found }` is not an ARN of this kind of caller: write it as { $form }
input-document = `{ $found }` is not a document name: use 3 to 128 letters, digits, `_`, `-`, `.`, `:` or `/`
input-document-arn = `{ $found }` is not an ARN of a document: write it as `arn:aws:ssm:ap-northeast-1:111122223333:document/Name`, or write the name alone
input-document-empty = the document name is empty: leave the field out for the default shell, or write a name
input-document-missing = the document name is missing: write one as `AWS-RunShellScript`
input-document-owner = `{ $found }` is not an owner of a document: write `aws`, `customer` or an account id of 12 digits
input-kms-key = `{ $found }` is not an ARN of a KMS key: write it as `arn:aws:kms:ap-northeast-1:111122223333:key/…`
input-node = `{ $found }` is not a node that takes commands: write an instance id `i-…` or a managed instance id `mi-…`
input-node-missing = the node is missing: write an instance id `i-…` or a managed instance id `mi-…`
input-other-account = the caller belongs to account { $own }, and Session Manager reaches only what is in the caller’s own account, not in { $found }: give one account for both, or a caller of { $found }, such as a role there
input-other-partition = the caller belongs to partition `{ $own }`, whose accounts have no access to Region { $found } of `{ $partition }`: name a Region of the caller’s partition, or a caller of that one
input-other-role = `{ $found }` is not the role of the session `{ $session }`: give the ARN of that role, or leave it out
input-region = `{ $found }` is not a Region: write one as `ap-northeast-1`
input-resource = `{ $found }` is not an ARN: write all six fields, or `*` for an action without a resource
input-role = `{ $found }` is not a role ARN: write it as `arn:aws:iam::111122223333:role/path/Ops`
input-session = `{ $found }` is not a session id: write it as `alice-0a1b2c3d4e5f6a7b8`
input-session-missing = the session id is missing: write it as `alice-0a1b2c3d4e5f6a7b8`
input-target = `{ $found }` is not a managed node: write an instance id `i-…`, a managed instance id `mi-…` or `ecs:cluster_task_runtime`
input-target-missing = the target is missing: write an instance id `i-…`, a managed instance id `mi-…` or `ecs:cluster_task_runtime`
input-task = `{ $found }` is not a task: write it as `ecs:cluster_task`
input-task-missing = the task is missing: write it as `ecs:cluster_task`
input-unknown = the key `{ $key }` says `"unknown": false`, which says nothing: write a value, a list, null, or `"unknown": true`
input-version = this program reads version { $known } of the scenario, and this is version { $found }: open it with a newer one
policy-refused = policy { $number } (`{ $policy }`) has an error: { $error }

## Comparison

compare-allowed = `{ $action }` on `{ $resource }` became allowed { $way ->
    [endpoint] through a VPC endpoint
   *[internet] over the internet
}
compare-denied = `{ $action }` on `{ $resource }` became denied { $way ->
    [endpoint] through a VPC endpoint
   *[internet] over the internet
}
compare-summary = { $complete ->
    [yes] { $allowed ->
        [0] { $denied ->
            [0] no difference: every call of Session Manager by this caller in this Region and account is decided alike
           *[other] nothing became allowed, { $denied } became denied
        }
       *[other] { $allowed } became allowed, { $denied } became denied
    }
   *[no] { $allowed } became allowed, { $denied } became denied, and there may be more: not everything could be tried
}

## Links

link-damaged = `{ $found }` is damaged, or not the whole link: copy it again, up to its last character
link-empty = the link is empty: copy it from `#v1.` up to its last character
link-member = what the link holds is not a scenario, `{ $error }`: ask for a new link
link-newer = `{ $found }` was made by a newer version of this program: reload the page, or open the link with that version
link-other = `{ $found }` is not a link to a scenario: copy one from `#v1.` up to its last character
link-too-large = `{ $found }` holds a scenario that is larger than { $most } MiB: ask for one with fewer or shorter policies

## The verdict in a sentence

leg = { $leg ->
    [target] on the target
    [document] on the document
    [session] on the session
    [cluster] on the cluster
   *[request] { "" }
}
layer = { $kind ->
    [identity] identity-based policy
    [boundary] permissions boundary
    [session] session policy
    [scp] service control policy
    [rcp] resource control policy
    [vpcEndpoint] VPC endpoint policy
    [resource] resource-based policy
   *[trust] role trust policy
}
summary-allow = { $policy }, statement { $statement } allows { $action } { leg }
summary-allow-root = nothing denies it, and the root user needs no Allow
summary-deny-explicit = { $policy }, statement { $statement } denies { $action } { leg }
summary-deny-implicit = no { layer } allows { $action } { leg }
summary-depends = it depends on { $on }
summary-errors = there is no verdict until the errors in the policies are fixed
summary-input = there is no verdict until the request is complete
depends-key = the value of `{ $key }`
depends-layer = whether there is a { layer } that is not shown here
depends-caveat = a question that AWS does not answer ({ $code })

## What AWS does not document

caveat-access-check = AWS no longer documents `ssm:SessionDocumentAccessCheck`; it is taken to be absent when a document is named and `false` when none is
caveat-default-document = AWS documents access to the default document `SSM-SessionManagerRunShell` as required since 2025, without a date or a list of Regions; policies that name only nodes used to suffice
caveat-default-document-legacy = AWS documented until 2023 that a session without a named document needs access to the node only; its documentation since 2025 requires access to `SSM-SessionManagerRunShell` as well
caveat-document-type = AWS lists `ssm:DocumentType` and `ssm:DocumentCategories` for documents, but does not document whether this call carries them
caveat-forwarded-address = AWS documents in several places that calls a service makes on the caller’s behalf keep the caller’s address, and in one that they carry the service’s
caveat-resource-policy = Systems Manager has no resource-based policies for these calls, so this policy is left out
caveat-several-layers = several kinds of policy deny this, and AWS does not document which one its message names
caveat-several-legs = several resources of this call are denied, and AWS does not document which one its message names
caveat-service-account = AWS documents that its documents belong to accounts of its own, but not to which
caveat-task-arn = AWS documents two ARNs of a task, with its cluster and without, and a policy here names the task by the one without

## From where and with which documents

access-container = command in a container
access-default = shell (default document)
access-default-named = shell (default document, by its name)
access-eks = control plane of EKS on Outposts
access-interactive = interactive command
access-known = document of AWS
access-like-account = documents of this account like { $pattern }
access-like-account-but = documents of this account like { $pattern } but not like { $but }
access-like-aws = documents of AWS like { $pattern }
access-like-aws-but = documents of AWS like { $pattern } but not like { $but }
access-like-other = documents of other accounts like { $pattern }
access-like-other-but = documents of other accounts like { $pattern } but not like { $but }
access-named = named in a policy
access-no-document = this call, which names no document
access-non-interactive = command without interaction
access-password = password reset
access-port = port forwarding
access-private = no request over the internet comes from { $networks }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more like these
}, which AWS never sees as a source address, so what is allowed from there is allowed to nobody
access-remote-host = port forwarding to a remote host
access-rest-account = any other document of this account
access-rest-aws = any other or future document of AWS
access-rest-other = any other document that another account shares
access-socket = port forwarding to a socket
access-ssh = SSH
access-text = a policy compares the text of an address or of the document’s owner here, so some cells are open that one address or document would settle: use `IpAddress` with networks, and `StringEquals` or `StringLike` with account ids
access-too-many = the policies tell more kinds of documents apart than are looked at, so the row for all of them is open: use fewer wildcards in the patterns of documents

## What would change it

change-address = from `{ $address }`, in the nearest such network `{ $network }`
change-document = with the document `{ $document }`
change-document-default = without a document’s name, which is a shell
change-endpoint = through a VPC endpoint
change-endpoint-from = through a VPC endpoint from `{ $address }`, in the nearest such network `{ $network }`
change-key = with `{ $key }` as `{ $value }`
change-full-access = with `{ $policy }`, which AWS attaches to every level by itself: no SCP shown there allows anything
change-mfa = with MFA, which makes `{ $key }` `true`
change-no-key = without `{ $key }` in the request
change-no-tag-caller = without the tag `{ $tag }` of the caller
change-no-tag-document = without the tag `{ $tag }` of the document
change-no-tag-target = without the tag `{ $tag }` of the target
change-permission = with a statement in `{ $policy }` that allows `{ $action }` on what this request is about, under no condition
change-policy = without the policy `{ $policy }`
change-statement = without statement { $number } of `{ $policy }`
change-tag-caller = with the tag `{ $tag }` of the caller as `{ $value }`
change-tag-document = with the tag `{ $tag }` of the document as `{ $value }`
change-tag-target = with the tag `{ $tag }` of the target as `{ $value }`
change-vpc = through an endpoint in the VPC `{ $id }`
change-vpce = through the VPC endpoint `{ $id }`

## A policy to begin with

compose-any-account = documents called `{ $document }` that other accounts share are allowed too: give the account’s id to rule them out
compose-around = allow the calls around a session: its list, the node’s state, and the data channel that newer plugins sign
compose-documents = allow these documents and no others, AWS’s own without an account in their ARNs
compose-no-account = `{ $found }` is not an account id: write its 12 digits, such as `111122223333`
compose-no-network = `{ $found }` is not a network: write an address or CIDR, such as `203.0.113.0/24` or `2001:db8::/32`
compose-no-session = nothing is to be allowed: choose at least one of `shell`, `ssh`, `portForwarding`, `remoteHost` and `commands`
compose-other-documents = deny every other document, future ones included, and spare the nodes, which belong to the same call
compose-outside = deny all calls from outside the networks, through VPC endpoints too, where there is no address
compose-outside-but-endpoint = deny all calls from outside the networks, but not through VPC endpoints, where there is no address
compose-own = allow the caller to resume and end sessions of their own, which the session’s tag tells
compose-private = `{ $found }` is private, and no request over the internet comes from there: write the public addresses of your network
compose-targets = allow the nodes: both they and the document must be allowed

## Around a session

advisory-channel = nothing allows `{ $action }`, which the sample policies of AWS have allowed since 2025: allow it, since newer versions of the Session Manager plugin sign that call, although AWS does not document whether it is checked
advisory-channel-denied = the Deny on `{ $action }` likely breaks the session with version 1.2.764 or newer of the Session Manager plugin, which signs that call: take the action out of the Deny
advisory-command = `{ $document }` is of type Command, while StartSession takes documents of type Session only: send it with SendCommand, or name another document
advisory-console = the console also calls `{ $action }`, which is denied: allow it for whoever starts sessions there, while the AWS CLI does without
advisory-key = no policy here allows `kms:GenerateDataKey` on `{ $key }`, without which encrypted sessions fail: allow it, unless the policy of the key does
advisory-key-denied = the Deny of `kms:GenerateDataKey` on `{ $key }` breaks encrypted sessions: take this key out of the Deny
advisory-key-of-another = `{ $key }` is a key of another account: without its key policy nobody can tell whether account { $account } may use it for `kms:GenerateDataKey`
advisory-misspelt-document = AWS documents no session document `{ $found }`: is `{ $near }` meant?
advisory-node-id = `{ $found }` does not look like the id of a node, which is `i-` with 8 or 17 hexadecimal digits, or `mi-` with 17
advisory-parameters = IAM does not see the parameters { $parameters } of `{ $document }`, so whoever may use it chooses them: to limit them, allow a session document of your own with `allowedPattern` instead
advisory-private-address = `{ $found }` is not a public address, so AWS never sees it as `aws:SourceIp`: enter the public address of your network, or go through a VPC endpoint
advisory-unknown-document = AWS documents no session document `{ $found }`: check that there is one of this name

## Why a condition key has its value

why-access-check = without a named document it is taken to be `false`, which AWS no longer documents
why-action = requests for this action may carry it, but the scenario does not tell its value
why-by-hand = the scenario sets it by hand, which wins over whatever is derived
why-caller-arn = it follows from the caller’s ARN
why-caller-type = it follows from the type of the caller
why-cluster-tags = the scenario does not tell the tags of the cluster
why-container = the scenario does not tell in which container the command runs
why-credentials = temporary credentials carry it, as they come with signing in to the console, and long-term ones don’t: the scenario does not tell which these are
why-direct = the caller makes the call, and no AWS service on the caller’s behalf
why-document-type = it is a key of documents, but AWS does not document whether this call carries it
why-endpoint = requests through a VPC endpoint carry no public address
why-forwarded = when an AWS service makes the call, nothing of the caller’s VPC endpoint is carried over
why-forwarded-call = an AWS service makes the call on the caller’s behalf
why-given = it is the value in the scenario
why-internet = only requests through a VPC endpoint carry it
why-network-unknown = the request carries it, but the scenario does not tell its value
why-no-access-check = it is absent where a document is named
why-no-access-request = only just-in-time node access sets it
why-no-document = it is a key of documents, and this resource is none
why-no-instance = only the credentials of an instance carry it, and this session is not named by one
why-no-key = the action does not know this key for this resource
why-no-principal-tag = the caller has no such tag
why-no-tag = the resource has no such tag
why-no-tags-of-aws = documents that AWS owns have no tags
why-no-user-id = AWS always sets it, but the scenario does not tell the caller’s unique id
why-no-user-name = only IAM users have a user name
why-nothing = nothing in the scenario sets it
why-organization = AWS sets it for accounts in an organization, but the scenario does not tell which one
why-perhaps-forwarded = whether an AWS service makes the call on the caller’s behalf is not known
why-region = it is the Region in which the call is made
why-region-unknown = AWS always sets it, but the resource’s ARN names no Region
why-resource-account = it is the account that owns the resource
why-role-arn = of a role session it is the ARN of the role
why-role-path = it is the ARN of the role, whose path the session’s ARN does not tell
why-service-account = the document belongs to an account of AWS, which is in no organization of a customer
why-service-call = services add it to their own calls, but the scenario does not tell its value
why-session-owner = it names who started the session, which the scenario does not tell
why-session-target = it names the node of the session, which the scenario does not tell
why-tag = it is a tag in the scenario
why-task = it is the cluster or the task in the target
why-temporary = temporary credentials may carry it, but the scenario does not tell its value
why-time = AWS always sets the time, but the scenario has none
why-tls = the endpoints of AWS take encrypted requests only
why-user-agent = the client chooses it, and the scenario does not tell which one calls
why-user-name = it is the user’s name without its path

## What is pasted

import-broken-json = this JSON breaks off or has an error in line { $line }, column { $column }: paste the whole event
import-empty = there is nothing to read: paste a command, an error message or a CloudTrail event
import-no-event = there is no CloudTrail event in this JSON: paste one with its `eventSource` and `eventName`
import-nothing = `{ $found }` is not a command, error message or event: paste an `aws ssm` command, a message with `is not authorized to perform`, or a CloudTrail event as JSON
import-other-command = `{ $found }` is not a call that Session Manager needs: paste a command such as `aws ssm start-session --target i-0123456789abcdef0`
import-quote = the quote `{ $found }` is never closed: paste the whole command
import-too-long = this text is longer than { $most } MiB: paste only the part that matters

import-no-account = the text does not say in which account the call is made: fill it in
import-no-caller = the text does not say who calls: fill in the caller
import-no-container = the text names no container, so the key `ecs:container-name` is unknown
import-no-document = the text does not say which document the call names: fill it in
import-no-network = the text does not say from which address the call comes: fill in the network
import-no-region = the text does not say in which Region the call is made: fill it in
import-no-session = the text does not say which session the call is about: fill in its id
import-no-target = the text does not say which node is the target: fill it in

import-command = no condition key holds the command that is run, so `{ $found }` is left out: whoever may run one may run any
import-default-cluster = no cluster is named, so it is taken to be the one called `default`
import-endpoint = `--endpoint-url` is a VPC endpoint, so the call is taken to go through it; its VPC and the private address are unknown
import-endpoint-url = `--endpoint-url { $found }` does not tell whether the call goes through a VPC endpoint: fill in the network
import-many-nodes = more nodes are named than one call takes: only the first { $most } are read
import-option-missing = `{ $found }` is missing in the command: fill it in
import-other-left-out = `{ $found }` is not a call that Session Manager needs, and is left out
import-parameters = no condition key holds the parameters of a document, so `{ $found }` is left out: whoever may use the document may use it with any
import-profile = the profile `{ $found }` stands for credentials that only that computer has: fill in the caller, and the Region if it comes from there
import-ssh-assumed = no `ProxyCommand` is in the text, so `ssh` to `{ $found }` is taken to use the document `AWS-StartSSHSession`
import-ssh-host = `%h` stands for a host that the text does not name: fill in the target
import-targets = `{ $found }` picks nodes by what they have in common: fill in one of them as the target
import-unseen = no condition key tells of `{ $found }`, so it is left out
import-variable = `{ $found }` stands for a value that the text does not have: fill it in

import-cluster = the message names only the cluster `{ $found }`: fill in the target as `ecs:cluster_task`
import-document-from-command = the document is taken from the command in front of the message
import-maybe-default = the message does not tell whether the call names `SSM-SessionManagerRunShell` or no document at all: it is taken as named
import-no-reason = the message gives no reason: any kind of policy may deny
import-other-resource = `{ $found }` is neither the node nor the document of the call, so only this one authorization is taken
import-plugin = `aws ssm start-session` ends the session with `TerminateSession` when the Session Manager plugin does not start: check the plugin before the policies
import-policy-arn = AWS names the policy `{ $found }`
import-principal = `{ $found }` is not an ARN of a caller: fill in the caller
import-reason-explicit = AWS names an explicit deny in this kind of policy: { layer }
import-reason-implicit = AWS names the lack of an Allow in this kind of policy: { layer }
import-reason-layer = AWS names this kind of policy: { layer }
import-reason-unnamed = AWS names the lack of an Allow, but a kind of policy that is not known here
import-reason-unnamed-explicit = AWS names an explicit deny, but not the kind of policy
import-role-path = `{ $found }` does not tell the path of its role: fill in the role ARN if the role has one
import-role-session = `{ $found }` is a role, which calls in a session only: fill in the ARN of the session
import-target-from-command = the target is taken from the command in front of the message
import-task = the message names only the task `{ $found }`: fill in the target as `ecs:cluster_task_runtime`
import-through-endpoint = only a call through a VPC endpoint meets its policy, so the network is taken to be one; which one is unknown

import-called-via = the event names only the last service that called, `{ $found }`; there may be others before it
import-identity = the event does not tell the ARN of its caller of type `{ $found }`: fill in the caller
import-more-events = { $count } more events are no call that Session Manager needs, and are left out
import-no-address = `{ $found }` is not an IP address, so the key `aws:SourceIp` is unknown
import-no-parameters = the event holds no parameters of the call, so only what its error message names is filled in
import-no-vpc = the event does not tell the VPC of the endpoint, so the key `aws:SourceVpc` is unknown
import-other-events = events `{ $found }` are no call that Session Manager needs, and are left out: { $count }
import-rest = what stands behind the last event is left out: `{ $found }`
import-unknown-keys = no event holds tags and organization ids, so these keys are unknown
import-unreadable-events = events whose text is not JSON are left out: { $count }

## Copied out

report-absent = absent
report-all-addresses = every address
report-decision = { $decision ->
    [allow] allowed
    [deny] denied
   *[depends] depends on what is unknown
}
report-disabled = left out of the evaluation
report-explicit = explicit deny: { layer }
report-finding = { $severity ->
    [error] error
    [securityWarning] security warning
    [warning] warning
   *[suggestion] suggestion
} in { $policy }, line { $line }, column { $column }
report-heading = { $heading ->
    [request] request
    [messages] what AWS may print
    [origins] from where it is allowed
    [notes] what to know
    [findings] findings
   *[policies] policies
}
report-implicit = implicit deny, for lack of an Allow: { layer }
report-label = { $label ->
    [caller] caller
    [role] role
    [action] action
    [target] target
    [document] document
    [session] session
    [resource] resource
    [region] Region
    [account] account
    [source] source IP
    [endpoint] VPC endpoint
    [vpc] VPC
   *[private] private source IP
}
report-leg = { $leg ->
    [target] target
    [document] document
    [session] session
    [cluster] cluster
   *[request] request
}
report-level = level { $level }
report-link = open this scenario
report-networks = { $networks }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
report-no-address = no address
report-no-document = none named, which means { $document }
report-open = from some addresses it depends on what is unknown
report-row = { $policy }, statement { $statement } ({ $effect }) { $outcome ->
    [applies] applies
    [doesNotApply] does not apply
   *[unknown] depends on what is unknown
}
report-source = AWS documentation
report-unknown = unknown
report-unnamed = policy { $number }
report-versions = made with Portcullis { $program } and what AWS documented on { $data }

simulate-caller = the simulator takes IAM users as callers only, so `{ $caller }` is left out
simulate-left-out = the simulator takes identity-based policies and one permissions boundary, so `{ $policy }` is left out: { layer }
simulate-nothing = the simulator needs an identity-based policy, and none is enabled: add one
simulate-unknown = the scenario does not tell the value of `{ $key }`: add it to `--context-entries` if the request carries it

## What a policy does that its author may not have meant

nothing-matched = { $effect ->
    [allow] so this Allow does not allow
    [allowNot] so this `NotResource` does not leave out
    [deny] so this Deny does not deny
   *[denyNot] so this `NotResource` does not exempt
}
lint-account-in-aws-document = `{ $found }` matches no document, since those of AWS have no account id in their ARN, { nothing-matched } `{ $name }`: leave the account field empty
lint-empty-account = `{ $found }` matches no document, since only those of AWS have no account id in their ARN, { nothing-matched } `{ $name }`: write the account id or `*`
lint-misspelt-document = AWS documents no session document `{ $found }`, { nothing-matched } `{ $near }`: check the spelling
lint-unknown-document = AWS documents no session document `{ $found }`: check that there is one of this name

## Changes that mend it

fix-any-account = write `*` for the account
fix-no-account = remove the account id
effect-allows = also allows { effect-what }
effect-and = { $first }; { $second }
effect-default = the default document
effect-denies = also denies { effect-what }
effect-may-allow = leaves { effect-what }, which was denied, to what is unknown here
effect-may-deny = leaves { effect-what }, which was allowed, to what is unknown here
effect-nothing = changes no call of this caller on this target in this Region, from any address and with any document
effect-others-account = other documents of this account
effect-others-aws = other documents of AWS
effect-others-other = documents that other accounts share
effect-readable = the policy can be read then
effect-separator = {", "}
effect-unreadable = something else in the policy is still to be fixed
effect-what = { $what }{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
}{ $from ->
    [everywhere] { "" }
    [internet] {" "}over the internet
    [endpoint] {" "}through a VPC endpoint
    [ipv6] {" "}over IPv6
   *[some] {" "}from some addresses
}
lint-address-as-pattern = `{ $operator }` compares `aws:SourceIp` with `{ $found }` as a text, not as a range: use `IpAddress` or `NotIpAddress` with a network as `203.0.113.0/24`
lint-address-as-text = `{ $operator }` compares the text of `aws:SourceIp`, and one IPv6 address has several: use `IpAddress` or `NotIpAddress`
lint-if-exists-no-help = requests through a VPC endpoint carry no `aws:SourceIp`, for which `{ $operator }` is true, so this Deny denies them all the same: add `"Null": {"{"}"aws:SourceIp": "false"{"}"}`
lint-ip-allow-beside-broader = statement { $statement } allows the same sessions without this condition, so it keeps nobody out, `{ $address }` for example: narrow that statement, or deny sessions from other addresses
lint-ip-deny-agents = this Deny also denies `{ $action }` of the agents on the nodes, whose calls come from elsewhere, so the nodes go offline: exempt their roles
lint-ip-deny-endpoint = requests through a VPC endpoint carry no `aws:SourceIp`, for which `{ $operator }` is true, so this Deny denies them all: exempt them if that is not meant
lint-ip-deny-without-resume = this Deny leaves `ssm:ResumeSession` open, so a session that has started may go on from `{ $address }` as well: add that action
lint-ipv4-only = this lists IPv4 networks only, so whoever reaches Systems Manager over IPv6 is { $meets ->
    [allowed] allowed
    [denied] denied
    [notAllowed] not allowed by this statement
   *[notDenied] not denied by this statement
}: add IPv6 networks where callers use its dual-stack endpoints
lint-network-as-text = `{ $operator }` compares `aws:SourceIp` with `{ $found }` letter by letter, which no address equals: use `IpAddress` or `NotIpAddress`
lint-separate-ip-denies = statement { $statement } denies whoever is outside of its own networks, and this one does so too, so { $any ->
    [true] only { $left } is left
   *[false] no address is left
}: list all networks in both
fix-add-action = add `{ $action }`
fix-address-operator = compare with networks
fix-only-with-address = leave out requests without `aws:SourceIp`
fix-same-networks = list the networks of both in each
lint-access-check = `{ $operator }` on this key { $when ->
    [always] is true whether a document is named or not, so it asks for nothing
    [never] is true neither with a named document nor without one, so this statement never applies
    [named] is true only of sessions that name a document, so this Deny denies those and no others
   *[omitted] is true only of sessions that name no document, so this Allow allows those and no others
}: write `"BoolIfExists": {"{"}"ssm:SessionDocumentAccessCheck": "true"{"}"}` in an Allow, or leave the key out
lint-allow-defeated = this Allow of `{ $found }` has no effect, as statement { $statement } denies the document in every case: remove one of them
lint-deny-list = besides what this Deny names, sessions may still start with { $which ->
    [aws] { $open }
    [both] { $open } and documents of the account
   *[custom] documents of the account
}: deny every document but those that are needed
lint-deny-untagged-documents = this Deny also denies every document of AWS, as these have no tags and `{ $key }` is asked of the document as well: name the targets as its resources
lint-document-without-target = nothing here allows `ssm:StartSession` on a target, so every session is denied: allow `arn:aws:ec2:*:*:instance/*` or what is needed of it as well
lint-not-resource-catches-target = this Deny also denies every target, such as `{ $target }`, as `NotResource` does not exempt any, so no session starts: add the ARNs of targets
lint-open-data-channel = AWS lists no resource for `ssmmessages:OpenDataChannel`, though its samples name sessions, so this may have no effect: write `"Resource": "*"` for this action
lint-other-partition = the caller's account is in the partition `{ $own }`, so an ARN in `{ $found }` matches nothing there: check the partition
lint-perimeter = documents of AWS belong to accounts of AWS, for which the condition on `{ $key }` is true, so this Deny blocks every session with one of them: exempt `arn:aws:ssm:*::document/*`
lint-pinned-region = this Deny of `{ $found }` holds in `{ $region }` only, and sessions with it may start in other Regions: write `*` for the Region
lint-tags-of-document = `{ $key }` is asked of the document as well, documents of AWS have no tags, and no other statement allows a document: allow it in a statement of its own
lint-target-without-document = nothing here allows `ssm:StartSession` on a document, which AWS has required since 2025 even where none is named, so every session is denied: allow `arn:aws:ssm:*:*:document/SSM-SessionManagerRunShell` or another one
lint-user-id-in-session = session ids begin with the name of the user or of the role session, not with the unique id, so `{ $found }` matches none in practice, though AWS's samples have it: use the tag `ssm:resourceTag/aws:ssmmessages:session-id` instead
lint-user-name-of-role = only IAM users have an `aws:username`, and this caller is none, so `{ $found }` { $which ->
    [resource] matches no resource
    [value] matches nothing
   *[negated] matches nothing, which makes the condition true
}: use `aws:userid` or a tag of the principal
fix-add-document = allow the default document as well
fix-add-targets = allow all targets as well
fix-any-region = write `*` for the Region
fix-bool-if-exists = write `BoolIfExists`
fix-deny-all-but-shell = deny every document but the default one
fix-document-apart = allow the default document in a statement of its own
fix-exempt-aws-documents = exempt the documents of AWS
fix-exempt-targets = exempt all targets
fix-only-targets = deny targets only
fix-partition = write `{ $own }` for the partition
fix-session-by-tag = tell sessions by their tag
lint-action-matches-nothing = no action of this service is like `{ $found }`, so this entry has no effect: check the spelling
lint-action-without-resource = `{ $action }` takes no resource and is authorized on `*` alone, so this statement, which names some, does not { $effect ->
    [allow] allow
   *[deny] deny
} it: write `"Resource": "*"` for it
lint-key-not-for-action = requests for `{ $action }` carry no `{ $key }`, so this condition is always { $holds ->
    [true] true
   *[false] false
}: use a key that the action has
lint-misspelt-action = there is no action `{ $found }`, so this entry has no effect: write `{ $near }` if that is meant
lint-misspelt-key = there is no condition key `{ $found }`, so no request carries it: write `{ $near }` if that is meant
lint-no-such-resource = Systems Manager has no resources like `{ $found }`, so this entry does not { $effect ->
    [allow] allow
   *[deny] deny
} anything: check the type, such as `arn:aws:ec2:*:*:instance/*` for an instance and `arn:aws:ssm:*:*:managed-instance/*` for any other node
lint-resource-not-for-action = `{ $action }` takes no resources like `{ $found }`, so this entry does not { $effect ->
    [allow] allow
   *[deny] deny
} anything: remove it, or add the action that it is meant for
lint-unknown-action = there is no action `{ $found }`, so this entry has no effect: check its name
lint-unknown-key = there is no condition key `{ $found }`, so no request carries it: check its name
lint-unknown-service = there is no service `{ $found }`, so this entry has no effect: write `{ $near }` if that is meant
fix-any-resource = write `*` for the resource
fix-ec2-instance = write `ec2` for the service
fix-name = write `{ $near }`
lint-no-account = `{ $found }` has no account id, which all of its kind have, so it matches nothing: write the account id or `*`
lint-no-region = `{ $found }` has no Region, which all of its kind have, so it matches nothing: write the Region or `*`
fix-any-field = write `*` for it
lint-rcp-without-effect = resource control policies do not protect `{ $service }`, so `{ $found }` has no effect here: write it into a service control policy
lint-resource-policy-without-effect = Systems Manager has no resource-based policies for sessions, so this statement has no effect on them: write it into a policy of the caller
