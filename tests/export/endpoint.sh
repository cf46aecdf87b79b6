aws ssm start-session --region ap-northeast-1 --target i-0123456789abcdef0

aws iam simulate-custom-policy \
  --policy-input-list '{
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Action": [
                "ssm:StartSession",
                "ssm:TerminateSession",
                "ssm:ResumeSession",
                "ssm:DescribeSessions",
                "ssm:GetConnectionStatus"
            ],
            "Resource": [
                "*"
            ]
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
            "Action": [
                "ssm:StartSession",
                "ssm:TerminateSession",
                "ssm:ResumeSession",
                "ssm:DescribeSessions",
                "ssm:GetConnectionStatus"
            ],
            "Resource": [
                "*"
            ]
        }
    ]
}' \
  --action-names ssm:StartSession \
  --resource-arns arn:aws:ssm:ap-northeast-1:111122223333:document/SSM-SessionManagerRunShell \
  --caller-arn arn:aws:iam::111122223333:user/alice
