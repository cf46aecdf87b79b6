aws ecs execute-command --region ap-northeast-1 --cluster prod --task 0123456789abcdef0123456789abcdef --interactive --command /bin/sh

aws iam simulate-custom-policy \
  --policy-input-list '{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ecs:ExecuteCommand",
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": "ecs:ExecuteCommand",
      "Resource": "arn:aws:ecs:*:*:task/prod/*"
    }
  ]
}' \
  --action-names ecs:ExecuteCommand \
  --resource-arns arn:aws:ecs:ap-northeast-1:111122223333:cluster/prod \
  --caller-arn arn:aws:iam::111122223333:user/alice

aws iam simulate-custom-policy \
  --policy-input-list '{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ecs:ExecuteCommand",
      "Resource": "*"
    },
    {
      "Effect": "Deny",
      "Action": "ecs:ExecuteCommand",
      "Resource": "arn:aws:ecs:*:*:task/prod/*"
    }
  ]
}' \
  --action-names ecs:ExecuteCommand \
  --resource-arns arn:aws:ecs:ap-northeast-1:111122223333:task/prod/0123456789abcdef0123456789abcdef \
  --caller-arn arn:aws:iam::111122223333:user/alice
