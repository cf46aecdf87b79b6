## ページ

page-title = Portcullis – Session Manager のセッションを開始できるのは誰か、なぜか
claim = 誰が、どこから、どのドキュメントで Session Manager のセッションを開始できるか、そしてその理由
start-fresh = 新しく始める
language = 言語
limits = このページが知っているのは、ここに表示されている内容だけです。AWS アカウントには接続せず、リソースのタグやサービスクォータ、ここに貼り付けていないポリシーは考慮しません。
privacy = 貼り付けた内容がこのページの外に送信されることはありません。
version = Portcullis { $version }

## 置き換えられた作業

replaced-by-example = 作業内容を例「{ $title }」に置き換えました。
replaced-by-fresh = 作業内容を空のページに置き換えました。
policy-removed = ポリシー「{ $name }」を削除しました。
replaced-by-link = 作業内容をリンクのシナリオに置き換えました。
link-not-opened = リンクを開けませんでした。
replaced-by-paste = 貼り付けた内容をリクエストに反映しました。
undo = 元に戻す
restore = 元に戻す
dismiss = 閉じる

## ポリシー

policies = ポリシー
policies-hint = まとめて評価します
add-policy = 追加
remove-policy = 削除
unnamed = 名前なし
has-error = エラーがあります
decides = 判定の決め手
policy-name = 名前
policy-kind = 種類
policy-level = レベル
policy-level-hint = 0 は組織のルート、以降は各 OU、最後がアカウントです
policy-text = { $name } のポリシー本文
editor-placeholder = IAM ポリシーの JSON を貼り付けてください
findings = このポリシーの検出結果
go-to-line = { $line } 行目

kind-identity = アイデンティティベースのポリシー
kind-boundary = アクセス許可の境界
kind-session = セッションポリシー
kind-scp = サービスコントロールポリシー (SCP)
kind-rcp = リソースコントロールポリシー (RCP)
kind-vpc-endpoint = VPC エンドポイントポリシー
kind-resource = リソースベースのポリシー
kind-trust = ロールの信頼ポリシー

kind-identity-short = アイデンティティ
kind-boundary-short = 境界
kind-session-short = セッション
kind-scp-short = SCP
kind-rcp-short = RCP
kind-vpc-endpoint-short = VPC エンドポイント
kind-resource-short = リソース
kind-trust-short = 信頼

severity-error = エラー：
severity-security-warning = セキュリティ警告：
severity-warning = 警告：
severity-suggestion = 提案：

## リクエスト

request = リクエスト
source-ip = 接続元 IP
source-ip-hint = AWS から見えるアドレス
network-path = ネットワーク経路
network-path-hint = AWS までの経路
network-internet = インターネット
network-endpoint = VPC エンドポイント
network-none = 指定なし
vpc-source-ip = プライベート IP
vpc-source-ip-hint = VPC 内のアドレス
vpce = VPC エンドポイント
vpce-hint = ID：vpce-…
vpc = VPC
vpc-hint = ID：vpc-…
action = アクション
action-hint = 呼び出す操作
target = ターゲット
target-hint = i-…、mi-…、ecs:…
session-id = セッション ID
session-id-hint = ユーザー名に接尾辞が付いたもの
document = ドキュメント名
document-hint = --document-name の値
document-list = 既知のセッションドキュメント
document-default = シェル (ドキュメント指定なし)
document-ssh = SSH
document-port = ポートフォワーディング
document-remote-host = リモートホストへのポートフォワーディング
document-socket = ソケットへのポートフォワーディング
document-interactive = 対話型コマンド
document-non-interactive = 非対話型コマンド
document-password = パスワードのリセット
document-ecs = ECS コンテナ内のコマンド
document-eks = EKS コントロールプレーンのインスタンス
document-other = その他のドキュメント…
document-owner = ドキュメントの所有者
document-owner-hint = aws、customer、またはアカウント ID。空欄なら名前で判断
resource = リソース
resource-hint = ARN、または *
caller = 呼び出し元の ARN
caller-hint = ユーザー、またはロールのセッション
caller-type = 呼び出し元の種類
caller-type-hint = この ARN だけでは判別できません
caller-user = IAM ユーザー
caller-role = ロールセッション
caller-federated-user = フェデレーションユーザー
caller-root = ルートユーザー
caller-service-linked-role = サービスにリンクされたロール
caller-service = AWS のサービス
caller-anonymous = 匿名
role-arn = ロールの ARN
role-arn-hint = ロールにパスがある場合のみ
region = リージョン
region-hint = 呼び出し先
account = アカウント
account-hint = 12 桁の ID
resource-account = リソースのアカウント
user-id = ユーザー ID
caller-tags = 呼び出し元のタグ
target-tags = ターゲットのタグ
document-tags = ドキュメントのタグ

## 貼り付けたテキスト

paste = コマンドやエラー、イベントを貼り付け…
paste-heading = テキストからリクエストを入力する
paste-text = コマンド、SSH の設定、エラーメッセージ、または CloudTrail のイベント
paste-hint = ターミナルやログ、コンソールからコピーしたものです。このページの外には送信されません。
paste-same = リクエストはすでにこの内容と同じです。
paste-calls = { $number } 件の呼び出しから 1 つ選んでください
paste-changes = 変わる項目
paste-notes = 補足
kind-command = コマンドです。
kind-access-denied = アクセスの拒否を知らせる AWS のメッセージです。
kind-event = CloudTrail に記録された呼び出しです。
field = 項目
before = 変更前
after = 変更後
nothing = なし
cancel = キャンセル
apply = 反映する

## 判定

verdict-allow = 許可されます
verdict-explicit-deny = 拒否されます（明示的な拒否）
verdict-implicit-deny = 拒否されます（暗黙的な拒否）
verdict-depends = 条件によります
verdict-none = 判定なし
nothing-yet = 評価するものがまだありません。ポリシーを貼り付けるか、例を開いてください。
policy-has-error = { $name } の { $line } 行目を修正するまで判定できません：
request-has-error = リクエストを修正するまで判定できません。
depends-on = 判定を左右するもの
depends-on-key = 条件キー { $key }
depends-on-layer = ここに表示されていないポリシー：{ $kind }
depends-on-caveat = AWS のドキュメントで明らかにされていない点 ({ $code })

messages = AWS が表示するメッセージ
messages-several = このうちのいずれかです。どれが表示されるかは AWS のドキュメントに記載がありません。
copy = コピー
copied = コピーしました
copy-failed = コピーできません
copy-as = 形式を選んでコピー
copy-command = AWS CLI コマンド
copy-simulate = simulate-custom-policy
copy-report = Markdown レポート
copy-link = リンク
copy-message = 表示されるメッセージ

checks = チェック
leg-target = ターゲット
leg-document = ドキュメント
leg-session = セッション
leg-cluster = クラスター
leg-request = リクエスト
check-allow = 許可
check-deny = 拒否
check-depends = 条件による
no-statements = 評価されたステートメントはありません。
statement = ステートメント { $number }
outcome-applies = 適用されます
outcome-does-not-apply = 適用されません
outcome-unknown = 適用される可能性があります
part-matches = 一致する
part-does-not-match = 一致しない
part-unknown = 不明

caveats = AWS が明らかにしていない点
source = AWS のドキュメント

advisories = セッションに関わる呼び出し
advisories-quiet = 問題のない呼び出し

context = リクエストの条件キー
context-hint = ポリシーの条件と照合する値です。ここにないキーは、リクエストに存在しません。
context-key = キー
context-value = 値とその理由
key-absent = 存在しない
key-unknown = 不明

## 例

examples = 例
examples-address = 社内ネットワークからのみ許可する
examples-document = リモートホストへのポートフォワーディングを禁止する

s1-1-title = 条件のない許可
s1-1-lesson = Session Manager に開いたポートは必要ありません。この許可だけでは、認証情報があればどのアドレスからでも接続できます。
s1-2-title = 社内からのみ Allow – 社内から接続
s1-2-lesson = aws:SourceIp の条件で、Allow を 2 つのネットワークに限定します。
s1-3-title = 社内からのみ Allow – 社外から接続
s1-3-lesson = 条件に一致せず、許可するものがないため、暗黙的な拒否になります。
s1-4-title = 社外を Deny – 社内から接続
s1-4-lesson = Deny は適用されず、条件のない Allow で許可されます。
s1-5-title = 社外を Deny – 社外から SSH
s1-5-lesson = SSH もポートフォワーディングも StartSession なので、同じ Deny で拒否されます。
s1-6-title = 広い許可があると Allow の条件は効かない
s1-6-lesson = Allow は足し合わされます。ssm:* の許可があると条件は意味を持たないため、Deny を使います。
s1-7-title = Deny だけでは何も許可されない
s1-7-lesson = 社内からは Deny が適用されませんが、Allow もありません。
s1-8-title = Deny はほかの呼び出しにも及ぶ
s1-8-lesson = 社外からは、セッションの終了や一覧表示も拒否されます。
s2-1-title = すべてに StartSession を許可
s2-1-lesson = どのセッションも開始できる人は、データベースなどのリモートホストへもポートフォワーディングできます。
s2-2-title = リモートホスト用ドキュメントを Deny
s2-2-lesson = 1 つのドキュメントへの明示的な Deny がそのドキュメントを拒否し、メッセージにも表れます。
s2-3-title = 通常のポートフォワーディングは許可されたまま
s2-3-lesson = Deny が指定しているのは 1 つのドキュメントだけで、隣のドキュメントは通ります。
s2-4-title = ポートフォワーディングの 2 つのドキュメントを Deny
s2-4-lesson = 両方の ARN を Deny に書けば、どちらの方法も使えません。
s2-5-title = 落とし穴：ARN に自分のアカウント ID を書く
s2-5-lesson = AWS 所有のドキュメントはアカウント欄が空なので、この Deny には一致しません。
s2-6-title = デフォルトのシェルには影響しない
s2-6-lesson = ドキュメント名を指定しない呼び出しは、アカウントのデフォルトのドキュメントを使います。
