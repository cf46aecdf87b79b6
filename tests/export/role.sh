aws ssm start-session --region ap-northeast-1 --target mi-0123456789abcdef0 --document-name AWS-StartPortForwardingSession

# the simulator takes identity-based policies and one permissions boundary, so `guardrail` is left out: service control policy
# the simulator takes IAM users as callers only, so `arn:aws:sts::111122223333:assumed-role/Ops/alice` is left out
# the scenario does not tell the value of `aws:PrincipalOrgID`: add it to `--context-entries` if the request carries it
aws iam simulate-custom-policy \
  --policy-input-list '{ "Version": "2012-10-17", "Statement": { "Sid": "Sessions", "Effect": "Allow",
  "Action": "ssm:StartSession", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1" }, "Bool": { "aws:SecureTransport": "true" } } } }' \
  --permissions-boundary-policy-input-list '{ "Version": "2012-10-17", "Statement": { "Sid": "Sessions", "Effect": "Allow",
  "Action": "ssm:*", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } }' \
  --action-names ssm:StartSession \
  --resource-arns arn:aws:ssm:ap-northeast-1:111122223333:managed-instance/mi-0123456789abcdef0 \
  --context-entries ContextKeyName=aws:SecureTransport,ContextKeyValues=true,ContextKeyType=boolean ContextKeyName=aws:SourceIp,ContextKeyValues=198.51.100.7,ContextKeyType=ip

# the simulator takes identity-based policies and one permissions boundary, so `guardrail` is left out: service control policy
# the simulator takes IAM users as callers only, so `arn:aws:sts::111122223333:assumed-role/Ops/alice` is left out
# the scenario does not tell the value of `aws:PrincipalOrgID`: add it to `--context-entries` if the request carries it
aws iam simulate-custom-policy \
  --policy-input-list '{ "Version": "2012-10-17", "Statement": { "Sid": "Sessions", "Effect": "Allow",
  "Action": "ssm:StartSession", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-1" }, "Bool": { "aws:SecureTransport": "true" } } } }' \
  --permissions-boundary-policy-input-list '{ "Version": "2012-10-17", "Statement": { "Sid": "Sessions", "Effect": "Allow",
  "Action": "ssm:*", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } }' \
  --action-names ssm:StartSession \
  --resource-arns arn:aws:ssm:ap-northeast-1::document/AWS-StartPortForwardingSession \
  --context-entries ContextKeyName=aws:SecureTransport,ContextKeyValues=true,ContextKeyType=boolean ContextKeyName=aws:SourceIp,ContextKeyValues=198.51.100.7,ContextKeyType=ip
