aws ssm start-session --region ap-northeast-1 --target i-0123456789abcdef0 --document-name AWS-StartPortForwardingSessionToRemoteHost

aws iam simulate-custom-policy \
  --policy-input-list '{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "ssm:StartSession",
            "Resource": "*"
        }
    ]
}' '{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "VisualEditor0",
            "Effect": "Deny",
            "Action": "ssm:StartSession",
            "Resource": "arn:aws:ssm:*:*:document/AWS-StartPortForwardingSessionToRemoteHost"
        }
    ]
}' \
  --action-names ssm:StartSession \
  --resource-arns arn:aws:ec2:ap-northeast-1:111122223333:instance/i-0123456789abcdef0 \
  --caller-arn arn:aws:iam::111122223333:user/alice

aws iam simulate-custom-policy \
  --policy-input-list '{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": "ssm:StartSession",
            "Resource": "*"
        }
    ]
}' '{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Sid": "VisualEditor0",
            "Effect": "Deny",
            "Action": "ssm:StartSession",
            "Resource": "arn:aws:ssm:*:*:document/AWS-StartPortForwardingSessionToRemoteHost"
        }
    ]
}' \
  --action-names ssm:StartSession \
  --resource-arns arn:aws:ssm:ap-northeast-1::document/AWS-StartPortForwardingSessionToRemoteHost \
  --caller-arn arn:aws:iam::111122223333:user/alice
