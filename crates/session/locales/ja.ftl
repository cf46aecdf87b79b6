### Session Manager に関する文。

## 入力

input-account = `{ $found }` はアカウント ID ではありません。12 桁の数字で書いてください
input-action = `{ $found }` はアクションではありません。`ssm:GetParameter` のように `サービス:アクション` と書いてください
input-address = `{ $found }` は IP アドレスではありません。`203.0.113.9` や `2001:db8::1` のように書いてください
input-address-range = `{ $found }` は範囲ですが、リクエストの接続元は 1 つのアドレスです。`/` を付けずに書いてください
input-call = `{ $found }` は Session Manager の呼び出しではありません。{ $known } のいずれかを使ってください
input-caller = `{ $found }` はこの種類の呼び出し元の ARN ではありません。{ $form } のように書いてください
input-document = `{ $found }` はドキュメント名ではありません。英数字と `_`、`-`、`.`、`:`、`/` を使い、3～128 文字で書いてください
input-document-empty = ドキュメント名が空です。既定のシェルを使う場合は何も入力せず、それ以外は名前を書いてください
input-region = `{ $found }` はリージョンではありません。`ap-northeast-1` のように書いてください
input-resource = `{ $found }` は ARN ではありません。6 つのフィールドをすべて書くか、リソースのないアクションなら `*` と書いてください
input-role = `{ $found }` はロールの ARN ではありません。`arn:aws:iam::111122223333:role/path/Ops` のように書いてください
input-session = `{ $found }` はセッション ID ではありません。`alice-0a1b2c3d4e5f6a7b8` のように書いてください
input-session-missing = セッション ID がありません。`alice-0a1b2c3d4e5f6a7b8` のように書いてください
input-target = `{ $found }` はマネージドノードではありません。インスタンス ID `i-…`、マネージドインスタンス ID `mi-…`、または `ecs:クラスター_タスク_ランタイム` の形で書いてください
input-target-missing = ターゲットがありません。インスタンス ID `i-…`、マネージドインスタンス ID `mi-…`、または `ecs:クラスター_タスク_ランタイム` の形で書いてください
input-unknown = キー `{ $key }` の `"unknown": false` は何も表しません。値、リスト、null、または `"unknown": true` を書いてください
input-version = このプログラムが読めるシナリオはバージョン { $known } ですが、これはバージョン { $found } です。新しいプログラムで開いてください
policy-refused = ポリシー { $number } (`{ $policy }`) にエラーがあります: { $error }

## 判定の一文

leg = { $leg ->
    [target] ターゲットに対する
    [document] ドキュメントに対する
    [session] セッションに対する
   *[request] { "" }
}
layer = { $kind ->
    [identity] アイデンティティベースのポリシー
    [boundary] アクセス許可の境界
    [session] セッションポリシー
    [scp] サービスコントロールポリシー (SCP)
    [rcp] リソースコントロールポリシー (RCP)
    [vpcEndpoint] VPC エンドポイントポリシー
    [resource] リソースベースのポリシー
   *[trust] ロールの信頼ポリシー
}
summary-allow = { $policy } のステートメント { $statement } が{ leg } { $action } を許可しています
summary-allow-root = 拒否するものはなく、ルートユーザーに許可は要りません
summary-deny-explicit = { $policy } のステートメント { $statement } が{ leg } { $action } を拒否しています
summary-deny-implicit = { leg } { $action } を許可する{ layer }がありません
summary-depends = { $on }によって決まります
summary-errors = ポリシーのエラーを直すまで判定はありません
summary-input = リクエストがそろうまで判定はありません
depends-key = `{ $key }` の値
depends-layer = ここにない{ layer }の有無
depends-caveat = AWS のドキュメントにない点 ({ $code })

## AWS のドキュメントにないこと

caveat-access-check = `ssm:SessionDocumentAccessCheck` は AWS のドキュメントから消えています。ドキュメントを指定したときは存在せず、指定しないときは `false` であるものとして扱います
caveat-default-document = 既定のドキュメント `SSM-SessionManagerRunShell` へのアクセスが必要であると AWS が説明しているのは 2025 年からで、開始日も対象リージョンも示されていません。以前はノードだけを指定したポリシーで足りました
caveat-resource-policy = Systems Manager のこれらの呼び出しにリソースベースのポリシーはないため、このポリシーは評価に含めません
caveat-several-layers = 複数の種類のポリシーが拒否しており、メッセージにどれが示されるかは AWS のドキュメントにありません
caveat-several-legs = この呼び出しの複数のリソースが拒否されており、メッセージにどれが示されるかは AWS のドキュメントにありません
caveat-service-account = AWS 所有のドキュメントが AWS のアカウントに属することは説明されていますが、どのアカウントかは示されていません
