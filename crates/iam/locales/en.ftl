### The engine's sentences. Lower-case start, no final period, the offending text named.

policy-colons-in-action = `{ $found }` has more than one colon: write `service:Action`, as in `ssm:StartSession`
policy-kind = { $kind ->
    [identity] identity-based policies
    [boundary] permissions boundaries
    [session] session policies
    [scp] service control policies
    [rcp] resource control policies
    [vpcEndpoint] VPC endpoint policies
    [resource] resource-based policies
   *[trust] role trust policies
}

## What is no policy

held-answer = this is an answer of the AWS CLI, and the policy stands in its `{ $path }`: take the policy out{ $kind ->
    [same] {""}
   *[other] , and change the kind: this one belongs to { policy-kind }
}
held-arn = this is the ARN of a policy, not its text: paste the text, which `aws iam get-policy-version` prints
held-fenced = the policy stands between the fences of Markdown: take it out
held-percent-encoded = the policy is percent-encoded: decode it
held-quoted = the policy is written as a JSON string, its quotes escaped: take it out of the string
held-statements = these are statements without a policy around them: put them into its `Statement`
held-terraform = this is written in Terraform’s language, and a policy is JSON: paste what AWS stores, which `aws iam get-policy-version` prints
held-yaml = this is YAML, and a policy is JSON: paste what AWS stores, which `aws iam get-policy-version` prints

## JSON

json-bad-escape = `{ $found }` is not a JSON escape: write a backslash twice to mean the character itself
json-bad-unicode = this `\u` escape names no character: write four hexadecimal digits, and two such escapes for characters beyond U+FFFF
json-comment = JSON has no comments: remove this one
json-control-character = the character { $found } may not stand in a JSON string: remove it or write it as an escape
json-curly-quotes = JSON strings stand in straight quotes: replace the typographic quotes by `"`
json-empty = there is no policy here yet: paste one
json-missing-colon = a `:` is missing between the name and its value
json-missing-comma = a `,` is missing here
json-missing-name = a name in quotes is missing here
json-missing-value = a value is missing before `{ $found }`
json-odd-space = the character { $found } is not white space in JSON: replace it by a space
json-single-quotes = JSON strings stand in double quotes: replace `'` by `"`
json-text-behind-end = the policy ends before this: remove the text behind it, or put a second policy into a tab of its own
json-too-deep = brackets nest deeper than { $limit } levels here: no policy needs that
json-too-long = the text is longer than { $limit } bytes: no policy is
json-trailing-comma = the `,` before `{ $bracket }` is one too many: remove it
json-unclosed = this `{ $bracket }` is never closed
json-unclosed-string = this string is not closed on its line: a `"` is missing
json-unexpected = `{ $found }` has no place here: remove it
json-unquoted = `{ $found }` stands without quotes: write it as a string
json-wrong-bracket = `{ $found }` stands where `{ $expected }` is due to close the bracket of line { $line }

## What IAM refuses to store, or stores with a catch

policy-element-and-its-not = a statement has either `{ $plain }` or `{ $negated }`: remove one of them
policy-element-case = `{ $found }` is spelt `{ $expected }`
policy-element-forbidden = `{ $found }` has no place in { policy-kind }: remove it
policy-empty-condition = this condition is empty, and AWS documents its effect in two ways: remove it
policy-empty-list = the list of `{ $element }` is empty: add a value
policy-empty-sid = this `Sid` is empty: name the statement or remove it
policy-incomplete-arn = `{ $found }` has fewer than the six fields of an ARN, and IAM fills in `*` for what is missing: write all six
policy-incomplete-arn-session = `{ $found }` has fewer than the six fields of an ARN, which session policies may not have: write all six
policy-invalid-action = `{ $found }` is not an action: write `service:Action`, as in `ssm:StartSession`, or `*`
policy-invalid-effect = `{ $found }` is not an effect: write `Allow` or `Deny`, in this case
policy-invalid-not-resource = `{ $found }` is not an ARN and excludes nothing: start it with `arn:`
policy-invalid-operator = `{ $found }` is not a condition operator: check its spelling
policy-invalid-principal = `{ $found }` is not a principal: write an account id, a full ARN of a user, role or session, or `*`
policy-invalid-principal-key = `{ $found }` is not a kind of principal: use one of { $known }
policy-invalid-resource = `{ $found }` is neither an ARN nor `*`: start it with `arn:`
policy-invalid-version = `{ $found }` is not a version of the policy language: write `2012-10-17`
policy-key-twice = `{ $found }` stands here twice: keep one of them
policy-key-twice-by-case = `{ $found }` and `{ $other }` differ only by case: keep one of them
policy-missing-effect = this statement has no `Effect`: add `Allow` or `Deny`
policy-missing-element = this statement has neither `{ $plain }` nor `{ $negated }`: add one of them
policy-missing-statement = the policy has no `Statement`: add at least one
policy-missing-version = the policy has no `Version`, so variables in it are plain text: add `"Version": "2012-10-17"`
policy-misspelt-element = `{ $found }` is not an element of the policy language: write `{ $near }` if that is meant
policy-not-a-boolean = `{ $found }` is neither `true` nor `false`, so this value matches nothing: write one of them
policy-not-a-date = `{ $found }` is not a date, so this value matches nothing: write it as `2026-01-31T09:00:00Z` or as seconds since 1970
policy-not-a-network = `{ $found }` is not an IP address range, so this value matches nothing: write it as `203.0.113.0/24` or `2001:db8::/32`
policy-not-a-number = `{ $found }` is not a number, so this value matches nothing: write digits only
policy-not-a-string = `{ $element }` takes a string, and this is { $found ->
    [null] null
    [boolean] a Boolean
    [number] a number
    [array] a list
   *[object] an object
}: put the value in quotes
policy-not-a-value = `{ $element }` takes a string, a number or a Boolean, and this is { $found ->
    [null] null
    [array] a list in a list
   *[object] an object
}: write the value itself
policy-not-an-arn = `{ $found }` has fewer than the six fields of an ARN, so this value matches nothing: write all six
policy-not-an-object = { $element ->
    [policy] a policy
    [statement] a statement
   *[other] `{ $element }`
} is an object in braces, and this is { $found ->
    [null] null
    [boolean] a Boolean
    [number] a number
    [string] a string
   *[array] a list
}: start it with `{"{"}`
policy-not-base64 = `{ $found }` is not Base64, so this value matches nothing: encode it
policy-null-if-exists = `{ $found }` does not exist, as `Null` is itself the question whether the key exists: write `Null`
policy-operator-case = `{ $found }` is not the documented spelling of this operator: write it as AWS does
policy-rcp-action = an RCP may not deny `*`: name a service, as in `s3:*`
policy-rcp-allow = an RCP written by a customer only denies: write `Deny`
policy-rcp-principal = the `Principal` of an RCP is exactly `"*"`: write that, and narrow it in `Condition`
policy-several-booleans = `{ $found }` lists several Booleans, and any of them matches: keep one
policy-sid-twice = the `Sid` `{ $found }` stands here twice: rename one of the statements
policy-too-long = the policy has { $size } characters, more than the { $limit } that AWS allows in { policy-kind }: shorten it
policy-unknown-element = `{ $found }` is not an element of the policy language: use one of { $known }
policy-unsupported-character = IAM stores no characters beyond U+00FF, and `{ $found }` is one: remove it
policy-unsupported-sid = the `Sid` `{ $found }` has other characters than letters and digits: remove them
policy-wildcard-in-principal = `{ $found }` has a wildcard in a principal, where only a lone `*` is allowed: write the whole ARN
policy-wildcard-in-service = `{ $found }` has a wildcard in the service: name the service

## Why a part of a statement matches or not

part-boundary = where the caller has a permissions boundary, a `Deny` with `NotPrincipal` denies those it lists as well
part-empty-condition = the condition is empty and asks for nothing
part-excluded = `{ $value }` is excluded by `{ $pattern }`
part-field-differs = the { $field ->
    [prefix] first field
    [partition] partition
    [service] service
    [region] Region
    [account] account
   *[name] resource name
} `{ $value }` does not match `{ $pattern }`
part-field-empty = the { $field ->
    [prefix] first field
    [partition] partition
    [service] service
    [region] Region
    [account] account
   *[name] resource name
} of the resource is empty, which `{ $pattern }` does not match
part-listed = `{ $value }` matches `{ $pattern }`
part-may-be-listed = whether `{ $value }` matches `{ $pattern }` depends on what is unknown
part-no-variable = `{ $pattern }` holds a variable without a value, so it matches nothing
part-not-excluded = `{ $value }` is not among the { $element ->
    [action] actions
    [principal] principals
   *[resource] resources
} excluded
part-not-listed = `{ $value }` matches none of the { $count } { $element ->
    [action] actions
    [principal] principals
   *[resource] resources
} listed
part-not-the-one = `{ $value }` does not match `{ $pattern }`
part-nothing = there is nothing to match
part-nothing-listed = the list is empty, so the statement has no effect

condition-absent = `{ $key }` is not in the request, so `{ $operator }` is false
condition-absent-for-all = `{ $key }` is not in the request, and `{ $operator }` is true of no values at all
condition-absent-for-any = `{ $key }` is not in the request, and `{ $operator }` needs at least one value
condition-absent-if-exists = `{ $key }` is not in the request, which `{ $operator }` accepts
condition-absent-negated = `{ $key }` is not in the request, so `{ $operator }` is true
condition-at-least = `{ $key }` is `{ $value }`, at least `{ $operand }`
condition-at-most = `{ $key }` is `{ $value }`, at most `{ $operand }`
condition-differs = `{ $key }` is `{ $value }`, not `{ $wanted }`
condition-differs-from-all = `{ $key }` is `{ $value }`, none of `{ $wanted }`
condition-equals = `{ $key }` is `{ $operand }`
condition-equals-ignoring-case = `{ $key }` is `{ $value }`, the same as `{ $operand }` but for case
condition-every-value = each value of `{ $key }` matches one of `{ $wanted }`
condition-greater = `{ $key }` is `{ $value }`, greater than `{ $operand }`
condition-in-network = `{ $key }` is `{ $value }`, which is in `{ $operand }`
condition-key-unknown = what `{ $key }` holds is unknown
condition-less = `{ $key }` is `{ $value }`, less than `{ $operand }`
condition-like = `{ $key }` is `{ $value }`, which matches `{ $operand }`
condition-list-without-set = `{ $key }` has a list of values, and `{ $operator }` without `ForAllValues` or `ForAnyValue` compares only one
condition-no-value = no value of `{ $key }` matches `{ $wanted }`
condition-no-values = `{ $operator }` lists no value to compare `{ $key }` with
condition-not-at-least = `{ $key }` is `{ $value }`, not at least `{ $wanted }`
condition-not-at-most = `{ $key }` is `{ $value }`, not at most `{ $wanted }`
condition-not-greater = `{ $key }` is `{ $value }`, not greater than `{ $wanted }`
condition-not-less = `{ $key }` is `{ $value }`, not less than `{ $wanted }`
condition-null-absent = `{ $key }` is not in the request, and `Null` asks for `{ $wanted }`
condition-null-present = `{ $key }` is in the request, and `Null` asks for `{ $wanted }`
condition-outside-network = `{ $key }` is `{ $value }`, which is not in `{ $wanted }`
condition-outside-networks = `{ $key }` is `{ $value }`, which is in none of `{ $wanted }`

## What AWS does not document

caveat-across-colon = a `*` at the end of an ARN field matched beyond the colon, which AWS describes in words but not for this case
caveat-action-all-services = AWS does not document `*:*` as an action; it is taken to match every action, as `*` does
caveat-arn-field-case = AWS does not document whether case counts in the first five fields of an ARN; it is taken to count
caveat-arn-value = AWS does not document what an ARN operator does with a value of fewer than six fields; only a lone `*` is taken to match
caveat-date-only = AWS does not document which time a date without one means; it is taken as midnight UTC
caveat-empty-condition = AWS describes an empty condition in two ways; it is taken to ask for nothing, and an empty list of values to match nothing
caveat-empty-string-set = AWS counts a list of nothing but empty texts as empty for `ForAllValues`, without saying so for every case
caveat-federated-without-policy = AWS describes the permissions of a federated user without a session policy in two ways; it is taken to have none
caveat-folding = AWS does not document which letters outside of ASCII are equal when case is ignored; Unicode's simple forms are compared
caveat-incomplete-arn = AWS documents how an incomplete ARN is completed for identity-based policies only; here it is compared as written
caveat-incomplete-arn-readings = two rules of AWS read this incomplete ARN differently: by one it matches the resource, by the other it matches nothing; write all six fields
caveat-invalid-not-resource = AWS does not document what an entry of `NotResource` that is not an ARN does; it is taken to exclude nothing
caveat-key-policy = IAM policies count for a KMS key only where its key policy says so, and no key policy is given; it is taken to be the default one, which leaves the key to the account’s IAM policies
caveat-list-without-set = AWS does not document how a list of values is compared without `ForAllValues` or `ForAnyValue`; it is taken not to match
caveat-malformed-network = AWS does not document what an IP operator does with a value that is not an address range; it is taken to match nothing
caveat-malformed-value = AWS does not document what an operator does with a value that it cannot read; it is taken to match nothing
caveat-mapped-address = AWS does not document how an IPv4 address written as IPv6 is compared; it is taken as IPv6
caveat-misplaced-variable = AWS does not document what a variable does where none is supported or that cannot be read; it is taken to match nothing
caveat-multivalued-variable = AWS does not document what a variable of a multivalued key does; it is taken to match nothing
caveat-negated-for-all = a table in AWS's documentation contradicts its text on `ForAllValues:StringNotLike`; the text is followed
caveat-not-principal = AWS says that a `NotPrincipal` must name the account of the user or role as well, and the role of a session, or else the Deny might hold for them, too; here it spares whom it names
caveat-operator-case = AWS does not document whether the case of an operator's name counts; it is taken not to
caveat-principal-id = only AWS can tell whether this principal id is the caller's
caveat-scp-allow = AWS's page on SCPs says in one place that an Allow may name resources and conditions and in another that it may not; it is evaluated as written
caveat-tag-key-case = the resource has two tags whose keys differ only by case, and AWS does not document which of them a condition sees
caveat-trust-policy = a role is assumed only by those whom its trust policy lets in, and no trust policy is given; it is taken to let in the role’s own account
caveat-unresolved-variable = AWS says in one place that a variable without a value matches nothing and in another that the statement becomes invalid; the first is followed
caveat-variable-in-bool = AWS documents variables under `Bool` as supported on one page and as not on another; they are filled in
caveat-wildcard-in-variable = AWS does not document whether a `*` or `?` in a variable's value is a wildcard; it is taken literally

## What a policy that IAM stores does

check-arn-account = `{ $found }` in `{ $arn }` is not an account id, so this ARN matches nothing: write its 12 digits, or `*`
check-arn-like = `{ $operator }` compares the ARN in `{ $key }` as a text, whose wildcards match across its fields: use `ArnLike`
check-arn-region = `{ $found }` in `{ $arn }` is not a Region, so this ARN matches nothing: write one as `ap-northeast-1`, or `*`
check-create-role = this lets whoever has it create service-linked roles of any service with `{ $action }`: name the roles
check-epoch = `{ $found }` counts the seconds since 1970, which is easily misread: write it as `2026-01-31T09:00:00Z`
check-equivalent-to-null = `{ $operator }` with `*` asks merely whether the key is there: write `Null` with `{ $absent }`
check-for-all-values = `{ $operator }` is true as well where a request carries no `{ $key }`, and the key has one value at most: leave the prefix out
check-global-key = there is no global condition key `{ $found }`, so no request carries it: check its spelling
check-host-bits = the bits of `{ $found }` behind the prefix do not count: write `{ $meant }`
check-key-arn = `{ $found }` is no longer supported: use `aws:PrincipalArn` for the caller or `aws:SourceArn` for a resource
check-key-format = `{ $found }` is not a condition key: write it as `service:Name`, such as `aws:SourceIp`
check-mfa-false = `aws:MultiFactorAuthPresent` is also there, as `false`, for those who signed in without MFA, so this { $effect ->
    [allow] Allow lets them in
   *[deny] Deny spares them
}: use `{ $operator }` with `{ $value }`
check-mfa-keys = requests signed with long-term access keys do not carry `aws:MultiFactorAuthPresent`, so this { $effect ->
    [allow] Allow lets them in without MFA
   *[deny] Deny spares them
}: use `{ $operator }` with `{ $value }`
check-mixed-types = the values of this condition are of several JSON types: put all of them in quotes
check-never = no value of `{ $key }`, nor its absence, meets all conditions on it, so this statement never applies: change one of them
check-never-both = no request carries both `{ $internet }` and `{ $endpoint }`, since one comes over the internet and the other through a VPC endpoint, so this statement never applies: write one statement for each way
check-no-account = ARNs of buckets have no account id, and `{ $arn }` has `{ $found }`, so it matches nothing: leave the field empty
check-no-region = ARNs of IAM have no Region, and `{ $arn }` has `{ $found }`, so it matches nothing: leave the field empty
check-not-principal = this allows everyone but those listed, anonymous callers included: list in `Principal` whom to allow
check-null-qualifier = `{ $operator }` is always { $always ->
    [true] true
   *[false] false
}, whatever `{ $key }` holds: write `Null`
check-operator-type = `{ $operator }` does not compare what `{ $key }` holds: { $holds ->
    [address] use `IpAddress` for an address
    [arn] use `ArnLike` for an ARN
    [bool] use `Bool` for a Boolean
    [date] use `DateLessThan` or a relative of it for an instant
    [number] use `NumericLessThan` or a relative of it for a number
   *[text] use `StringEquals` or `StringLike` for a text
}
check-paired-key = another VPC may have the same private addresses, so `aws:VpcSourceIp` alone lets them in: ask for `aws:SourceVpc` or `aws:SourceVpce` as well
check-partition = `{ $found }` in `{ $arn }` is not a partition, so this ARN matches nothing: write one of { $known }
check-pass-role = this lets whoever has it pass any role to a service with `{ $action }`, and with it that role's permissions: name the roles, or ask for `iam:PassedToService`
check-principal-arn = `aws:PrincipalArn` of a role session is the ARN of the role, so `{ $found }` matches nobody: write `{ $near }`, with the path if the role has one
check-principal-id = `{ $found }` is the id of a { $which ->
    [role] role
   *[user] user
}, which nobody has any more once it is deleted and created anew: write its ARN
check-private = `aws:SourceIp` holds public addresses only, so these private networks never match: use `aws:VpcSourceIp` for requests through a VPC endpoint
check-private-not = `aws:SourceIp` holds public addresses only, so none of them is in these private networks and the condition is always true: use `aws:VpcSourceIp` for requests through a VPC endpoint
check-private-subset = `{ $found }` is a private network, and `aws:SourceIp` holds public addresses only, so this value matches nothing: use `aws:VpcSourceIp` for requests through a VPC endpoint
check-shared = `{ $found }` is shared by the customers of a provider, who reach AWS from public addresses of the provider, so this value of `aws:SourceIp` matches nothing: list those addresses
check-qualifier = `{ $key }` has several values, which `{ $operator }` alone does not compare: put `ForAnyValue:` or `ForAllValues:` before it
check-redundant-entry = `{ $other }` matches all that `{ $found }` does, so this entry has no effect: remove it
check-redundant-number = `{ $kept }` says all that `{ $found }` does, so this value has no effect: remove it
check-redundant-statement = statement `{ $other }` applies to all that this one does, so this one has no effect: remove it
check-region = `{ $found }` is not a Region, so this value matches nothing: write one as `ap-northeast-1`
check-service-case = the service `{ $found }` in `{ $arn }` is written in lower case by AWS: write it so
check-tag-key = `{ $found }` names no tag: write the key of one behind a `/`, such as `aws:ResourceTag/env`
check-trust-not-principal = trust policies do not take `NotPrincipal`: list in `Principal` whom to trust
check-variable-brace = a variable in `{ $found }` is not closed: add a closing brace
check-variable-element = variables are filled in in resources and conditions only, so `{ $found }` is taken as it stands: write what it should stand for
check-variable-empty = a variable in `{ $found }` has no name: write one as `aws:username`, or remove it
check-variable-operator = `{ $operator }` fills no variables in, so `{ $found }` matches nothing: write the value itself
check-variable-quote = the default of a variable in `{ $found }` is not in single quotes: put it in them
check-variable-space = the name of a variable in `{ $found }` has a space in it: remove it
check-variable-version = without `"Version": "2012-10-17"` a variable is plain text, so `{ $found }` is compared as it stands: set that version
check-vpc = `{ $found }` is not an id of a VPC, so this value matches nothing: write one as `vpc-0123456789abcdef0`
check-vpce = `{ $found }` is not an id of a VPC endpoint, so this value matches nothing: write one as `vpce-0123456789abcdef0`
check-wildcard = `{ $operator }` takes no wildcards, so `{ $found }` is compared as it stands: use `StringLike` or `StringNotLike` if one is meant
mend-around = write a policy of the current version around it
mend-no-region = remove the Region
mend-null = write `Null`
mend-remove = remove `{ $found }`
mend-remove-statement = remove this statement
mend-take-out = take the policy out
mend-two-statements = make two statements of it, one for each way
mend-version = add the current version
mend-write = write `{ $near }`
