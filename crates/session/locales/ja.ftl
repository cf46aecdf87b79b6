### Session Manager に関する文。

## 入力

input-account = `{ $found }` はアカウント ID ではありません。12 桁の数字で書いてください
input-action = `{ $found }` はアクションではありません。`ssm:GetParameter` のように `サービス:アクション` と書いてください
input-address = `{ $found }` は IP アドレスではありません。`203.0.113.9` や `2001:db8::1` のように書いてください
input-address-range = `{ $found }` は範囲ですが、リクエストの接続元は 1 つのアドレスです。`/` を付けずに書いてください
input-call = `{ $found }` は Session Manager の呼び出しではありません。{ $known } のいずれかを使ってください
input-caller = `{ $found }` はこの種類の呼び出し元の ARN ではありません。{ $form } のように書いてください
input-document = `{ $found }` はドキュメント名ではありません。英数字と `_`、`-`、`.`、`:`、`/` を使い、3～128 文字で書いてください
input-document-arn = `{ $found }` はドキュメントの ARN ではありません。`arn:aws:ssm:ap-northeast-1:111122223333:document/Name` のように書くか、名前だけを書いてください
input-document-empty = ドキュメント名が空です。デフォルトのシェルを使う場合は何も入力せず、それ以外は名前を書いてください
input-document-missing = ドキュメント名がありません。`AWS-RunShellScript` のように書いてください
input-document-owner = `{ $found }` はドキュメントの所有者ではありません。`aws`、`customer`、または 12 桁のアカウント ID を書いてください
input-kms-key = `{ $found }` は KMS キーの ARN ではありません。`arn:aws:kms:ap-northeast-1:111122223333:key/…` のように書いてください
input-node = `{ $found }` はコマンドを実行できるノードではありません。インスタンス ID `i-…` またはマネージドインスタンス ID `mi-…` を書いてください
input-node-missing = ノードがありません。インスタンス ID `i-…` またはマネージドインスタンス ID `mi-…` を書いてください
input-other-account = 呼び出し元のアカウントは { $own } です。Session Manager で接続できるのは呼び出し元自身のアカウントにあるものだけで、{ $found } にあるものには接続できません。両方に同じアカウントを指定するか、{ $found } のロールなどを呼び出し元にしてください
input-other-partition = 呼び出し元のパーティションは `{ $own }` で、そのアカウントからは `{ $partition }` のリージョン { $found } を使えません。呼び出し元のパーティションのリージョンを指定するか、そのパーティションの呼び出し元にしてください
input-other-role = `{ $found }` はセッション `{ $session }` のロールではありません。そのロールの ARN を指定するか、空欄にしてください
input-region = `{ $found }` はリージョンではありません。`ap-northeast-1` のように書いてください
input-resource = `{ $found }` は ARN ではありません。6 つのフィールドをすべて書くか、リソースのないアクションなら `*` と書いてください
input-role = `{ $found }` はロールの ARN ではありません。`arn:aws:iam::111122223333:role/path/Ops` のように書いてください
input-session = `{ $found }` はセッション ID ではありません。`alice-0a1b2c3d4e5f6a7b8` のように書いてください
input-session-missing = セッション ID がありません。`alice-0a1b2c3d4e5f6a7b8` のように書いてください
input-target = `{ $found }` はマネージドノードではありません。インスタンス ID `i-…`、マネージドインスタンス ID `mi-…`、または `ecs:クラスター_タスク_ランタイム` の形で書いてください
input-target-missing = ターゲットがありません。インスタンス ID `i-…`、マネージドインスタンス ID `mi-…`、または `ecs:クラスター_タスク_ランタイム` の形で書いてください
input-task = `{ $found }` はタスクではありません。`ecs:クラスター_タスク` の形で書いてください
input-task-missing = タスクがありません。`ecs:クラスター_タスク` の形で書いてください
input-unknown = キー `{ $key }` の `"unknown": false` は何も表しません。値、リスト、null、または `"unknown": true` を書いてください
input-version = このプログラムが読めるシナリオはバージョン { $known } ですが、これはバージョン { $found } です。新しいプログラムで開いてください
policy-refused = ポリシー { $number } (`{ $policy }`) にエラーがあります: { $error }

## 比較

compare-allowed = { $way ->
    [endpoint] VPC エンドポイント経由
   *[internet] インターネット経由
}での `{ $resource }` に対する `{ $action }` が、許可されるようになりました
compare-denied = { $way ->
    [endpoint] VPC エンドポイント経由
   *[internet] インターネット経由
}での `{ $resource }` に対する `{ $action }` が、拒否されるようになりました
compare-summary = { $complete ->
    [yes] { $allowed ->
        [0] { $denied ->
            [0] 違いはありません。このリージョンとアカウントでこの呼び出し元が行う Session Manager の呼び出しは、すべて同じ判定になります
           *[other] 新たに許可されるものはなく、新たに拒否されるものが { $denied } 件あります
        }
       *[other] 新たに許可されるものが { $allowed } 件、新たに拒否されるものが { $denied } 件あります
    }
   *[no] 新たに許可されるものが { $allowed } 件、新たに拒否されるものが { $denied } 件あります。すべては調べきれなかったため、ほかにもある可能性があります
}

## リンク

link-damaged = `{ $found }` は壊れているか、途中で切れています。リンクを最後の文字までコピーし直してください
link-empty = リンクが空です。`#v1.` から最後の文字までコピーしてください
link-member = リンクの内容がシナリオではありません (`{ $error }`)。新しいリンクを作り直してもらってください
link-newer = `{ $found }` は、より新しいバージョンのプログラムで作られたリンクです。ページを再読み込みするか、そのバージョンで開いてください
link-other = `{ $found }` はシナリオへのリンクではありません。`#v1.` から最後の文字までコピーしてください
link-too-large = `{ $found }` のシナリオは { $most } MiB を超えています。ポリシーを減らすか短くしたリンクを作り直してもらってください

## 判定の一文

leg = { $leg ->
    [target] ターゲットに対する
    [document] ドキュメントに対する
    [session] セッションに対する
    [cluster] クラスターに対する
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
caveat-default-document = デフォルトのドキュメント `SSM-SessionManagerRunShell` へのアクセスが必要であると AWS が説明しているのは 2025 年からで、開始日も対象リージョンも示されていません。以前はノードだけを指定したポリシーで足りました
caveat-default-document-legacy = ドキュメントを指定しないセッションに必要なのはノードへのアクセスだけであると AWS が説明していたのは 2023 年までです。2025 年以降のドキュメントでは `SSM-SessionManagerRunShell` へのアクセスも必要です
caveat-document-type = `ssm:DocumentType` と `ssm:DocumentCategories` はドキュメントのキーとして一覧にありますが、この呼び出しに含まれるかどうかは AWS のドキュメントにありません
caveat-forwarded-address = サービスが代わりに行う呼び出しが呼び出し元のアドレスを引き継ぐという説明は AWS のドキュメントに複数ありますが、サービスのアドレスになるという説明も 1 か所あります
caveat-resource-policy = Systems Manager のこれらの呼び出しにリソースベースのポリシーはないため、このポリシーは評価に含めません
caveat-several-layers = 複数の種類のポリシーが拒否しており、メッセージにどれが示されるかは AWS のドキュメントにありません
caveat-several-legs = この呼び出しの複数のリソースが拒否されており、メッセージにどれが示されるかは AWS のドキュメントにありません
caveat-service-account = AWS 所有のドキュメントが AWS のアカウントに属することは説明されていますが、どのアカウントかは示されていません
caveat-task-arn = タスクの ARN は、クラスターを含む形と含まない形の両方が AWS のドキュメントにあり、このポリシーはクラスターを含まない形で指定しています

## どこから、どのドキュメントで

access-container = コンテナでのコマンド
access-default = シェル (デフォルトのドキュメント)
access-default-named = シェル (デフォルトのドキュメントを名前で指定)
access-eks = Outposts 上の EKS のコントロールプレーン
access-interactive = 対話型コマンド
access-known = AWS のドキュメント
access-like-account = このアカウントのドキュメントのうち { $pattern } に一致するもの
access-like-account-but = このアカウントのドキュメントのうち { $pattern } に一致し、{ $but } には一致しないもの
access-like-aws = AWS のドキュメントのうち { $pattern } に一致するもの
access-like-aws-but = AWS のドキュメントのうち { $pattern } に一致し、{ $but } には一致しないもの
access-like-other = ほかのアカウントのドキュメントのうち { $pattern } に一致するもの
access-like-other-but = ほかのアカウントのドキュメントのうち { $pattern } に一致し、{ $but } には一致しないもの
access-named = ポリシーに名前があるドキュメント
access-no-document = ドキュメントを指定しないこの呼び出し
access-non-interactive = 非対話型コマンド
access-password = パスワードのリセット
access-port = ポートフォワーディング
access-private = { $networks }{ $more ->
    [0] {""}
   *[other] {" "}ほか { $more } 件
} は AWS から送信元として見えることがなく、そこからインターネット経由でリクエストが来ることはないため、そこからの許可は誰にも効きません
access-remote-host = リモートホストへのポートフォワーディング
access-rest-account = このアカウントのそのほかのドキュメント
access-rest-aws = AWS のそのほかのドキュメント (今後追加されるものを含む)
access-rest-other = ほかのアカウントが共有するそのほかのドキュメント
access-socket = ソケットへのポートフォワーディング
access-ssh = SSH
access-text = ここではポリシーがアドレスまたはドキュメントの所有者を文字列として比較しているため、アドレスやドキュメントを 1 つに決めないと判定できないセルがあります。アドレスには `IpAddress` とネットワークを、所有者には `StringEquals` または `StringLike` とアカウント ID を使ってください
access-too-many = ポリシーが区別するドキュメントの種類が多すぎるため、それらをまとめた行は判定していません。ドキュメントのパターンのワイルドカードを減らしてください

## 判定を変えるもの

change-address = 接続元を、最も近い該当ネットワーク `{ $network }` の `{ $address }` にする
change-document = ドキュメントを `{ $document }` にする
change-document-default = ドキュメント名を指定しない (シェル)
change-endpoint = VPC エンドポイント経由にする
change-endpoint-from = 最も近い該当ネットワーク `{ $network }` の `{ $address }` から VPC エンドポイント経由にする
change-key = `{ $key }` を `{ $value }` にする
change-full-access = AWS がどの階層にも自動でアタッチする `{ $policy }` を加える（表示中の SCP に、この階層で許可するものはありません）
change-mfa = MFA を使う (`{ $key }` が `true` になる)
change-no-key = リクエストに `{ $key }` が存在しないようにする
change-no-tag-caller = 呼び出し元のタグ `{ $tag }` を外す
change-no-tag-document = ドキュメントのタグ `{ $tag }` を外す
change-no-tag-target = ターゲットのタグ `{ $tag }` を外す
change-permission = `{ $policy }` に、このリクエストの対象への `{ $action }` の許可を条件なしで追加する
change-policy = ポリシー `{ $policy }` を外す
change-statement = `{ $policy }` のステートメント { $number } を外す
change-tag-caller = 呼び出し元のタグ `{ $tag }` を `{ $value }` にする
change-tag-document = ドキュメントのタグ `{ $tag }` を `{ $value }` にする
change-tag-target = ターゲットのタグ `{ $tag }` を `{ $value }` にする
change-vpc = VPC `{ $id }` のエンドポイント経由にする
change-vpce = VPC エンドポイント `{ $id }` 経由にする

## 最初のポリシー

compose-any-account = ほかのアカウントが共有する `{ $document }` という名前のドキュメントも許可されます。除くには、アカウント ID を指定してください
compose-around = セッションの周辺の呼び出しを許可します: 一覧、ノードの状態、新しいプラグインが署名するデータチャネル
compose-documents = これらのドキュメントだけを許可します。AWS のドキュメントの ARN にはアカウントがありません
compose-no-account = `{ $found }` はアカウント ID ではありません。`111122223333` のような 12 桁の数字を書いてください
compose-no-network = `{ $found }` はネットワークではありません。`203.0.113.0/24` や `2001:db8::/32` のようなアドレスか CIDR を書いてください
compose-no-session = 許可するものがありません。`shell`、`ssh`、`portForwarding`、`remoteHost`、`commands` から 1 つ以上選んでください
compose-other-documents = 今後追加されるものを含め、ほかのドキュメントをすべて拒否します。同じ呼び出しの対象であるノードは除きます
compose-outside = ネットワークの外からの呼び出しをすべて拒否します。アドレスのない VPC エンドポイント経由も拒否します
compose-outside-but-endpoint = ネットワークの外からの呼び出しをすべて拒否します。アドレスのない VPC エンドポイント経由は除きます
compose-own = 呼び出し元自身のセッションの再開と終了を許可します。だれのセッションかはセッションのタグでわかります
compose-private = `{ $found }` はプライベートアドレスで、インターネット経由のリクエストの接続元にはなりません。ネットワークのパブリックアドレスを書いてください
compose-targets = ノードを許可します。ノードとドキュメントの両方が許可されている必要があります

## セッションの周辺

advisory-channel = `{ $action }` を許可するポリシーがありません。AWS のサンプルポリシーは 2025 年から許可しており、新しい Session Manager プラグインはこの呼び出しに署名します。検査されるかどうかは AWS のドキュメントにありませんが、許可してください
advisory-channel-denied = `{ $action }` の拒否により、この呼び出しに署名する Session Manager プラグイン 1.2.764 以降ではセッションが失敗する可能性があります。拒否からこのアクションを外してください
advisory-command = `{ $document }` は Command タイプですが、StartSession で使えるのは Session タイプのドキュメントだけです。SendCommand で送信するか、別のドキュメントを指定してください
advisory-console = コンソールは `{ $action }` も呼び出しますが、拒否されています。コンソールからセッションを開始するユーザーには許可してください。AWS CLI には必要ありません
advisory-key = `{ $key }` に対する `kms:GenerateDataKey` を許可するポリシーがここになく、許可がなければ暗号化されたセッションは失敗します。キーポリシーで許可していない場合は、許可してください
advisory-key-denied = `{ $key }` に対する `kms:GenerateDataKey` の拒否により、暗号化されたセッションは失敗します。拒否からこのキーを外してください
advisory-key-of-another = `{ $key }` は別のアカウントのキーです。アカウント { $account } が `kms:GenerateDataKey` に使えるかどうかは、キーポリシーがなければ分かりません
advisory-misspelt-document = `{ $found }` というセッションドキュメントは AWS のドキュメントにありません。`{ $near }` のことですか？
advisory-node-id = `{ $found }` はノードの ID の形ではありません。`i-` に 16 進数 8 桁か 17 桁、または `mi-` に 17 桁が続きます
advisory-parameters = `{ $document }` のパラメータ { $parameters } は IAM から見えないため、使用を許可された人は自由に指定できます。制限するには、代わりに `allowedPattern` を持つ独自のセッションドキュメントを許可してください
advisory-private-address = `{ $found }` はパブリックアドレスではないため、AWS から `aws:SourceIp` として見えることはありません。ネットワークのパブリックアドレスを入力するか、経路を VPC エンドポイントにしてください
advisory-unknown-document = `{ $found }` というセッションドキュメントは AWS のドキュメントにありません。この名前のドキュメントがあるか確かめてください

## 条件キーの値の理由

why-access-check = ドキュメントを指定しない場合は `false` とみなします。AWS のドキュメントにはもう説明がありません
why-action = このアクションのリクエストにあるかもしれませんが、シナリオには値がありません
why-by-hand = シナリオで直接設定されており、導き出した値より優先されます
why-caller-arn = 呼び出し元の ARN から決まります
why-caller-type = 呼び出し元の種類から決まります
why-cluster-tags = クラスターのタグはシナリオにありません
why-container = コマンドを実行するコンテナはシナリオにありません
why-credentials = コンソールへのサインインなどで得られる一時的な認証情報には含まれますが、長期的な認証情報には含まれません。どちらの認証情報かはシナリオからわかりません
why-direct = AWS のサービスが代わりに呼び出すのではなく、呼び出し元が直接呼び出します
why-document-type = ドキュメントのキーですが、この呼び出しに含まれるかどうかは AWS のドキュメントにありません
why-endpoint = VPC エンドポイントを経由するリクエストにパブリックアドレスは含まれません
why-forwarded = AWS のサービスが呼び出す場合、呼び出し元の VPC エンドポイントの情報は引き継がれません
why-forwarded-call = 呼び出し元に代わって AWS サービスが呼び出しています
why-given = シナリオにある値です
why-internet = VPC エンドポイントを経由するリクエストだけに含まれます
why-network-unknown = リクエストに含まれますが、値がシナリオにありません
why-no-access-check = ドキュメントを指定した場合は存在しません
why-no-access-request = ジャストインタイムのノードアクセスだけが設定します
why-no-document = ドキュメントのキーであり、このリソースはドキュメントではありません
why-no-instance = インスタンスの認証情報にだけ含まれるキーで、このセッションの名前はインスタンス ID ではありません
why-no-key = このリソースに対するアクションにこのキーはありません
why-no-principal-tag = 呼び出し元にこのタグはありません
why-no-tag = リソースにこのタグはありません
why-no-tags-of-aws = AWS 所有のドキュメントにタグはありません
why-no-user-id = AWS が必ず設定しますが、呼び出し元の一意の ID がシナリオにありません
why-no-user-name = ユーザー名があるのは IAM ユーザーだけです
why-nothing = シナリオのどこにも値がありません
why-organization = 組織に属するアカウントには AWS が設定しますが、どの組織かがシナリオにありません
why-perhaps-forwarded = 呼び出し元に代わって AWS サービスが呼び出しているかどうかがわかりません
why-region = 呼び出し先のリージョンです
why-region-unknown = AWS が必ず設定しますが、リソースの ARN にリージョンがありません
why-resource-account = リソースを所有するアカウントです
why-role-arn = ロールのセッションの場合はロールの ARN です
why-role-path = ロールの ARN ですが、セッションの ARN からはロールのパスがわかりません
why-service-account = ドキュメントは AWS のアカウントに属し、利用者の組織には含まれません
why-service-call = サービス自身の呼び出しに付けられますが、シナリオには値がありません
why-session-owner = セッションを開始したユーザーを示しますが、シナリオにありません
why-session-target = セッションのノードを示しますが、シナリオにありません
why-tag = シナリオにあるタグです
why-task = ターゲットのクラスターまたはタスクです
why-temporary = 一時的な認証情報に含まれる可能性がありますが、値がシナリオにありません
why-time = AWS が必ず時刻を設定しますが、シナリオに時刻はありません
why-tls = AWS のエンドポイントは暗号化されたリクエストだけを受け付けます
why-user-agent = クライアントが設定する値であり、どのクライアントかはシナリオにありません
why-user-name = パスを除いたユーザー名です

## 貼り付けられたもの

import-broken-json = この JSON は { $line } 行 { $column } 列で途切れているか、誤りがあります。イベント全体を貼り付けてください
import-empty = 読むものがありません。コマンド、エラーメッセージ、CloudTrail イベントのいずれかを貼り付けてください
import-no-event = この JSON に CloudTrail イベントはありません。`eventSource` と `eventName` を含むイベントを貼り付けてください
import-nothing = `{ $found }` はコマンドでもエラーメッセージでもイベントでもありません。`aws ssm` コマンド、`is not authorized to perform` を含むメッセージ、または JSON の CloudTrail イベントを貼り付けてください
import-other-command = `{ $found }` は Session Manager に必要な呼び出しではありません。`aws ssm start-session --target i-0123456789abcdef0` のようなコマンドを貼り付けてください
import-quote = 引用符 `{ $found }` が閉じられていません。コマンド全体を貼り付けてください
import-too-long = このテキストは { $most } MiB を超えています。必要な部分だけを貼り付けてください

import-no-account = どのアカウントでの呼び出しかはテキストにありません。入力してください
import-no-caller = 誰が呼び出すかはテキストにありません。呼び出し元を入力してください
import-no-container = テキストにコンテナの指定がないため、キー `ecs:container-name` は不明です
import-no-document = どのドキュメントを指定した呼び出しかはテキストにありません。入力してください
import-no-network = どのアドレスからの呼び出しかはテキストにありません。ネットワークを入力してください
import-no-region = どのリージョンでの呼び出しかはテキストにありません。入力してください
import-no-session = どのセッションについての呼び出しかはテキストにありません。セッション ID を入力してください
import-no-target = どのノードがターゲットかはテキストにありません。入力してください

import-command = 実行するコマンドを表す条件キーはないため、`{ $found }` は取り込みません。コマンドを実行できる人は、どのコマンドでも実行できます
import-default-cluster = クラスターの指定がないため、`default` という名前のクラスターとみなします
import-endpoint = `--endpoint-url` は VPC エンドポイントなので、これを経由する呼び出しとみなします。VPC とプライベートアドレスは不明です
import-endpoint-url = `--endpoint-url { $found }` からは VPC エンドポイントを経由するかどうかがわかりません。ネットワークを入力してください
import-many-nodes = 1 回の呼び出しで指定できる数を超えるノードがあります。先頭の { $most } 個だけを読み取ります
import-option-missing = コマンドに `{ $found }` がありません。入力してください
import-other-left-out = `{ $found }` は Session Manager に必要な呼び出しではないため、取り込みません
import-parameters = ドキュメントのパラメータを表す条件キーはないため、`{ $found }` は取り込みません。ドキュメントを使える人は、どのパラメータでも使えます
import-profile = プロファイル `{ $found }` の認証情報はそのコンピューターにしかありません。呼び出し元と、必要であればリージョンを入力してください
import-ssh-assumed = テキストに `ProxyCommand` がないため、`{ $found }` への `ssh` はドキュメント `AWS-StartSSHSession` を使うものとみなします
import-ssh-host = `%h` が表すホストはテキストにありません。ターゲットを入力してください
import-targets = `{ $found }` は共通点によってノードを選びます。そのうちの 1 つをターゲットに入力してください
import-unseen = `{ $found }` を表す条件キーはないため、取り込みません
import-variable = `{ $found }` が表す値はテキストにありません。入力してください

import-cluster = メッセージにはクラスター `{ $found }` しかありません。ターゲットを `ecs:クラスター_タスク` の形で入力してください
import-document-from-command = ドキュメントは、メッセージの前にあるコマンドから補いました
import-maybe-default = 呼び出しが `SSM-SessionManagerRunShell` を指定したのか、何も指定しなかったのかは、メッセージからはわかりません。指定したものとみなします
import-no-reason = メッセージに理由はありません。どの種類のポリシーによる拒否もありえます
import-other-resource = `{ $found }` は呼び出しのノードでもドキュメントでもないため、この 1 つの認可だけを取り込みます
import-plugin = `aws ssm start-session` は、Session Manager プラグインが起動しないとき `TerminateSession` でセッションを終了します。ポリシーより先にプラグインを確認してください
import-policy-arn = AWS はポリシー `{ $found }` を挙げています
import-principal = `{ $found }` は呼び出し元の ARN ではありません。呼び出し元を入力してください
import-reason-explicit = AWS は{ layer }による明示的な拒否を挙げています
import-reason-implicit = AWS は{ layer }に許可がないことを挙げています
import-reason-layer = AWS は{ layer }を挙げています
import-reason-unnamed = AWS は許可がないことを挙げていますが、そのポリシーの種類はここでは扱えません
import-reason-unnamed-explicit = AWS は明示的な拒否を挙げていますが、ポリシーの種類は示していません
import-role-path = `{ $found }` からはロールのパスがわかりません。ロールにパスがある場合は、ロールの ARN を入力してください
import-role-session = `{ $found }` はロールで、呼び出しはそのセッションから行われます。セッションの ARN を入力してください
import-target-from-command = ターゲットは、メッセージの前にあるコマンドから補いました
import-task = メッセージにはタスク `{ $found }` しかありません。ターゲットを `ecs:クラスター_タスク_ランタイム` の形で入力してください
import-through-endpoint = VPC エンドポイントポリシーが適用されるのは VPC エンドポイント経由の呼び出しだけなので、そのネットワークとみなします。どのエンドポイントかは不明です

import-called-via = イベントが示すのは最後に呼び出したサービス `{ $found }` だけです。その前に別のサービスがある可能性もあります
import-identity = イベントには種類 `{ $found }` の呼び出し元の ARN がありません。呼び出し元を入力してください
import-more-events = ほかに { $count } 件のイベントは Session Manager に必要な呼び出しではないため、取り込みません
import-no-address = `{ $found }` は IP アドレスではないため、キー `aws:SourceIp` は不明です
import-no-parameters = イベントに呼び出しのパラメータがないため、エラーメッセージにあるものだけを取り込みます
import-no-vpc = イベントにはエンドポイントの VPC がないため、キー `aws:SourceVpc` は不明です
import-other-events = イベント `{ $found }` は Session Manager に必要な呼び出しではないため、取り込みません ({ $count } 件)
import-rest = 最後のイベントより後ろは取り込みません: `{ $found }`
import-unknown-keys = タグと組織の ID はイベントにないため、それらのキーは不明です
import-unreadable-events = テキストが JSON ではないイベントは取り込みません ({ $count } 件)

## コピーする形

report-absent = 存在しない
report-all-addresses = すべてのアドレス
report-decision = { $decision ->
    [allow] 許可
    [deny] 拒否
   *[depends] 不明な点によって決まります
}
report-disabled = 評価に含めていません
report-explicit = 明示的な拒否: { layer }
report-finding = { $policy } の { $line } 行 { $column } 文字目の{ $severity ->
    [error] エラー
    [securityWarning] セキュリティ警告
    [warning] 警告
   *[suggestion] 提案
}
report-heading = { $heading ->
    [request] リクエスト
    [messages] AWS が表示する可能性のあるメッセージ
    [origins] 許可される接続元
    [notes] 知っておくこと
    [findings] 検出結果
   *[policies] ポリシー
}
report-implicit = 暗黙的な拒否 (許可するステートメントがありません): { layer }
report-label = { $label ->
    [caller] 呼び出し元
    [role] ロール
    [action] アクション
    [target] ターゲット
    [document] ドキュメント
    [session] セッション
    [resource] リソース
    [region] リージョン
    [account] アカウント
    [source] 接続元 IP
    [endpoint] VPC エンドポイント
    [vpc] VPC
   *[private] 接続元のプライベート IP
}
report-leg = { $leg ->
    [target] ターゲット
    [document] ドキュメント
    [session] セッション
    [cluster] クラスター
   *[request] リクエスト
}
report-level = レベル { $level }
report-link = このシナリオを開く
report-networks = { $networks }{ $more ->
    [0] {""}
   *[other] {" "}ほか { $more } 件
}
report-no-address = なし
report-no-document = 指定なし ({ $document } になります)
report-open = 不明な点によって判定が決まるアドレスがあります
report-row = { $policy } のステートメント { $statement } ({ $effect }) は{ $outcome ->
    [applies] 適用されます
    [doesNotApply] 適用されません
   *[unknown] 不明な点によって決まります
}
report-source = AWS のドキュメント
report-unknown = 不明
report-unnamed = ポリシー { $number }
report-versions = Portcullis { $program } で作成しました。AWS についての情報は { $data } 時点のドキュメントによります

simulate-caller = シミュレーターの呼び出し元にできるのは IAM ユーザーだけなので、`{ $caller }` は含めません
simulate-left-out = シミュレーターに渡せるのはアイデンティティベースのポリシーとアクセス許可の境界 1 つだけなので、`{ $policy }` は含めません: { layer }
simulate-nothing = シミュレーターにはアイデンティティベースのポリシーが必要ですが、有効なものがありません。追加してください
simulate-unknown = `{ $key }` の値はシナリオにありません。リクエストに含まれる場合は `--context-entries` に加えてください

## ポリシーが作成者の意図と異なる動きをするところ

nothing-matched = { $effect ->
    [allow] この Allow では許可されません
    [allowNot] この `NotResource` では除外されません
    [deny] この Deny では拒否されません
   *[denyNot] この `NotResource` では除外されません
}
lint-account-in-aws-document = AWS 所有のドキュメントの ARN にはアカウント ID がないため、`{ $found }` はどのドキュメントにも一致せず、`{ $name }` は{ nothing-matched }。アカウントのフィールドを空にしてください
lint-empty-account = ARN にアカウント ID がないのは AWS 所有のドキュメントだけなので、`{ $found }` はどのドキュメントにも一致せず、`{ $name }` は{ nothing-matched }。アカウント ID か `*` を書いてください
lint-misspelt-document = `{ $found }` というセッションドキュメントは AWS のドキュメントになく、`{ $near }` は{ nothing-matched }。つづりを確かめてください
lint-unknown-document = `{ $found }` というセッションドキュメントは AWS のドキュメントにありません。この名前のドキュメントがあるか確かめてください

## 修正の内容

fix-any-account = アカウントを `*` にします
fix-no-account = アカウント ID を削除します
effect-allows = { effect-what }も許可されるようになります
effect-and = { $first }。{ $second }
effect-default = デフォルトドキュメント
effect-denies = { effect-what }も拒否されるようになります
effect-may-allow = { effect-what }の判定は拒否でしたが、ここでは分からない値によって決まるようになります
effect-may-deny = { effect-what }の判定は許可でしたが、ここでは分からない値によって決まるようになります
effect-nothing = このリージョンでは、この呼び出し元がこのターゲットに対して行う呼び出しの判定は、アドレスやドキュメントにかかわらず変わりません
effect-others-account = このアカウントのその他のドキュメント
effect-others-aws = AWS 所有のその他のドキュメント
effect-others-other = 他のアカウントが共有するドキュメント
effect-readable = ポリシーを読み取れるようになります
effect-separator = 、
effect-unreadable = ポリシーには、ほかにも直すところが残ります
effect-what = { $from ->
    [everywhere] { "" }
    [internet] インターネット経由の
    [endpoint] VPC エンドポイント経由の
    [ipv6] IPv6 での
   *[some] 一部のアドレスからの
}{ $what }{ $more ->
    [0] { "" }
   *[other] {" "}ほか { $more } 件
}
lint-address-as-pattern = `{ $operator }` は `aws:SourceIp` を範囲としてではなく、文字列として `{ $found }` と比べます。`IpAddress` か `NotIpAddress` で `203.0.113.0/24` のようなネットワークを書いてください
lint-address-as-text = `{ $operator }` は `aws:SourceIp` を文字列として比べますが、IPv6 アドレスの表記は 1 つではありません。`IpAddress` か `NotIpAddress` を使ってください
lint-if-exists-no-help = VPC エンドポイント経由のリクエストには `aws:SourceIp` がなく、`{ $operator }` は真になるため、この Deny はそれでも拒否します。`"Null": {"{"}"aws:SourceIp": "false"{"}"}` を追加してください
lint-ip-allow-beside-broader = ステートメント { $statement } が同じセッションをこの条件なしで許可しているため、この条件では誰も締め出せません (例: `{ $address }`)。そのステートメントを絞るか、ほかのアドレスからのセッションを拒否してください
lint-ip-deny-agents = この Deny は、別の場所から呼び出すノード上のエージェントの `{ $action }` も拒否するため、ノードがオフラインになります。ノードのロールを対象から外してください
lint-ip-deny-endpoint = VPC エンドポイント経由のリクエストには `aws:SourceIp` がなく、`{ $operator }` は真になるため、この Deny はそのすべてを拒否します。意図と異なる場合は対象から外してください
lint-ip-deny-without-resume = この Deny は `ssm:ResumeSession` を対象にしていないため、開始済みのセッションは `{ $address }` からでも続けられます。このアクションを追加してください
lint-ipv4-only = IPv4 のネットワークしか書かれていないため、IPv6 で Systems Manager に接続する呼び出し元は{ $meets ->
    [allowed] 許可されます
    [denied] 拒否されます
    [notAllowed] このステートメントでは許可されません
   *[notDenied] このステートメントでは拒否されません
}。デュアルスタックのエンドポイントを使う場合は IPv6 のネットワークを追加してください
lint-network-as-text = `{ $operator }` は `aws:SourceIp` を `{ $found }` と文字どおりに比べるため、どのアドレスとも一致しません。`IpAddress` か `NotIpAddress` を使ってください
lint-separate-ip-denies = ステートメント { $statement } もこのステートメントも自分のネットワークの外を拒否するため、{ $any ->
    [true] 残るのは { $left } だけです
   *[false] 残るアドレスはありません
}。両方にすべてのネットワークを書いてください
fix-add-action = `{ $action }` を追加します
fix-address-operator = ネットワークと比べるようにします
fix-only-with-address = `aws:SourceIp` のないリクエストを対象から外します
fix-same-networks = 両方のネットワークをそれぞれに書きます
lint-access-check = このキーに対する `{ $operator }` は{ $when ->
    [always] 、ドキュメントの指定があってもなくても真になり、何も確かめません
    [never] 、ドキュメントの指定があってもなくても偽になり、このステートメントは決して適用されません
    [named] 、ドキュメントを指定したセッションに限って真になり、この Deny が拒否するのはそのセッションだけです
   *[omitted] 、ドキュメントを指定しないセッションに限って真になり、この Allow が許可するのはそのセッションだけです
}。Allow に `"BoolIfExists": {"{"}"ssm:SessionDocumentAccessCheck": "true"{"}"}` と書くか、このキーを削除してください
lint-allow-defeated = ステートメント { $statement } がどんな場合にもこのドキュメントを拒否するため、`{ $found }` に対するこの Allow には効果がありません。どちらかを削除してください
lint-deny-list = この Deny が挙げたもののほかに、{ $which ->
    [aws] { $open } 
    [both] { $open } やこのアカウントのドキュメント
   *[custom] このアカウントのドキュメント
}ではセッションを開始できる可能性があります。必要なドキュメント以外をすべて拒否してください
lint-deny-untagged-documents = `{ $key }` はドキュメントについても確かめられ、AWS 所有のドキュメントにはタグがないため、この Deny はそのすべてを拒否します。リソースにはターゲットを書いてください
lint-document-without-target = ターゲットに対する `ssm:StartSession` がどこにも許可されていないため、どのセッションも拒否されます。`arn:aws:ec2:*:*:instance/*` など必要なターゲットも許可してください
lint-not-resource-catches-target = `NotResource` にターゲットがないため、この Deny は `{ $target }` などすべてのターゲットも拒否し、セッションを開始できません。ターゲットの ARN を追加してください
lint-open-data-channel = AWS の一覧では `ssmmessages:OpenDataChannel` にリソースがありません。サンプルにはセッションの ARN がありますが、効果がない可能性があります。このアクションには `"Resource": "*"` と書いてください
lint-other-partition = 呼び出し元のアカウントはパーティション `{ $own }` にあるため、`{ $found }` の ARN は何にも一致しません。パーティションを確かめてください
lint-perimeter = AWS 所有のドキュメントは AWS のアカウントに属し、`{ $key }` の条件が真になるため、この Deny はそれを使うセッションをすべて拒否します。`arn:aws:ssm:*::document/*` を対象から外してください
lint-pinned-region = `{ $found }` に対するこの Deny は `{ $region }` でしか効かず、ほかのリージョンではセッションを開始できる可能性があります。リージョンを `*` にしてください
lint-tags-of-document = `{ $key }` はドキュメントについても確かめられますが、AWS 所有のドキュメントにはタグがなく、ドキュメントを許可するステートメントもほかにありません。別のステートメントで許可してください
lint-target-without-document = ドキュメントに対する `ssm:StartSession` がどこにも許可されていません。2025 年以降はドキュメントを指定しない場合にも必要なので、どのセッションも拒否されます。`arn:aws:ssm:*:*:document/SSM-SessionManagerRunShell` などを許可してください
lint-user-id-in-session = セッション ID は固有 ID ではなくユーザー名かロールセッション名で始まるため、`{ $found }` は AWS のサンプルにあるものの、実際にはどのセッションにも一致しません。代わりにタグ `ssm:resourceTag/aws:ssmmessages:session-id` を使ってください
lint-user-name-of-role = `aws:username` があるのは IAM ユーザーだけで、この呼び出し元にはないため、`{ $found }` は{ $which ->
    [resource] どのリソースにも一致しません
    [value] 何にも一致しません
   *[negated] 何にも一致せず、条件は真になります
}。`aws:userid` かプリンシパルのタグを使ってください
fix-add-document = デフォルトドキュメントも許可します
fix-add-targets = すべてのターゲットも許可します
fix-any-region = リージョンを `*` にします
fix-bool-if-exists = `BoolIfExists` にします
fix-deny-all-but-shell = デフォルトドキュメント以外をすべて拒否します
fix-document-apart = 別のステートメントでデフォルトドキュメントを許可します
fix-exempt-aws-documents = AWS 所有のドキュメントを対象から外します
fix-exempt-targets = すべてのターゲットを対象から外します
fix-only-targets = ターゲットだけを拒否します
fix-partition = パーティションを `{ $own }` にします
fix-session-by-tag = セッションをタグで見分けます
lint-action-matches-nothing = このサービスに `{ $found }` に当てはまるアクションはないため、この項目には効果がありません。つづりを確かめてください
lint-action-without-resource = `{ $action }` はリソースを取らず `*` に対してだけ認可されるため、リソースを挙げたこのステートメントでは{ $effect ->
    [allow] 許可されません
   *[deny] 拒否されません
}。このアクションには `"Resource": "*"` と書いてください
lint-key-not-for-action = `{ $action }` のリクエストに `{ $key }` はないため、この条件は常に{ $holds ->
    [true] 真です
   *[false] 偽です
}。このアクションにあるキーを使ってください
lint-misspelt-action = `{ $found }` というアクションはないため、この項目には効果がありません。`{ $near }` のことであれば、そう書いてください
lint-misspelt-key = `{ $found }` という条件キーはないため、どのリクエストにも含まれません。`{ $near }` のことであれば、そう書いてください
lint-no-such-resource = Systems Manager に `{ $found }` のようなリソースはないため、この項目は何も{ $effect ->
    [allow] 許可しません
   *[deny] 拒否しません
}。インスタンスは `arn:aws:ec2:*:*:instance/*`、その他のノードは `arn:aws:ssm:*:*:managed-instance/*` のように、種類を確かめてください
lint-resource-not-for-action = `{ $action }` は `{ $found }` のようなリソースを取らないため、この項目は何も{ $effect ->
    [allow] 許可しません
   *[deny] 拒否しません
}。削除するか、対象のアクションを追加してください
lint-unknown-action = `{ $found }` というアクションはないため、この項目には効果がありません。名前を確かめてください
lint-unknown-key = `{ $found }` という条件キーはないため、どのリクエストにも含まれません。名前を確かめてください
lint-unknown-service = `{ $found }` というサービスはないため、この項目には効果がありません。`{ $near }` のことであれば、そう書いてください
fix-any-resource = リソースを `*` にします
fix-ec2-instance = サービスを `ec2` にします
fix-name = `{ $near }` にします
lint-no-account = `{ $found }` には、この種類のリソースなら必ずあるアカウント ID がないため、何にも一致しません。アカウント ID か `*` を書いてください
lint-no-region = `{ $found }` には、この種類のリソースなら必ずあるリージョンがないため、何にも一致しません。リージョンか `*` を書いてください
fix-any-field = そこを `*` にします
lint-rcp-without-effect = リソースコントロールポリシーは `{ $service }` を保護しないため、`{ $found }` はここでは効果がありません。サービスコントロールポリシーに書いてください
lint-resource-policy-without-effect = Systems Manager にはセッションに効くリソースベースのポリシーがないため、このステートメントはセッションに効果がありません。呼び出し元のポリシーに書いてください
