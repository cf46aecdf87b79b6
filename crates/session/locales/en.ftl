### Sentences on Session Manager.

## Input

input-account = `{ $found }` is no account id: write 12 digits
input-action = `{ $found }` is no action: write `service:Action`, as in `ssm:GetParameter`
input-address = `{ $found }` is no IP address: write one as `203.0.113.9` or `2001:db8::1`
input-address-range = `{ $found }` is a range, and a request comes from one address: write that, without the `/`
input-call = `{ $found }` is no Session Manager call: use one of { $known }
input-caller = `{ $found }` is no ARN of this kind of caller: write it as { $form }
input-document = `{ $found }` is no document name: use 3 to 128 letters, digits, `_`, `-`, `.`, `:` or `/`
input-document-empty = the document name is empty: leave the field out for the default shell, or write a name
input-region = `{ $found }` is no Region: write one as `ap-northeast-1`
input-resource = `{ $found }` is no ARN: write all six fields, or `*` for an action without a resource
input-role = `{ $found }` is no role ARN: write it as `arn:aws:iam::111122223333:role/path/Ops`
input-session = `{ $found }` is no session id: write it as `alice-0a1b2c3d4e5f6a7b8`
input-session-missing = the session id is missing: write it as `alice-0a1b2c3d4e5f6a7b8`
input-target = `{ $found }` is no managed node: write an instance id `i-…`, a managed instance id `mi-…` or `ecs:cluster_task_runtime`
input-target-missing = the target is missing: write an instance id `i-…`, a managed instance id `mi-…` or `ecs:cluster_task_runtime`
input-unknown = the key `{ $key }` says `"unknown": false`, which says nothing: write a value, a list, null, or `"unknown": true`
input-version = this program reads version { $known } of the scenario, and this is version { $found }: open it with a newer one
policy-refused = policy { $number } (`{ $policy }`) has an error: { $error }

## The verdict in a sentence

leg = { $leg ->
    [target] on the target
    [document] on the document
    [session] on the session
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
caveat-resource-policy = Systems Manager has no resource-based policies for these calls, so this policy is left out
caveat-several-layers = several kinds of policy deny this, and AWS does not document which one its message names
caveat-several-legs = several resources of this call are denied, and AWS does not document which one its message names
caveat-service-account = AWS documents that its documents belong to accounts of its own, but not to which
