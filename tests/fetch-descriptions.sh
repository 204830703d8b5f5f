#!/usr/bin/env bash
# Fetches what Discord and Telegram publish about their APIs into tests/Descriptions, where it judges the fakes: build afterwards.
#   bash tests/fetch-descriptions.sh               from GitHub, the newest
#   bash tests/fetch-descriptions.sh --from DIR    discord-openapi.json, telegram-bot-api.json of a folder; behind it may stand their commits
# Nothing is changed unless both came whole. README.md there says where each is from, of which version, and which blob of Git it is.
set -euo pipefail
cd "$(dirname "$0")"

discord=discord/discord-api-spec
telegram=PaulSonOfLars/telegram-bot-api-spec

from='' commits=()
case "$#:${1-}" in
0:) ;;
2:--from | 4:--from) from=$2 commits=("${@:3}") ;;
*) sed -n '2,5s/^# //p' "$0"; exit 2 ;;
esac

fail() {
    echo "fetch-descriptions: $* Nothing was changed: tests/Descriptions stays as it is." >&2
    exit 1
}

got=$(mktemp -d)
trap 'rm -rf "$got"' EXIT

# NAME REPOSITORY PATH COMMIT: the file, and on standard output the commit that it is of; the last only when it is known before.
take() {
    if [ -n "$from" ]; then
        cp "$from/$1" "$got/$1" 2>/dev/null || fail "There is no $from/$1."
        echo "${4:-a folder}"
        return
    fi

    local commit
    commit=$(git ls-remote "https://github.com/$2" HEAD 2>/dev/null | cut -f1) || true
    [ -n "$commit" ] || fail "https://github.com/$2 can't be reached: is there a network? --from DIR takes files that you have."
    curl -fsSL --max-time 60 "https://raw.githubusercontent.com/$2/$commit/$3" -o "$got/$1" || fail "https://github.com/$2 has no $3."
    echo "$commit"
}

discord_commit=$(take discord-openapi.json "$discord" specs/openapi.json "${commits[0]-}")
telegram_commit=$(take telegram-bot-api.json "$telegram" api.json "${commits[1]-}")

# What is no such description would judge nothing, silently.
grep -q '"openapi"' "$got/discord-openapi.json" && grep -q '/channels/{channel_id}/messages' "$got/discord-openapi.json" ||
    fail "discord-openapi.json is no description of Discord's HTTP API."
grep -q '"sendMessage"' "$got/telegram-bot-api.json" || fail "telegram-bot-api.json is no description of the Bot API."

# The first "version" of each.
version() { grep -m1 -o '"version": *"[^"]*"' "$1" | cut -d'"' -f4; }
blob() { git hash-object --no-filters "$1"; }

mkdir -p Descriptions
cp "$got"/*.json Descriptions/
cat > Descriptions/README.md <<END
# Descriptions

What Discord and Telegram publish about their APIs, unchanged. It judges every call of the bot to the fakes, and every answer of these.
Written by \`bash tests/fetch-descriptions.sh\`; both repositories are under the MIT licence ([LICENSES.txt](LICENSES.txt)).

| File | From | Version | Commit | Blob |
| --- | --- | --- | --- | --- |
| \`discord-openapi.json\` | <https://github.com/$discord>, \`specs/openapi.json\` | $(version Descriptions/discord-openapi.json) | $discord_commit | $(blob Descriptions/discord-openapi.json) |
| \`telegram-bot-api.json\` | <https://github.com/$telegram>, \`api.json\`, read from <https://core.telegram.org/bots/api> | $(version Descriptions/telegram-bot-api.json) | $telegram_commit | $(blob Descriptions/telegram-bot-api.json) |
END
cat Descriptions/README.md
