### エンジンの文。です・ます調、句点なし、問題の文字列を必ず示す。

policy-colons-in-action = `{ $found }` にはコロンが 2 つ以上あります。`ssm:StartSession` のように `service:Action` の形で書いてください
policy-kind = { $kind ->
    [identity] アイデンティティベースのポリシー
    [boundary] アクセス許可の境界
    [session] セッションポリシー
    [scp] サービスコントロールポリシー (SCP)
    [rcp] リソースコントロールポリシー (RCP)
    [vpcEndpoint] VPC エンドポイントポリシー
    [resource] リソースベースのポリシー
   *[trust] ロールの信頼ポリシー
}

## What is no policy

held-answer = これは AWS CLI の出力で、ポリシーはその `{ $path }` にあります。{ $kind ->
    [same] ポリシーを取り出してください
   *[other] ポリシーを取り出し、種類を{ policy-kind }に変えてください
}
held-arn = これはポリシーの ARN であり、ポリシー本文ではありません。`aws iam get-policy-version` で表示される本文を貼り付けてください
held-fenced = ポリシーが Markdown のコードブロックで囲まれています。中身を取り出してください
held-percent-encoded = ポリシーがパーセントエンコードされています。デコードしてください
held-quoted = ポリシーが JSON 文字列として、引用符をエスケープした形で書かれています。文字列から取り出してください
held-statements = ステートメントだけがあり、それを囲むポリシーがありません。ポリシーの `Statement` に入れてください
held-terraform = これは Terraform の記法ですが、ポリシーは JSON です。`aws iam get-policy-version` で表示される、AWS に保存されたポリシーを貼り付けてください
held-yaml = これは YAML ですが、ポリシーは JSON です。`aws iam get-policy-version` で表示される、AWS に保存されたポリシーを貼り付けてください

## JSON

json-bad-escape = `{ $found }` は JSON のエスケープではありません。バックスラッシュそのものを表すには 2 つ重ねてください
json-bad-unicode = この `\u` エスケープが示す文字はありません。16 進数 4 桁で書き、U+FFFF を超える文字は 2 つ続けて書いてください
json-comment = JSON にコメントは書けません。削除してください
json-control-character = 文字 { $found } は JSON の文字列に入れられません。削除するかエスケープで書いてください
json-curly-quotes = JSON の文字列は半角の引用符で囲みます。`"` に置き換えてください
json-empty = ポリシーがまだありません。貼り付けてください
json-missing-colon = 名前と値の間に `:` がありません
json-missing-comma = ここに `,` がありません
json-missing-name = ここに引用符で囲んだ名前がありません
json-missing-value = `{ $found }` の前に値がありません
json-odd-space = 文字 { $found } は JSON の空白ではありません。半角スペースに置き換えてください
json-single-quotes = JSON の文字列は二重引用符で囲みます。`'` を `"` に置き換えてください
json-text-behind-end = ポリシーはこの手前で終わっています。後ろの文字を削除するか、2 つ目のポリシーを別のタブに移してください
json-too-deep = 括弧の入れ子が { $limit } 段を超えています。これほど深いポリシーはありません
json-too-long = テキストが { $limit } バイトを超えています。これほど長いポリシーはありません
json-trailing-comma = `{ $bracket }` の前の `,` は余分です。削除してください
json-unclosed = この `{ $bracket }` が閉じられていません
json-unclosed-string = この文字列が行内で閉じられていません。`"` を補ってください
json-unexpected = ここに `{ $found }` は書けません。削除してください
json-unquoted = `{ $found }` が引用符で囲まれていません。文字列として書いてください
json-wrong-bracket = { $line } 行目の括弧を閉じる `{ $expected }` が必要な場所に `{ $found }` があります

## IAM が保存を拒むもの、保存はするが注意の要るもの

policy-element-and-its-not = ステートメントには `{ $plain }` と `{ $negated }` のどちらか一方だけを書きます。片方を削除してください
policy-element-case = `{ $found }` の正しい表記は `{ $expected }` です
policy-element-forbidden = { policy-kind }に `{ $found }` は書けません。削除してください
policy-empty-condition = この条件は空で、AWS のドキュメントは効果を 2 通りに説明しています。削除してください
policy-empty-list = `{ $element }` のリストが空です。値を追加してください
policy-empty-sid = この `Sid` は空です。名前を付けるか削除してください
policy-incomplete-arn = `{ $found }` は ARN の 6 つのフィールドがそろっておらず、IAM は足りない分を `*` で補います。6 つすべてを書いてください
policy-incomplete-arn-session = `{ $found }` は ARN の 6 つのフィールドがそろっておらず、セッションポリシーでは使えません。6 つすべてを書いてください
policy-invalid-action = `{ $found }` はアクションではありません。`ssm:StartSession` のように `サービス:アクション` と書くか、`*` と書いてください
policy-invalid-effect = `{ $found }` は効果ではありません。大文字と小文字もこのとおりに `Allow` か `Deny` と書いてください
policy-invalid-not-resource = `{ $found }` は ARN ではなく、何も除外しません。`arn:` で始めてください
policy-invalid-operator = `{ $found }` という条件演算子はありません。つづりを確かめてください
policy-invalid-principal = `{ $found }` はプリンシパルではありません。アカウント ID、ユーザー・ロール・セッションの完全な ARN、または `*` を書いてください
policy-invalid-principal-key = `{ $found }` というプリンシパルの種類はありません。{ $known } のいずれかを使ってください
policy-invalid-resource = `{ $found }` は ARN でも `*` でもありません。`arn:` で始めてください
policy-invalid-version = `{ $found }` というポリシー言語のバージョンはありません。`2012-10-17` と書いてください
policy-key-twice = `{ $found }` が 2 回書かれています。どちらか一方だけにしてください
policy-key-twice-by-case = `{ $found }` と `{ $other }` は大文字と小文字しか違いません。どちらか一方だけにしてください
policy-missing-effect = このステートメントに `Effect` がありません。`Allow` か `Deny` を追加してください
policy-missing-element = このステートメントに `{ $plain }` も `{ $negated }` もありません。どちらかを追加してください
policy-missing-statement = ポリシーに `Statement` がありません。1 つ以上追加してください
policy-missing-version = ポリシーに `Version` がないため、変数はただの文字列として扱われます。`"Version": "2012-10-17"` を追加してください
policy-misspelt-element = `{ $found }` はポリシー言語の要素ではありません。`{ $near }` のことであれば、そう書いてください
policy-not-a-boolean = `{ $found }` は `true` でも `false` でもないため、この値は何にも一致しません。どちらかを書いてください
policy-not-a-date = `{ $found }` は日時ではないため、この値は何にも一致しません。`2026-01-31T09:00:00Z` の形か、1970 年からの秒数で書いてください
policy-not-a-network = `{ $found }` は IP アドレスの範囲ではないため、この値は何にも一致しません。`203.0.113.0/24` や `2001:db8::/32` のように書いてください
policy-not-a-number = `{ $found }` は数値ではないため、この値は何にも一致しません。数字だけで書いてください
policy-not-a-string = `{ $element }` には文字列を書きますが、これは{ $found ->
    [null]  null
    [boolean] ブール値
    [number] 数値
    [array] リスト
   *[object] オブジェクト
}です。値を引用符で囲んでください
policy-not-a-value = `{ $element }` には文字列、数値、ブール値のいずれかを書きますが、これは{ $found ->
    [null]  null
    [array] リストの中のリスト
   *[object] オブジェクト
}です。値そのものを書いてください
policy-not-an-arn = `{ $found }` は ARN の 6 つのフィールドがそろっていないため、この値は何にも一致しません。6 つすべてを書いてください
policy-not-an-object = { $element ->
    [policy] ポリシー
    [statement] ステートメント
   *[other] `{ $element }` 
}は波括弧で囲むオブジェクトですが、これは{ $found ->
    [null]  null
    [boolean] ブール値
    [number] 数値
    [string] 文字列
   *[array] リスト
}です。`{"{"}` で始めてください
policy-not-base64 = `{ $found }` は Base64 ではないため、この値は何にも一致しません。エンコードしてください
policy-null-if-exists = `{ $found }` という演算子はありません。`Null` 自体がキーの有無を調べるので、`Null` と書いてください
policy-operator-case = `{ $found }` はこの演算子の正しい表記ではありません。AWS の表記に合わせてください
policy-rcp-action = RCP で `*` は拒否できません。`s3:*` のようにサービスを指定してください
policy-rcp-allow = お客様が書く RCP は拒否だけを行います。`Deny` と書いてください
policy-rcp-principal = RCP の `Principal` は `"*"` でなければなりません。そう書いたうえで `Condition` で絞り込んでください
policy-several-booleans = `{ $found }` にブール値が複数あり、どれか 1 つで一致します。1 つだけにしてください
policy-sid-twice = `Sid` の `{ $found }` が 2 回使われています。どちらかの名前を変えてください
policy-too-long = ポリシーは { $size } 文字あり、{ policy-kind }の上限 { $limit } 文字を超えています。短くしてください
policy-unknown-element = `{ $found }` はポリシー言語の要素ではありません。{ $known } のいずれかを使ってください
policy-unsupported-character = IAM は U+00FF を超える文字を保存できず、`{ $found }` はこれに当たります。削除してください
policy-unsupported-sid = `Sid` の `{ $found }` に英数字以外の文字が含まれています。取り除いてください
policy-wildcard-in-principal = `{ $found }` のようにプリンシパルの一部をワイルドカードにはできません。`*` だけにするか、完全な ARN を書いてください
policy-wildcard-in-service = `{ $found }` はサービス名にワイルドカードがあります。サービスを指定してください

## ステートメントの各部分が一致する、または一致しない理由

part-boundary = 呼び出し元にアクセス許可の境界があると、`NotPrincipal` の `Deny` は列挙した相手も拒否します
part-empty-condition = 条件が空なので、何も求めていません
part-excluded = `{ $value }` は `{ $pattern }` によって除外されています
part-field-differs = { $field ->
    [prefix] 先頭のフィールド
    [partition] パーティション
    [service] サービス
    [region] リージョン
    [account] アカウント
   *[name] リソース名
} `{ $value }` は `{ $pattern }` に一致しません
part-field-empty = リソースの{ $field ->
    [prefix] 先頭のフィールド
    [partition] パーティション
    [service] サービス
    [region] リージョン
    [account] アカウント
   *[name] リソース名
}は空で、`{ $pattern }` に一致しません
part-listed = `{ $value }` は `{ $pattern }` に一致します
part-may-be-listed = `{ $value }` が `{ $pattern }` に一致するかどうかは、不明な値によって変わります
part-no-variable = `{ $pattern }` の変数に値がないため、何にも一致しません
part-not-excluded = `{ $value }` は除外された{ $element ->
    [action] アクション
    [principal] プリンシパル
   *[resource] リソース
}に含まれていません
part-not-listed = `{ $value }` は { $count } 個の{ $element ->
    [action] アクション
    [principal] プリンシパル
   *[resource] リソース
}のどれにも一致しません
part-not-the-one = `{ $value }` は `{ $pattern }` に一致しません
part-nothing = 照合するものがありません
part-nothing-listed = リストが空なので、このステートメントには効果がありません

condition-absent = リクエストに `{ $key }` が存在しないため、`{ $operator }` は偽になります
condition-absent-for-all = リクエストに `{ $key }` が存在せず、値が 1 つもないとき `{ $operator }` は真になります
condition-absent-for-any = リクエストに `{ $key }` が存在せず、`{ $operator }` には値が 1 つ以上必要です
condition-absent-if-exists = リクエストに `{ $key }` が存在しませんが、`{ $operator }` はそれを認めます
condition-absent-negated = リクエストに `{ $key }` が存在しないため、`{ $operator }` は真になります
condition-at-least = `{ $key }` は `{ $value }` で、`{ $operand }` 以上です
condition-at-most = `{ $key }` は `{ $value }` で、`{ $operand }` 以下です
condition-differs = `{ $key }` は `{ $value }` で、`{ $wanted }` ではありません
condition-differs-from-all = `{ $key }` は `{ $value }` で、`{ $wanted }` のどれでもありません
condition-equals = `{ $key }` は `{ $operand }` です
condition-equals-ignoring-case = `{ $key }` は `{ $value }` で、大文字と小文字を除いて `{ $operand }` と同じです
condition-every-value = `{ $key }` のどの値も `{ $wanted }` のいずれかに一致します
condition-greater = `{ $key }` は `{ $value }` で、`{ $operand }` より大きい値です
condition-in-network = `{ $key }` は `{ $value }` で、`{ $operand }` に含まれます
condition-key-unknown = `{ $key }` の値は不明です
condition-less = `{ $key }` は `{ $value }` で、`{ $operand }` より小さい値です
condition-like = `{ $key }` は `{ $value }` で、`{ $operand }` に一致します
condition-list-without-set = `{ $key }` は複数の値を持ちますが、`ForAllValues` も `ForAnyValue` もない `{ $operator }` は 1 つの値しか比べません
condition-no-value = `{ $key }` のどの値も `{ $wanted }` に一致しません
condition-no-values = `{ $operator }` に `{ $key }` と比べる値がありません
condition-not-at-least = `{ $key }` は `{ $value }` で、`{ $wanted }` 以上ではありません
condition-not-at-most = `{ $key }` は `{ $value }` で、`{ $wanted }` 以下ではありません
condition-not-greater = `{ $key }` は `{ $value }` で、`{ $wanted }` より大きくありません
condition-not-less = `{ $key }` は `{ $value }` で、`{ $wanted }` より小さくありません
condition-null-absent = リクエストに `{ $key }` は存在せず、`Null` の値は `{ $wanted }` です
condition-null-present = リクエストに `{ $key }` が存在し、`Null` の値は `{ $wanted }` です
condition-outside-network = `{ $key }` は `{ $value }` で、`{ $wanted }` に含まれません
condition-outside-networks = `{ $key }` は `{ $value }` で、`{ $wanted }` のどれにも含まれません

## AWS のドキュメントにないこと

caveat-across-colon = ARN のフィールド末尾の `*` がコロンを越えて一致しました。AWS はこれを文章で説明していますが、この場合については示していません
caveat-action-all-services = アクション `*:*` は AWS のドキュメントにありません。`*` と同じく、すべてのアクションに一致するものとして扱います
caveat-arn-field-case = ARN の先頭 5 つのフィールドで大文字と小文字が区別されるかどうかは AWS のドキュメントにありません。区別されるものとして扱います
caveat-arn-value = フィールドが 6 つに満たない値を ARN の演算子がどう扱うかは AWS のドキュメントにありません。`*` だけが一致するものとして扱います
caveat-date-only = 時刻のない日付が何時を指すかは AWS のドキュメントにありません。UTC の 0 時として扱います
caveat-empty-condition = AWS は空の条件を 2 通りに説明しています。空の条件は何も求めず、空の値リストは何にも一致しないものとして扱います
caveat-empty-string-set = AWS は `ForAllValues` で空文字列だけのリストを空とみなしますが、すべての場合については述べていません
caveat-federated-without-policy = セッションポリシーのないフェデレーションユーザーの権限を AWS は 2 通りに説明しています。権限がないものとして扱います
caveat-folding = 大文字と小文字を区別しないとき、ASCII 以外のどの文字が等しいかは AWS のドキュメントにありません。Unicode の単純な対応で比べます
caveat-incomplete-arn = 不完全な ARN の補い方は、アイデンティティベースのポリシーについてしか AWS のドキュメントにありません。ここでは書かれたとおりに比べます
caveat-incomplete-arn-readings = この不完全な ARN は AWS の 2 つの規則で読み方が変わります。一方ではリソースに一致し、もう一方では何にも一致しません。6 つのフィールドをすべて書いてください
caveat-invalid-not-resource = ARN ではない `NotResource` の値がどう働くかは AWS のドキュメントにありません。何も除外しないものとして扱います
caveat-key-policy = KMS キーについて IAM ポリシーが効くのは、キーポリシーがそれを認めているときだけですが、キーポリシーが入力されていません。アカウントの IAM ポリシーに任せるデフォルトのキーポリシーとして扱います
caveat-list-without-set = `ForAllValues` も `ForAnyValue` もなしに複数の値をどう比べるかは AWS のドキュメントにありません。一致しないものとして扱います
caveat-malformed-network = アドレス範囲ではない値を IP の演算子がどう扱うかは AWS のドキュメントにありません。何にも一致しないものとして扱います
caveat-malformed-value = 読み取れない値を演算子がどう扱うかは AWS のドキュメントにありません。何にも一致しないものとして扱います
caveat-mapped-address = IPv6 の形で書かれた IPv4 アドレスをどう比べるかは AWS のドキュメントにありません。IPv6 として扱います
caveat-misplaced-variable = 使えない場所にある変数や読み取れない変数がどう働くかは AWS のドキュメントにありません。何にも一致しないものとして扱います
caveat-multivalued-variable = 複数の値を持つキーの変数がどう働くかは AWS のドキュメントにありません。何にも一致しないものとして扱います
caveat-negated-for-all = `ForAllValues:StringNotLike` について、AWS のドキュメントの表は本文と食い違っています。本文に従います
caveat-not-principal = `NotPrincipal` には、ユーザーやロールのアカウントと、セッションのロールも書く必要があり、書かなければそれらも拒否されることがあると AWS は述べています。名前があるプリンシパルは除外されるものとして扱います
caveat-operator-case = 演算子名の大文字と小文字が区別されるかどうかは AWS のドキュメントにありません。区別されないものとして扱います
caveat-principal-id = このプリンシパル ID が呼び出し元のものかどうかは AWS にしか分かりません
caveat-scp-allow = AWS の SCP のページは、Allow にリソースや条件を書けると述べる一方、書けないとも述べています。書かれたとおりに評価します
caveat-tag-key-case = リソースに、キーの大文字と小文字だけが違うタグが 2 つあります。条件がどちらを見るかは AWS のドキュメントにありません
caveat-trust-policy = ロールを引き受けられるのは信頼ポリシーが認めた相手だけですが、信頼ポリシーが入力されていません。ロール自身のアカウントを認めるものとして扱います
caveat-unresolved-variable = 値のない変数について、AWS は何にも一致しないと述べる一方、ステートメントが無効になるとも述べています。前者に従います
caveat-variable-in-bool = `Bool` の変数を AWS はあるページでは使えるとし、別のページでは使えないとしています。値を当てはめます
caveat-wildcard-in-variable = 変数の値に含まれる `*` や `?` がワイルドカードになるかどうかは AWS のドキュメントにありません。文字どおりに扱います

## IAM が保存したポリシーの動き

check-arn-account = `{ $arn }` の `{ $found }` はアカウント ID ではないため、この ARN は何にも一致しません。12 桁の数字か `*` を書いてください
check-arn-like = `{ $operator }` は `{ $key }` の ARN を文字列として比べ、ワイルドカードはフィールドをまたいで一致します。`ArnLike` を使ってください
check-arn-region = `{ $arn }` の `{ $found }` はリージョンではないため、この ARN は何にも一致しません。`ap-northeast-1` のような名前か `*` を書いてください
check-create-role = これにより、`{ $action }` であらゆるサービスのサービスにリンクされたロールを作成できます。ロールを指定してください
check-epoch = `{ $found }` は 1970 年からの秒数で、読み間違えやすい書き方です。`2026-01-31T09:00:00Z` のように書いてください
check-equivalent-to-null = `*` に対する `{ $operator }` は、キーがあるかどうかを確かめているだけです。`Null` と `{ $absent }` で書いてください
check-for-all-values = `{ $operator }` はリクエストに `{ $key }` がない場合にも真になりますが、このキーの値は多くて 1 つです。接頭辞を外してください
check-global-key = `{ $found }` というグローバル条件キーはないため、どのリクエストにも含まれません。つづりを確かめてください
check-host-bits = `{ $found }` のプレフィックスより後のビットは考慮されません。`{ $meant }` と書いてください
check-key-arn = `{ $found }` はサポートされなくなりました。呼び出し元には `aws:PrincipalArn`、リソースには `aws:SourceArn` を使ってください
check-key-format = `{ $found }` は条件キーではありません。`aws:SourceIp` のように `サービス:名前` と書いてください
check-mfa-false = MFA なしでサインインした場合も `aws:MultiFactorAuthPresent` は `false` として存在するので、{ $effect ->
    [allow] この Allow は MFA なしでも許可します
   *[deny] この Deny はそれを拒否しません
}。`{ $operator }` と `{ $value }` を使ってください
check-mfa-keys = 長期のアクセスキーで署名されたリクエストには `aws:MultiFactorAuthPresent` が存在しないので、{ $effect ->
    [allow] この Allow は MFA なしでも許可します
   *[deny] この Deny はそれを拒否しません
}。`{ $operator }` と `{ $value }` を使ってください
check-mixed-types = この条件の値には複数の JSON の型が混ざっています。すべて引用符で囲んでください
check-never = `{ $key }` がどんな値でも、存在しなくても、このキーの条件すべては満たされず、このステートメントは決して適用されません。どれかを直してください
check-never-both = `{ $internet }` はインターネット経由のリクエストに、`{ $endpoint }` は VPC エンドポイント経由のリクエストにだけ存在し、両方を持つリクエストはないので、このステートメントは決して適用されません。経路ごとにステートメントを分けてください
check-no-account = バケットの ARN にアカウント ID はありませんが、`{ $arn }` には `{ $found }` があり、何にも一致しません。フィールドを空にしてください
check-no-region = IAM の ARN にリージョンはありませんが、`{ $arn }` には `{ $found }` があり、何にも一致しません。フィールドを空にしてください
check-not-principal = これは、匿名の呼び出し元も含め、ここに挙げた以外の全員を許可します。許可する相手を `Principal` に書いてください
check-null-qualifier = `{ $key }` がどんな値でも `{ $operator }` は常に{ $always ->
    [true] 真です
   *[false] 偽です
}。`Null` と書いてください
check-operator-type = `{ $operator }` は `{ $key }` の値の型に合いません。{ $holds ->
    [address] アドレスには `IpAddress` 
    [arn] ARN には `ArnLike` 
    [bool] ブール値には `Bool` 
    [date] 日時には `DateLessThan` など
    [number] 数値には `NumericLessThan` など
   *[text] 文字列には `StringEquals` か `StringLike` 
}を使ってください
check-paired-key = 別の VPC に同じプライベートアドレスがあることもあるため、`aws:VpcSourceIp` だけではそれも対象になります。`aws:SourceVpc` か `aws:SourceVpce` も確かめてください
check-partition = `{ $arn }` の `{ $found }` というパーティションはないため、この ARN は何にも一致しません。{ $known } のいずれかを書いてください
check-pass-role = これにより、`{ $action }` であらゆるロールをサービスに渡し、そのアクセス許可を使えます。ロールを指定するか、`iam:PassedToService` を確かめてください
check-principal-arn = ロールセッションの `aws:PrincipalArn` はロールの ARN なので、`{ $found }` は誰にも一致しません。`{ $near }` と書いてください（ロールにパスがあれば、パスも含めます）
check-principal-id = `{ $found }` は{ $which ->
    [role] ロール
   *[user] ユーザー
}の ID で、削除して作り直すと誰のものでもなくなります。ARN を書いてください
check-private = `aws:SourceIp` の値はパブリックアドレスだけなので、これらのプライベートネットワークには決して一致しません。VPC エンドポイント経由のリクエストには `aws:VpcSourceIp` を使ってください
check-private-not = `aws:SourceIp` の値はパブリックアドレスだけで、これらのプライベートネットワークには含まれないため、この条件は常に真になります。VPC エンドポイント経由のリクエストには `aws:VpcSourceIp` を使ってください
check-private-subset = `{ $found }` はプライベートネットワークで、`aws:SourceIp` の値はパブリックアドレスだけなので、この値は何にも一致しません。VPC エンドポイント経由のリクエストには `aws:VpcSourceIp` を使ってください
check-shared = `{ $found }` は通信事業者の顧客が共有するアドレスで、AWS には事業者のパブリックアドレスから接続するため、`aws:SourceIp` のこの値は何にも一致しません。事業者のパブリックアドレスを書いてください
check-qualifier = `{ $key }` には複数の値があり、`{ $operator }` だけでは比べられません。前に `ForAnyValue:` か `ForAllValues:` を付けてください
check-redundant-entry = `{ $found }` に一致するものはすべて `{ $other }` にも一致するため、この項目には効果がありません。削除してください
check-redundant-number = `{ $kept }` があれば `{ $found }` には効果がありません。削除してください
check-redundant-statement = このステートメントの対象にはすべてステートメント `{ $other }` も適用されるため、効果がありません。削除してください
check-region = `{ $found }` はリージョンではないため、この値は何にも一致しません。`ap-northeast-1` のように書いてください
check-service-case = `{ $arn }` のサービス `{ $found }` は、AWS では小文字で書きます。そう書いてください
check-tag-key = `{ $found }` にタグのキーがありません。`aws:ResourceTag/env` のように `/` の後に書いてください
check-trust-not-principal = 信頼ポリシーに `NotPrincipal` は使えません。信頼する相手を `Principal` に書いてください
check-variable-brace = `{ $found }` の変数が閉じられていません。閉じ波括弧を補ってください
check-variable-element = 変数が展開されるのはリソースと条件だけなので、`{ $found }` はそのままの文字列として扱われます。展開後の値を書いてください
check-variable-empty = `{ $found }` に名前のない変数があります。`aws:username` のような名前を書くか、削除してください
check-variable-operator = `{ $operator }` では変数が展開されないため、`{ $found }` は何にも一致しません。値そのものを書いてください
check-variable-quote = `{ $found }` の変数のデフォルト値が一重引用符で囲まれていません。囲んでください
check-variable-space = `{ $found }` の変数の名前に空白があります。削除してください
check-variable-version = `"Version": "2012-10-17"` がないと変数はただの文字列なので、`{ $found }` はそのまま比べられます。このバージョンを指定してください
check-vpc = `{ $found }` は VPC の ID ではないため、この値は何にも一致しません。`vpc-0123456789abcdef0` のように書いてください
check-vpce = `{ $found }` は VPC エンドポイントの ID ではないため、この値は何にも一致しません。`vpce-0123456789abcdef0` のように書いてください
check-wildcard = `{ $operator }` ではワイルドカードを使えないため、`{ $found }` はそのまま比べられます。ワイルドカードのつもりなら `StringLike` か `StringNotLike` を使ってください
mend-around = 現在のバージョンのポリシーで囲みます
mend-no-region = リージョンを削除します
mend-null = `Null` にします
mend-remove = `{ $found }` を削除します
mend-remove-statement = このステートメントを削除します
mend-take-out = ポリシーを取り出します
mend-two-statements = 経路ごとの 2 つのステートメントに分けます
mend-version = 現在のバージョンを追加します
mend-write = `{ $near }` にします
